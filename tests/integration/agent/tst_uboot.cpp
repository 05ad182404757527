#include "core/base/sha256.h"
#include "core/plans/json.h"
#include "tests/app/agent/flash/flash_box.h"
#include "tests/integration/agent/real_agent.h"
#include "tests/support/network_namespace.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <filesystem>
#include <fstream>
#include <memory>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

Json setWish(const std::string& name, const Json& value) {
    return {{"kind", "uboot-env"}, {"changes", {{{"name", name}, {"value", value}}}}};
}

const uboot::Environment& firstEnvironment() {
    static const auto environment = environmentOf({{"bootcmd", "run bootcmd_usb; reset"},
                                                   {"bootdelay", "10"},
                                                   {"note", "a=b; echo \"x y\" 'z'"},
                                                   {"ethaddr", "00:25:31:00:00:01"}});
    return environment;
}

} // namespace

/// U-Boot's environment of a Pogoplug E02 whose flash is a file, changed by the real agent.
class TestAgentUboot : public QObject {
    Q_OBJECT

private slots:
    void init();
    void cleanup() { m_agent.reset(); }

    void toolsAndAgentReadEachOther();
    void nothingIsWrittenWithoutABackup();
    void aBackupIsRestored();
    void aWornBlockIsToldUntilItIsRestored();
    void killedAnywhereItGoesBack_data();
    void killedAnywhereItGoesBack();

private:
    void put(const std::string& name, const std::string& content) const;
    [[nodiscard]] std::string flash() const;
    [[nodiscard]] std::string environmentBytes() const { return flash().substr(usualOffset, eraseBytes); }
    Json readEnvironment() { return m_agent->call("uboot.env.read"); }
    /// Plans, fetches the backup, and applies.
    Json change(const Json& wish);

    std::unique_ptr<RealAgent> m_agent;
};

void TestAgentUboot::put(const std::string& name, const std::string& content) const {
    const std::filesystem::path path(m_agent->file(name));
    std::filesystem::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << content;
}

std::string TestAgentUboot::flash() const {
    std::ifstream file(m_agent->file("dev/mtd0"), std::ios::binary);
    return {std::istreambuf_iterator<char>(file), {}};
}

void TestAgentUboot::init() {
    m_agent = std::make_unique<RealAgent>();
    put("proc/device-tree/model", std::string("Cloud Engines Pogoplug E02\0", 27));
    put("proc/device-tree/compatible",
        std::string("cloudengines,pogoe02\0marvell,kirkwood-88f6281\0marvell,kirkwood\0", 63));
    put("proc/meminfo", "MemTotal:         250000 kB\nMemAvailable:     100000 kB\n");
    put("proc/mtd", "dev:    size   erasesize  name\nmtd0: 00100000 00020000 \"u-boot\"\n");
    put("sys/class/mtd/mtd0/flags", "0x400\n");
    put("sys/class/mtd/mtd0/name", "u-boot\n");
    put("dev/mtd0", flashWith(firstEnvironment()).toStdString());
    put("fw_env.config", m_agent->file("dev/mtd0") + " 0xc0000 0x20000 0x20000\n");
    QVERIFY(m_agent->call("box.get")["is_pogoplug_e02"] == true);
}

Json TestAgentUboot::change(const Json& wish) {
    const auto plan = m_agent->plan(wish);
    if (plan.contains("error"))
        return plan;
    const auto backup = plans::backupFrom(m_agent->call("uboot.env.backup"));
    if (!backup || backup->sha256 != plan["backup"] || backup->content != flash())
        return {{"error", {{"code", "backup"}, {"message", "the backup is not what is in the flash"}}}};
    return m_agent->call(
        "change.apply",
        {{"plan", plan["id"]}, {"click", true}, {"confirm", plan["confirm"]}, {"backup", plan["backup"]}});
}

