#include "core/base/sha256.h"
#include "core/plans/json.h"
#include "tests/app/agent/flash/flash_box.h"
#include "tests/integration/agent/vm/virtual_machine.h"
#include "tests/support/console_listener.h"
#include "tests/support/registered_test.h"
#include "tests/support/test_size.h"

#include <QFile>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <memory>
#include <vector>

namespace etherdeck::tests {

namespace {

/// The kernel's simulation of the NAND of a Pogoplug E02: mtd0 has one mebibyte.
const std::string flashModule = "modprobe nandsim id_bytes=0x20,0xa1,0x00,0x15 parts=8,32 ";

uboot::Environment firstEnvironment() {
    return environmentOf(
        {{"bootcmd", "run bootcmd_usb; reset"}, {"bootdelay", "10"}, {"note", "a=b; \"c d\""}});
}

std::string imageOf(const uboot::Environment& environment) {
    return std::string(asText(*environment.build(eraseBytes)));
}

Json setWish(const std::string& name, const std::string& value) {
    return {{"kind", "uboot-env"}, {"changes", {{{"name", name}, {"value", value}}}}};
}

} // namespace

/// U-Boot's environment in real MTD devices, and the kernel's netconsole, on a box with Debian's kernel.
class TestFlash : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void cleanupTestCase() { m_box.reset(); }

    void isReadAndWritten();
    void toolsAndAgentReadEachOther_data();
    void toolsAndAgentReadEachOther();
    void killedAnywhereItGoesBack_data();
    void killedAnywhereItGoesBack();
    void aBadBlockIsRefused();
    void aWornBlockIsTold();
    void allPartitionsAreListedAndRead();
    void theKernelSendsItsMessages();

private:
    /// New flash, with the environment in it.
    void insertFlash(const std::string& options = {});
    Json change(const Json& wish);
    [[nodiscard]] std::string hashOfEnvironment();

    QTemporaryDir m_network;
    std::unique_ptr<VirtualMachine> m_box;
    bool m_hasTools = false; ///< those of U-Boot itself
};

void TestFlash::initTestCase() {
    m_box = std::make_unique<VirtualMachine>(VirtualMachine::Role::Box, m_network.path());
    m_box->letReachHost(); // netconsole goes there
    const auto tools = m_network.filePath("uboot-tools");
    m_hasTools = QProcess::execute(ETHERDECK_FETCH_ENVTOOLS, {ETHERDECK_ENVTOOLS_FOLDER}) == 0 &&
                 QFile::copy(ETHERDECK_ENVTOOLS_FOLDER "/fw_printenv", tools);
    if (m_hasTools)
        m_box->addProgram(tools);
    QVERIFY2(m_box->powerOn(), m_box->trouble());
    m_box->run("echo '/dev/mtd0 0xc0000 0x20000 0x20000' >/etc/fw_env.config; mkdir /tmp/uboot; "
               "for name in fw_printenv fw_setenv; do ln -s /usr/sbin/uboot-tools /tmp/uboot/$name; done");
}

void TestFlash::insertFlash(const std::string& options) {
    const auto image = imageOf(firstEnvironment());
    const auto used = image.find_last_not_of('\0') + 1;
    std::string script = "rmmod nandsim 2>/dev/null; " + flashModule + options +
                         "; until [ -c /dev/mtd0 ]; do sleep 0.1; done\nprintf '%b' '";
    for (const char c : image.substr(0, used))
        script += QString("\\0%1").arg(static_cast<unsigned char>(c), 3, 8, QLatin1Char('0')).toStdString();
    script += "' >/tmp/env; head -c " + std::to_string(image.size() - used) +
              " /dev/zero >>/tmp/env\ndd if=/tmp/env of=/dev/mtd0 bs=131072 seek=6 2>/dev/null || true";
    m_box->run(script);
}

Json TestFlash::change(const Json& wish) {
    const auto plan = m_box->plan(wish);
    if (plan.contains("error"))
        return plan;
    return m_box->call(
        "change.apply",
        {{"plan", plan["id"]}, {"click", true}, {"confirm", plan["confirm"]}, {"backup", plan["backup"]}});
}

std::string TestFlash::hashOfEnvironment() {
    return m_box->run("dd if=/dev/mtd0 bs=131072 skip=6 count=1 2>/dev/null | sha256sum").substr(0, 64);
}

