#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/devices/netconsole/reading.h"

#include <QSignalSpy>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

struct Read {
    std::shared_ptr<demo::FakeDevices> commands = std::make_shared<demo::FakeDevices>();
    DeviceState state = demo::plugState();
    QObject parent;
    NetconsoleReading reading{commands, demo::plugDevice, &parent};

    void can(const std::string& capability) { state.greeting.capabilities.push_back(capability); }
    /// True once all is read.
    [[nodiscard]] bool run() {
        reading.start(state);
        return QTest::qWaitFor([this] { return !reading.isUnderWay(); });
    }
};

} // namespace

class NetconsoleReadingTest : public QObject {
    Q_OBJECT

private slots:
    void readsBothParts() {
        Read read;
        read.can("uboot-env");
        read.can("netconsole");
        QSignalSpy answered(&read.reading, &NetconsoleReading::answered);
        read.reading.start(read.state);
        QCOMPARE(read.reading.bootText(), QStringLiteral("Being read…"));
        QCOMPARE(read.reading.kernelText(), QStringLiteral("Being read…"));
        QTRY_VERIFY(!read.reading.isUnderWay());
        QCOMPARE(answered.size(), 2);
        QVERIFY(read.reading.found().environment && read.reading.found().kernel);
        QVERIFY(!read.reading.failure());
        QVERIFY(read.reading.bootText().startsWith("Started at each boot"));
        QCOMPARE(read.reading.kernelText(), QStringLiteral("Off."));
    }

    void asksForNothingThatTheAgentCannotTell() {
        Read read;
        QVERIFY(read.run());
        QCOMPARE(read.commands->environmentsRead, 0);
        QCOMPARE(read.reading.bootText(), QStringLiteral("The box does not show U-Boot's environment."));
        QCOMPARE(read.reading.kernelText(), QStringLiteral("The agent of the box is too old to tell."));
    }

    void saysThatTheEnvironmentIsDamaged() {
        Read read;
        read.can("uboot-env");
        read.commands->environment->fault = uboot::EnvironmentFault::Checksum;
        QVERIFY(read.run());
        QVERIFY(!read.reading.found().environment && !read.reading.failure());
        QCOMPARE(read.reading.bootText(), QStringLiteral("The environment is damaged: see the tab U-Boot."));
    }

    void saysWhyItCouldNotBeReadAndForgetsThatLater() {
        Read read;
        read.can("uboot-env");
        const auto environment = read.commands->environment;
        read.commands->environment.reset();
        QVERIFY(read.run());
        QVERIFY(read.reading.failure());
        QCOMPARE(read.reading.bootText(), QStringLiteral("Not known."));
        read.commands->environment = environment;
        QVERIFY(read.run());
        QVERIFY(!read.reading.failure() && read.reading.found().environment);
    }
};

QTEST_MAIN(NetconsoleReadingTest)
#include "tst_reading.moc"
