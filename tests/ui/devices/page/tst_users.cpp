#include "tests/support/registered_test.h"
#include "tests/ui/support/fake_devices.h"
#include "ui/devices/page/users_dialog.h"
#include "ui/widgets/notice.h"

#include <QPushButton>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

const MacAddress own({2, 0, 0, 0, 0, 1});
const MacAddress other({2, 0, 0, 0, 0, 2});

struct Watched {
    std::shared_ptr<demo::FakeDevices> commands = std::make_shared<demo::FakeDevices>();
    std::unique_ptr<UsersDialog> dialog;

    void open() {
        dialog = std::make_unique<UsersDialog>(commands, demo::plugDevice, Address(7, 3), [] {
            return SanView{{}, {{"san0", own}}};
        });
        dialog->show();
    }
    [[nodiscard]] Notice::Message message() const { return dialog->notice().message(); }
    [[nodiscard]] QPushButton* button(const QString& text) const {
        for (auto* one : dialog->findChildren<QPushButton*>())
            if (one->text() == text)
                return one;
        return nullptr;
    }
};

} // namespace

class DeviceUsersTest : public QObject {
    Q_OBJECT

private slots:
    void showsThatItIsWatching();
    void nobodySeenIsUnknown();
    void namesThoseThatWereSeen();
    void saysWhyItCouldNotWatch();
};

void DeviceUsersTest::showsThatItIsWatching() {
    Watched watched;
    watched.commands->isHeld = true;
    watched.open();
    QTRY_COMPARE(watched.message().progress, 500); // step 1 of 2
    QVERIFY(!watched.button("Watch again")->isEnabled());
    QVERIFY(watched.button("Cancel"));
    watched.commands->release();
    QTRY_VERIFY(watched.button("Watch again")->isEnabled());
    QCOMPARE(watched.message().progress, -1);
}

void DeviceUsersTest::nobodySeenIsUnknown() {
    Watched watched;
    watched.open();
    QTRY_COMPARE(watched.message().title, QStringLiteral("Nobody was seen; whether e7.3 is used is unknown"));
    QCOMPARE(watched.message().lamp, Lamp::Doubt);
    watched.commands->users.looked = false;
    watched.button("Watch again")->click();
    QTRY_COMPARE(watched.message().title, QStringLiteral("Who uses e7.3 is unknown"));
}

void DeviceUsersTest::namesThoseThatWereSeen() {
    Watched watched;
    watched.commands->users.users = {{own, 12, 0}, {other, 0, 1'500}};
    watched.open();
    QTRY_COMPARE(watched.message().title, QStringLiteral("2 initiators use e7.3"));
    QCOMPARE(watched.message().text, QStringLiteral("02:00:00:00:00:01, this computer: 12 reads, 0 writes\n"
                                                    "02:00:00:00:00:02: 0 reads, 1,500 writes"));
}

void DeviceUsersTest::saysWhyItCouldNotWatch() {
    Watched watched;
    watched.commands->failure = remote::ConnectionError{};
    watched.open();
    QTRY_COMPARE(watched.message().title, QStringLiteral("Not connected"));
    watched.commands->failure.reset();
    watched.button("Watch again")->click();
    QTRY_COMPARE(watched.message().lamp, Lamp::Doubt);
}

QTEST_MAIN(DeviceUsersTest)
#include "tst_users.moc"