void TestFlash::isReadAndWritten() {
    insertFlash();
    const auto read = m_box->call("uboot.env.read");
    QVERIFY2(read["fault"].is_null() && read["bad_blocks"].empty(), read.dump().c_str());
    QVERIFY2(read["variables"]["note"] == "a=b; \"c d\"", read.dump().c_str());
    QVERIFY2(read["partition"]["bytes"] == flashBytes && read["partition"]["erase_bytes"] == eraseBytes,
             read.dump().c_str());
    const auto backup = plans::backupFrom(m_box->call("uboot.env.backup"));
    QVERIFY(backup && backup->content.size() == flashBytes);
    const auto done = change(setWish("bootdelay", "3"));
    QVERIFY2(!done.contains("error"), done.dump().c_str());
    auto expected = firstEnvironment();
    expected.set("bootdelay", "3");
    QCOMPARE(hashOfEnvironment(), sha256(imageOf(expected)));
    const auto undone = change({{"kind", "undo"}});
    QVERIFY2(!undone.contains("error"), undone.dump().c_str());
    QCOMPARE(hashOfEnvironment(), sha256(imageOf(firstEnvironment())));
}

void TestFlash::toolsAndAgentReadEachOther_data() {
    QTest::addColumn<QString>("folder");
    QTest::newRow("libubootenv") << "/usr/bin/";
    QTest::newRow("U-Boot's tools/env") << "/tmp/uboot/";
}

void TestFlash::toolsAndAgentReadEachOther() {
    QFETCH(QString, folder);
    if (!m_hasTools && folder != "/usr/bin/")
        QSKIP("U-Boot's tools cannot be built here");
    const auto tools = folder.toStdString();
    insertFlash();
    const auto done = change(setWish("added", "one two; three=\"4\""));
    QVERIFY2(!done.contains("error"), done.dump().c_str());
    QCOMPARE(m_box->run(tools + "fw_printenv added"), std::string("added=one two; three=\"4\"\n"));
    m_box->run(tools + "fw_setenv bootdelay 5");
    const auto read = m_box->call("uboot.env.read");
    QVERIFY2(read["fault"].is_null() && read["variables"]["bootdelay"] == "5", read.dump().c_str());
    QVERIFY2(read["variables"]["note"] == "a=b; \"c d\"", read.dump().c_str());
}

void TestFlash::killedAnywhereItGoesBack_data() {
    QTest::addColumn<QString>("call");
    QTest::newRow("pwrite64") << "pwrite64";
    if (sizeOf(false, true))
        QTest::newRow("ioctl") << "ioctl";
}

/// Before the first, the second, … write to flash, or call that erases it; in the usual size before some of
/// the eight writes, since the same is done with a file before each call of several kinds.
void TestFlash::killedAnywhereItGoesBack() {
    QFETCH(QString, call);
    insertFlash();
    const auto before = hashOfEnvironment();
    const auto name = call.toStdString();
    const auto isFull = sizeOf(false, true);
    const std::vector<int> some{1, 5, 8};
    int kills = 0;
    for (; isFull || kills < static_cast<int>(some.size()); ++kills) {
        QVERIFY(kills < 200);
        const auto at = isFull ? kills + 1 : some.at(static_cast<std::size_t>(kills));
        const auto plan = m_box->plan(setWish("bootdelay", "3"));
        QVERIFY2(plan.contains("id"), plan.dump().c_str());
        m_box->run("setsid strace -f -p $(pidof etherdeck-agent) -o /dev/null -e trace=" + name +
                   " -e inject=" + name + ":signal=SIGKILL:when=" + std::to_string(at) +
                   " >/tmp/strace 2>&1 & until grep -q attached /tmp/strace; do sleep 0.1; done");
        const auto done =
            m_box->call("change.apply", {{"plan", plan["id"]}, {"click", true}, {"backup", plan["backup"]}});
        if (!done.contains("error")) { // there were fewer of them
            m_box->run("killall strace; while pidof strace; do sleep 0.1; done");
            QVERIFY(isFull);
            break;
        }
        m_box->restartAgent();
        QCOMPARE(hashOfEnvironment(), before);
        const auto read = m_box->call("uboot.env.read");
        QVERIFY2(read["unfinished"] == "" && read["fault"].is_null(), read.dump().c_str());
    }
    QVERIFY2(!isFull || kills >= 8, qPrintable(QString::number(kills)));
    qInfo("killed %d times", kills);
}

void TestFlash::aBadBlockIsRefused() {
    insertFlash("badblocks=6");
    const auto read = m_box->call("uboot.env.read");
    QVERIFY2(read["bad_blocks"] == Json::array({usualOffset}), read.dump().c_str());
    QCOMPARE(AgentCalls::codeOf(m_box->plan(setWish("bootdelay", "3"))), std::string("bad-block"));
}