void TestAgentUboot::toolsAndAgentReadEachOther() {
    const QStringList config{"-c", QString::fromStdString(m_agent->file("fw_env.config"))};
    const auto done = change(setWish("added", "one two; three=\"4\""));
    QVERIFY2(!done.contains("error"), done.dump().c_str());
    QCOMPARE(runTool("fw_printenv", config + QStringList{"added"}).value_or(""),
             std::string("added=one two; three=\"4\"\n"));
    QVERIFY(runTool("fw_setenv", config + QStringList{"bootdelay", "5"}));
    const auto read = readEnvironment();
    QVERIFY2(read["fault"].is_null(), read.dump().c_str());
    QVERIFY(read["variables"]["bootdelay"] == "5");
    QVERIFY(read["variables"]["note"] == firstEnvironment().value("note"));
    const auto removed = change(setWish("added", nullptr));
    QVERIFY2(!removed.contains("error"), removed.dump().c_str());
    QVERIFY(!runTool("fw_printenv", config).value_or("added=").starts_with("added="));
    const auto undone = m_agent->plan({{"kind", "undo"}});
    QVERIFY2(undone["steps"][2]["diff"].get<std::string>().find("+added=one two") != std::string::npos,
             undone.dump().c_str());
    // Only the blocks of the environment were touched.
    auto rest = flash();
    rest.erase(usualOffset, eraseBytes);
    QVERIFY(rest == std::string(flashBytes - eraseBytes, '\xff'));
}

void TestAgentUboot::nothingIsWrittenWithoutABackup() {
    const auto before = flash();
    const auto plan = m_agent->plan(setWish("bootdelay", "3"));
    QVERIFY2(plan.contains("id"), plan.dump().c_str());
    const auto refused = m_agent->call("change.apply", {{"plan", plan["id"]}, {"click", true}});
    QCOMPARE(AgentCalls::codeOf(refused), std::string("backup-needed"));
    const auto dangerous = m_agent->plan(setWish("bootcmd", "reset"));
    const auto unconfirmed = m_agent->call(
        "change.apply", {{"plan", dangerous["id"]}, {"click", true}, {"backup", dangerous["backup"]}});
    QCOMPARE(AgentCalls::codeOf(unconfirmed), std::string("confirmation-needed"));
    put("sys/class/mtd/mtd0/flags", "0x0\n");
    QCOMPARE(AgentCalls::codeOf(m_agent->plan(setWish("bootdelay", "3"))), std::string("read-only"));
    put("sys/class/mtd/mtd0/flags", "0x400\n");
    put("dev/mtd0.bad-blocks", "0\n");
    QCOMPARE(AgentCalls::codeOf(m_agent->plan(setWish("bootdelay", "3"))), std::string("bad-block"));
    std::filesystem::remove(m_agent->file("dev/mtd0.bad-blocks"));
    put("proc/meminfo", "MemTotal:         125000 kB\n");
    QCOMPARE(AgentCalls::codeOf(m_agent->plan(setWish("bootdelay", "3"))), std::string("unknown-layout"));
    put("etc/fw_env.config", "/dev/mtd0 0xc0000 0x20000 0x20000\n");
    QCOMPARE(AgentCalls::codeOf(m_agent->plan(setWish("bootdelay", "3"))), std::string("wrong-board"));
    QVERIFY(flash() == before);
    QVERIFY(!std::filesystem::exists(m_agent->state() + "/uboot"));
}

void TestAgentUboot::aBackupIsRestored() {
    const auto backup = m_agent->call("uboot.env.backup");
    QVERIFY2(backup["format"] == "etherdeck-uboot-backup", backup.dump().substr(0, 300).c_str());
    Json wish{{"kind", "uboot-env-restore"}, {"variables", firstEnvironment().variables()}};
    for (const auto* const member : {"model", "mac", "partition", "offset", "size"})
        wish[member] = backup[member];
    QCOMPARE(AgentCalls::codeOf(m_agent->plan(wish)), std::string("nothing-to-do"));
    auto damaged = flash();
    damaged[usualOffset + 5] ^= 1;
    put("dev/mtd0", damaged);
    QVERIFY(readEnvironment()["fault"] == "checksum");
    QCOMPARE(AgentCalls::codeOf(m_agent->plan(setWish("bootdelay", "3"))), std::string("bad-checksum"));
    auto other = wish;
    other["mac"] = "00:25:31:00:00:99";
    QCOMPARE(AgentCalls::codeOf(m_agent->plan(other)), std::string("other-box"));
    const auto done = change(wish);
    QVERIFY2(!done.contains("error"), done.dump().c_str());
    QVERIFY(flash() == flashWith(firstEnvironment()).toStdString());
}

