#include "tests/integration/agent/vm/virtual_machine.h"
#include "tests/support/registered_test.h"
#include "tests/support/test_size.h"

#include <QTest>

#include <memory>

using namespace etherdeck;
using namespace etherdeck::tests;

namespace {

constexpr auto diskName = "/dev/disk/by-id/virtio-PLAIN-0001";

QString sumOf(const std::string& output) { return QString::fromStdString(output).section(' ', 0, 0); }

} // namespace

/// What the agent exports, as the initiator of the Linux kernel uses it. At full size only: it takes two
/// virtual machines.
class TestInitiator : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void whatIsWrittenIsOnTheDisk();
    void requestsWaitWhileItIsStopped();
    void theDiskIsTheSameAtAnotherAddressAndBack();
    void anInitiatorThatIsNotAllowedSeesNothing();

private:
    /// Waits until the desk has the device and can read all of it; its checksum.
    QString readAtDesk(const std::string& address);
    QString sumAtBox();
    void change(const Json& wish);

    QTemporaryDir m_network;
    VirtualMachine m_box{VirtualMachine::Role::Box, m_network.path()};
    VirtualMachine m_desk{VirtualMachine::Role::Desk, m_network.path()};
};

void TestInitiator::initTestCase() {
    m_box.addDisk("PLAIN-0001", 4 * mebibyte); // read often, and slowly after a loss
    QVERIFY2(m_box.powerOn(), m_box.trouble());
    QVERIFY2(m_desk.powerOn(), m_desk.trouble());
    change({{"kind", "export-create"},
            {"export", {{"address", "e9.1"}, {"disk", diskName}, {"interfaces", {"eth1"}}}}});
}

void TestInitiator::change(const Json& wish) {
    const auto applied = m_box.change(wish);
    QVERIFY2(!applied.contains("error"), applied.dump().c_str());
}

QString TestInitiator::readAtDesk(const std::string& address) {
    const auto device = "/dev/etherd/" + address;
    return sumOf(m_desk.run("until [ -b " + device + " ] && blockdev --flushbufs " + device +
                            " && dd of=/dev/null bs=512 count=1 2>/dev/null if=" + device +
                            "; do echo >/dev/etherd/discover; sleep 0.2; done; md5sum " + device));
}

QString TestInitiator::sumAtBox() {
    return sumOf(m_box.run("blockdev --flushbufs " + std::string(diskName) + "; md5sum " + diskName));
}

void TestInitiator::whatIsWrittenIsOnTheDisk() {
    const auto empty = readAtDesk("e9.1");
    QCOMPARE(empty, sumAtBox());
    QCOMPARE(m_desk.run("cat '/sys/block/etherd!e9.1/size'"), std::string("8192\n"));
    m_desk.run("dd if=/dev/urandom of=/dev/etherd/e9.1 bs=256K count=8 seek=3 conv=fsync");
    const auto written = readAtDesk("e9.1");
    QVERIFY(written != empty);
    QCOMPARE(sumAtBox(), written);
}

void TestInitiator::requestsWaitWhileItIsStopped() {
    const auto before = readAtDesk("e9.1");
    change({{"kind", "export-stop"}, {"address", "e9.1"}});
    m_desk.run(
        "blockdev --flushbufs /dev/etherd/e9.1; "
        "(md5sum /dev/etherd/e9.1 >/run/sum.new; mv /run/sum.new /run/sum) </dev/null >/dev/null 2>&1 &");
    m_desk.run("sleep 2; [ ! -e /run/sum ]");
    change({{"kind", "export-start"}, {"address", "e9.1"}});
    QCOMPARE(sumOf(m_desk.run("until [ -e /run/sum ]; do sleep 0.1; done; cat /run/sum")), before);
}

void TestInitiator::theDiskIsTheSameAtAnotherAddressAndBack() {
    const auto before = readAtDesk("e9.1");
    change({{"kind", "export-change"}, {"address", "e9.1"}, {"edit", {{"address", "e9.2"}}}});
    QCOMPARE(readAtDesk("e9.2"), before);
    m_desk.run("dd if=/dev/urandom of=/dev/etherd/e9.2 bs=256K count=2 conv=fsync");
    const auto written = readAtDesk("e9.2");
    QVERIFY(written != before);
    change({{"kind", "export-change"}, {"address", "e9.2"}, {"edit", {{"address", "e9.1"}}}});
    QCOMPARE(readAtDesk("e9.1"), written);
    QCOMPARE(sumAtBox(), written);
}

void TestInitiator::anInitiatorThatIsNotAllowedSeesNothing() {
    change({{"kind", "export-allow"}, {"address", "e9.1"}, {"mac", "02:00:00:00:00:01"}, {"allowed", true}});
    m_desk.run("rmmod aoe; modprobe aoe; until [ -e /dev/etherd/discover ]; do sleep 0.1; done");
    m_desk.run(
        "for i in 1 2 3 4 5; do echo >/dev/etherd/discover; sleep 0.2; done; [ ! -e /dev/etherd/e9.1 ]");
    change({{"kind", "export-allow"}, {"address", "e9.1"}, {"mac", "52:54:00:00:00:0d"}, {"allowed", true}});
    QCOMPARE(readAtDesk("e9.1"), sumAtBox());
}

VM_TEST_MAIN(TestInitiator, sizeOf(false, true))
#include "tst_initiator.moc"