/// The third block of the second partition is bad.
void TestFlash::allPartitionsAreListedAndRead() {
    insertFlash("badblocks=10");
    const auto list = m_box->call("flash.list")["partitions"];
    QVERIFY2(list.size() == 3, list.dump().c_str()); // the rest of the chip is one as well
    QVERIFY2(list[0]["bad_blocks"].empty() && list[0]["uses"].empty(), list.dump().c_str());
    QVERIFY2(list[1]["bad_blocks"] == Json::array({2 * eraseBytes}), list.dump().c_str());
    const auto read = [this, &list](std::size_t index, std::size_t offset, std::size_t size) {
        return m_box->call("flash.read", {{"partition", list[index]}, {"offset", offset}, {"size", size}});
    };
    const auto whole = read(0, 0, flashBytes);
    QVERIFY2(whole["sha256"] == m_box->run("dd if=/dev/mtd0 bs=131072 2>/dev/null | sha256sum").substr(0, 64),
             whole.dump().substr(0, 300).c_str());
    const auto piece = read(1, eraseBytes, 3 * eraseBytes); // over the bad block
    QVERIFY2(piece["sha256"] == sha256(std::string(3 * eraseBytes, '\xff')),
             piece.dump().substr(0, 300).c_str());
    auto other = list[0];
    other["name"] = "another";
    QCOMPARE(
        AgentCalls::codeOf(m_box->call("flash.read", {{"partition", other}, {"offset", 0}, {"size", 5}})),
        std::string("state-moved"));
}

void TestFlash::aWornBlockIsTold() {
    insertFlash("weakblocks=6:1");
    Json done;
    for (const auto* const delay : {"1", "2", "3", "4", "5"}) {
        done = change(setWish("bootdelay", delay));
        if (done.contains("error"))
            break;
    }
    QCOMPARE(AgentCalls::codeOf(done), std::string("undo-failed"));
    const auto read = m_box->call("uboot.env.read");
    QVERIFY2(!read["unfinished"].get<std::string>().empty(), read.dump().c_str());
    QCOMPARE(AgentCalls::codeOf(m_box->plan({{"kind", "reboot"}})), std::string("half-written"));
    m_box->restartAgent();
    const auto warnings = m_box->call("box.get")["warnings"].dump();
    QVERIFY2(warnings.find("was not written completely") != std::string::npos, warnings.c_str());
}

void TestFlash::theKernelSendsItsMessages() {
    ConsoleListener console(QHostAddress::LocalHost);
    const auto hears = [&console](const char* text) {
        return console.listenUntil([&] {
            const auto texts = textsOf(console.lines());
            return std::ranges::any_of(texts, [text](const QString& line) { return line.contains(text); });
        });
    };
    const auto level = [this] { return m_box->call("netconsole.read")["level"].get<int>(); };
    m_box->run("mkdir -p /etc/modules-load.d /etc/modprobe.d /etc/sysctl.d; dmesg -n 4");
    const auto done = change({{"kind", "netconsole"}, {"server", "10.0.2.2"}, {"port", console.port()}});
    QVERIFY2(!done.contains("error"), done.dump().c_str());
    const auto now = m_box->call("netconsole.read");
    QVERIFY2(now["loaded"] == true && now["target"]["server"] == "10.0.2.2" && now["level"] == 8,
             now.dump().c_str());
    QVERIFY2(now["target"]["extended"] == true && now["at_boot"] == now["target"], now.dump().c_str());
    QVERIFY(!m_box->call("netconsole.test", {{"text", "etherdeck-test-1"}}).contains("error"));
    QVERIFY(m_box->run("dmesg").find("etherdeck-test-1") != std::string::npos);
    QVERIFY(hears("etherdeck-test-1"));
    // Undoing a change of where it goes brings the earlier place back.
    const auto moved = change({{"kind", "netconsole"}, {"server", "10.0.2.3"}});
    QVERIFY2(!moved.contains("error"), moved.dump().c_str());
    const auto undone = change({{"kind", "undo"}});
    QVERIFY2(!undone.contains("error"), undone.dump().c_str());
    QVERIFY(m_box->call("netconsole.read")["target"] == now["target"]);
    // As after a start: the module has the parameter.
    m_box->run("rmdir /sys/kernel/config/netconsole/etherdeck; modprobe -r netconsole; modprobe netconsole");
    QVERIFY(m_box->call("netconsole.read")["target"].is_null());
    QVERIFY(!m_box->call("netconsole.test", {{"text", "etherdeck-test-2"}}).contains("error"));
    QVERIFY(hears("etherdeck-test-2"));
    const auto off = change({{"kind", "netconsole"}});
    QVERIFY2(!off.contains("error"), off.dump().c_str());
    const auto after = m_box->call("netconsole.read");
    QVERIFY2(after["loaded"] == false && after["at_boot"].is_null(), after.dump().c_str());
    QCOMPARE(level(), 4);
}

} // namespace etherdeck::tests

using etherdeck::tests::TestFlash;
VM_TEST_MAIN(TestFlash, etherdeck::tests::sizeOf(false, true))
#include "tst_flash.moc"
