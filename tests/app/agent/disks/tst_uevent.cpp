#include "app/agent/disks/uevent.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <span>
#include <string>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace std::string_literals;

namespace {

/// As the kernel sends it when a partition of a stick appears.
const auto golden =
    "add@/devices/pci0000:00/usb1/1-1/1-1:1.0/host0/target0:0:0/0:0:0:0/block/sda/sda1\0"s
    "ACTION=add\0DEVPATH=/devices/pci0000:00/usb1/1-1/1-1:1.0/host0/target0:0:0/0:0:0:0/block/"
    "sda/sda1\0SUBSYSTEM=block\0MAJOR=8\0MINOR=1\0DEVNAME=sda1\0DEVTYPE=partition\0"
    "DISKSEQ=12\0PARTN=1\0SEQNUM=1834\0"s;

Result<Uevent> parse(const std::string& message) { return parseUevent(std::as_bytes(std::span(message))); }

std::string replaced(std::string text, const std::string& what, const std::string& by) {
    return text.replace(text.find(what), what.size(), by);
}

} // namespace

class TestAgentUevent : public QObject {
    Q_OBJECT

private slots:
    void readsAMessageOfTheKernel() {
        const auto event = parse(golden);
        QVERIFY(event);
        QCOMPARE(event->action, "add"s);
        QVERIFY(event->path.ends_with("/block/sda/sda1"));
        QCOMPARE(event->subsystem, "block"s);
        QCOMPARE(event->device, "sda1"s);
        QVERIFY((event->number == plans::DeviceNumber{8, 1}));
        QCOMPARE(event->sequence, std::uint64_t{1834});
        QVERIFY(concernsDisks(*event));
    }
    void refusesEveryShorterMessage() {
        for (std::size_t size = 0; size < golden.size(); ++size)
            QVERIFY2(!parse(golden.substr(0, size)), qPrintable(QString::number(size)));
    }
    void ignoresOtherSubsystems() {
        const auto event = parse(replaced(golden, "SUBSYSTEM=block", "SUBSYSTEM=net"));
        QVERIFY(event && !concernsDisks(*event));
    }
    void knowsWhatUdevTellsOfDisks() {
        const auto isAboutDisks = [](const std::string& message) {
            return isUdevsAboutDisks(std::as_bytes(std::span(message)));
        };
        const auto ofUdev = "libudev\0\xfe\xed\xca\xfe"s + golden;
        QVERIFY(isAboutDisks(ofUdev));
        QVERIFY(!isAboutDisks(replaced(ofUdev, "SUBSYSTEM=block", "SUBSYSTEM=net")));
        QVERIFY(!isAboutDisks(golden));
        QVERIFY(!isAboutDisks({}));
    }
    void refusesWhatTheKernelDoesNotSend_data() {
        QTest::addColumn<QByteArray>("message");
        const auto row = [](const char* name, const std::string& message) {
            QTest::newRow(name) << QByteArray(message.data(), static_cast<qsizetype>(message.size()));
        };
        row("udevd", "libudev\0\xfe\xed\xca\xfe"s + golden);
        row("another action", replaced(golden, "ACTION=add", "ACTION=del"));
        row("another path", replaced(golden, "DEVPATH=/devices", "DEVPATH=/device"));
        row("relative path", "add@x\0ACTION=add\0DEVPATH=x\0SUBSYSTEM=block\0SEQNUM=1\0"s);
        row("no subsystem", replaced(golden, "SUBSYSTEM=", "SYSTEM="));
        row("no name", golden + "=1\0"s);
        row("no value", golden + "X\0"s);
        row("sequence", replaced(golden, "SEQNUM=1834", "SEQNUM=18x4"));
        row("long", golden + "X=" + std::string(maxUevent, 'x') + '\0');
    }
    void refusesWhatTheKernelDoesNotSend() {
        QFETCH(const QByteArray, message);
        QVERIFY(!parse(message.toStdString()));
    }
    void takesADeviceWithoutANumber() {
        const auto event =
            parse("remove@/devices/x\0ACTION=remove\0DEVPATH=/devices/x\0SUBSYSTEM=usb\0SEQNUM=7\0"s);
        QVERIFY(event && !event->number && event->device.empty());
    }
};

QTEST_APPLESS_MAIN(TestAgentUevent)
#include "tst_uevent.moc"