void TestAgentUboot::aWornBlockIsToldUntilItIsRestored() {
    const auto before = flash();
    const auto backup = m_agent->call("uboot.env.backup");
    put("dev/mtd0.worn-blocks", "786432\n");
    const auto failed = change(setWish("bootdelay", "3"));
    QCOMPARE(AgentCalls::codeOf(failed), std::string("undo-failed"));
    QVERIFY2(failed["error"]["message"].get<std::string>().find("do not restart the box") !=
                 std::string::npos,
             failed.dump().c_str());
    m_agent->kill();
    m_agent->start();
    const auto warnings = m_agent->call("box.get")["warnings"].dump();
    QVERIFY2(warnings.find("was not written completely") != std::string::npos, warnings.c_str());
    QCOMPARE(AgentCalls::codeOf(m_agent->plan({{"kind", "reboot"}})), std::string("half-written"));
    const std::string unfinished = readEnvironment()["unfinished"];
    QVERIFY2(std::filesystem::exists(unfinished), unfinished.c_str());
    std::filesystem::remove(m_agent->file("dev/mtd0.worn-blocks"));
    Json wish{{"kind", "uboot-env-restore"}, {"variables", firstEnvironment().variables()}};
    for (const auto* const member : {"model", "mac", "partition", "offset", "size"})
        wish[member] = backup[member];
    const auto done = change(wish);
    QVERIFY2(!done.contains("error"), done.dump().c_str());
    QVERIFY(flash() == before);
    QCOMPARE(readEnvironment()["unfinished"].get<std::string>(), std::string());
}

void TestAgentUboot::killedAnywhereItGoesBack_data() {
    QTest::addColumn<QString>("call");
    for (const auto* call : {"pwrite64", "rename", "unlink", "write", "fsync"})
        QTest::newRow(call) << call;
}

/// The agent is killed before the first, the second, … of these system calls, and so after the one before it.
void TestAgentUboot::killedAnywhereItGoesBack() {
    QFETCH(QString, call);
    if (qEnvironmentVariableIsSet("ETHERDECK_AGENT_PROGRAM"))
        QSKIP("the system calls of an emulator are not those of the agent");
    const auto before = flash();
    auto expected = firstEnvironment();
    expected.set("bootdelay", "3");
    const auto after = flashWith(expected).toStdString();
    int kills = 0;
    for (;; ++kills) {
        QVERIFY(kills < 100);
        const auto plan = m_agent->plan(setWish("bootdelay", "3"));
        QVERIFY2(plan.contains("id"), plan.dump().c_str());
        const auto name = call.toStdString();
        auto killer = Program::start(
            m_agent->box(),
            {"strace", "-f", "-p", std::to_string(m_agent->processId()), "-o", "/dev/null", "-e",
             "trace=" + name, "-e", "inject=" + name + ":signal=SIGKILL:when=" + std::to_string(kills + 1)});
        QVERIFY2(killer, "strace is needed");
        QVERIFY2(killer->waitForOutput("attached", 10s), killer->output().c_str());
        const auto done = m_agent->call("change.apply",
                                        {{"plan", plan["id"]}, {"click", true}, {"backup", plan["backup"]}});
        if (!done.contains("error"))
            break; // there were fewer of them
        QCOMPARE(AgentCalls::codeOf(done), std::string("connection"));
        m_agent->kill();
        m_agent->start();
        const auto read = readEnvironment();
        const auto isOld = flash() == before;
        QVERIFY2(isOld || flash() == after, qPrintable(QString("%1 %2").arg(call).arg(kills)));
        QVERIFY2(read["unfinished"] == "", read.dump().c_str());
        QVERIFY(!std::filesystem::exists(m_agent->state() + "/open-change.json"));
        const auto entry = m_agent->call("journal.list", {{"limit", 1}})["entries"];
        if (!entry.empty() && isOld) {
            const auto told = entry[0]["result"] == "failed" || entry[0]["result"] == "applied";
            QVERIFY2(told, entry.dump().c_str());
        }
        if (!isOld) { // it was complete, and the entry of the journal was written
            QVERIFY2(!entry.empty() && entry[0]["result"] == "applied", entry.dump().c_str());
            put("dev/mtd0", before);
        }
    }
    QVERIFY2(kills > 1, qPrintable(QString::number(kills)));
    qInfo("killed %d times", kills);
}

NAMESPACE_TEST_MAIN(TestAgentUboot)
#include "tst_uboot.moc"
