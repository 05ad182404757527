#include "core/base/base64.h"
#include "core/base/sha256.h"
#include "core/plans/json.h"
#include "tests/integration/agent/uboot_box.h"
#include "tests/support/network_namespace.h"
#include "tests/support/registered_test.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <filesystem>
#include <fstream>
#include <memory>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

/// Every byte that is not ASCII.
std::string highBytes() {
    std::string bytes;
    for (int byte = 0x80; byte < 0x100; ++byte)
        bytes += static_cast<char>(byte);
    return bytes;
}

} // namespace

/// U-Boot's environment of a Pogoplug E02 whose flash is a file, changed by the real agent.
class TestAgentUboot : public QObject {
    Q_OBJECT

private slots:
    void init() {
        m_agent = std::make_unique<UbootBox>();
        m_desk = std::make_unique<QTemporaryDir>();
    }
    void cleanup() { m_agent.reset(); }

    void toolsAndAgentReadEachOther_data();
    void toolsAndAgentReadEachOther();
    void everyByteIsKept();
    void theBackupIsOfThePlaceThatIsMeant();
    void nothingIsWrittenWithoutABackup();
    void aBackupIsRestored();
    void aWornBlockIsToldUntilItIsRestored();
    void killedAnywhereItGoesBack_data();
    void killedAnywhereItGoesBack();

private:
    /// Status and output of etherdeckctl for this box.
    std::pair<int, std::string> etherdeckctl(const std::vector<std::string>& words);
    /// The same, with what its plan asks to be typed: the MAC address of the box.
    std::pair<int, std::string> confirmed(std::vector<std::string> words);

    std::unique_ptr<UbootBox> m_agent;
    std::unique_ptr<QTemporaryDir> m_desk; ///< of etherdeckctl
};

void TestAgentUboot::toolsAndAgentReadEachOther_data() {
    QTest::addColumn<QString>("folder");
    QTest::newRow("libubootenv") << QString();
    QTest::newRow("U-Boot's tools/env") << QStringLiteral(ETHERDECK_ENVTOOLS_FOLDER);
}

/// The two programs of this name differ: one writes without padding, the other takes a = b for two variables.
void TestAgentUboot::toolsAndAgentReadEachOther() {
    QFETCH(QString, folder);
    if (!folder.isEmpty() && QProcess::execute(ETHERDECK_FETCH_ENVTOOLS, {folder}) != 0)
        QSKIP("U-Boot's tools cannot be built here");
    const auto tool = [&](const char* name) {
        return folder.isEmpty() ? QString(name) : folder + '/' + name;
    };
    const QStringList config{"-c", QString::fromStdString(m_agent->file("fw_env.config"))};
    const auto print = [&](const QStringList& names) {
        return runTool(tool("fw_printenv"), config + names).value_or("failed");
    };
    const auto write = [&](const std::string& script) {
        m_agent->put("script", script);
        auto before = m_agent->flash();
        const auto done = runTool(
            tool("fw_setenv"), config + QStringList{"-s", QString::fromStdString(m_agent->file("script"))});
        if (const auto written = m_agent->flash(); written.size() < flashBytes) { // one makes a new file
            before.replace(usualOffset, written.size() - usualOffset, written.substr(usualOffset));
            m_agent->put("dev/mtd0", before);
        }
        return done.has_value();
    };
    const auto done = m_agent->changeFlash(setWish("added", "one two; three=\"4\""));
    QVERIFY2(!done.contains("error"), done.dump().c_str());
    QCOMPARE(print({"added"}), std::string("added=one two; three=\"4\"\n"));
    QVERIFY(write("bootdelay=5\n"));
    const auto read = m_agent->readEnvironment();
    QVERIFY2(read["fault"].is_null(), read.dump().c_str());
    QVERIFY(read["variables"]["bootdelay"] == "5");
    QVERIFY(read["variables"]["note"] == firstEnvironment().value("note"));
    const auto removed = m_agent->changeFlash(setWish("added", nullptr));
    QVERIFY2(!removed.contains("error"), removed.dump().c_str());
    QVERIFY(("\n" + print({})).find("\nadded=") == std::string::npos);
    const auto undone = m_agent->plan({{"kind", "undo"}});
    QVERIFY2(undone["steps"][2]["diff"].get<std::string>().find("+added=one two") != std::string::npos,
             undone.dump().c_str());
    // What is not UTF-8, in both directions.
    const auto bytes = highBytes();
    const auto changed =
        m_agent->changeFlash(plans::toJson(plans::Wish(plans::EditEnvironment{{{"bytes", "x" + bytes}}})));
    QVERIFY2(!changed.contains("error"), changed.dump().c_str());
    QCOMPARE(print({"bytes"}), "bytes=x" + bytes + '\n');
    QVERIFY(write("bytes=y" + bytes + '\n'));
    const auto again = plans::environmentFrom(m_agent->readEnvironment());
    QVERIFY(again && again->environment.value("bytes") == "y" + bytes);
    // Only the blocks of the environment were touched.
    auto rest = m_agent->flash();
    rest.erase(usualOffset, eraseBytes);
    const auto touched = rest.find_first_not_of('\xff');
    QVERIFY2(touched == std::string::npos,
             qPrintable(QString("byte %1 of %2").arg(touched).arg(rest.size())));
    QCOMPARE(rest.size(), flashBytes - eraseBytes);
}

std::pair<int, std::string> TestAgentUboot::etherdeckctl(const std::vector<std::string>& words) {
    std::vector<std::string> command{"env", "XDG_STATE_HOME=" + m_desk->path().toStdString(),
                                     ETHERDECK_BIN_DIR "/etherdeckctl", "-d", "unix:" + m_agent->socket()};
    command.insert(command.end(), words.begin(), words.end());
    auto program = Program::start(m_agent->box(), command);
    if (!program)
        return {-1, program.error().detail};
    const auto status = program->waitForEnd(60s);
    return {status.value_or(-1), program->output()};
}

std::pair<int, std::string> TestAgentUboot::confirmed(std::vector<std::string> words) {
    auto asked = words;
    asked.insert(asked.end(), {"--plan", "--json"});
    const auto plan = Json::parse(etherdeckctl(asked).second, nullptr, false);
    if (!plan.is_object() || !plan.contains("confirm") || plan["confirm"].size() != 1)
        return {-1, plan.dump()};
    words.insert(words.end(), {"--confirm", plan["confirm"][0].get<std::string>()});
    return etherdeckctl(words);
}

void TestAgentUboot::everyByteIsKept() {
    const auto bytes = highBytes();
    auto expected = firstEnvironment();
    expected.set("note", bytes);
    const auto [set, told] = etherdeckctl({"uboot", "env", "set", "note", bytes, "--yes"});
    QVERIFY2(set == 0, told.c_str());
    QVERIFY(m_agent->flash() == flashWith(expected).toStdString());
    const auto [get, text] = etherdeckctl({"uboot", "env", "get", "note"});
    QVERIFY2(get == 0 && text.starts_with("\\x80\\x81\\x82"), text.c_str());
    const auto got =
        Json::parse(etherdeckctl({"uboot", "env", "get", "note", "--json"}).second, nullptr, false);
    QVERIFY2(got.is_object() && got["encoding"] == "base64", got.dump().c_str());
    QVERIFY(fromBase64(got["value"].get<std::string>()) == bytes);
    const auto list = Json::parse(etherdeckctl({"uboot", "env", "list", "--json"}).second, nullptr, false);
    QVERIFY(plans::environmentFrom(list)->environment == expected);

    const auto file = m_agent->file("saved.json");
    QCOMPARE(etherdeckctl({"uboot", "env", "backup", file}).first, 0);
    QCOMPARE(etherdeckctl({"uboot", "env", "diff", file}).first, 0);
    QCOMPARE(etherdeckctl({"uboot", "env", "set", "note", "\xff", "--yes"}).first, 0);
    const auto [differs, difference] = etherdeckctl({"uboot", "env", "diff", file});
    QVERIFY2(differs == 1 && difference.find("-note=\\xff\n+note=\\x80") != std::string::npos,
             difference.c_str());
    const auto json =
        Json::parse(etherdeckctl({"uboot", "env", "diff", file, "--json"}).second, nullptr, false);
    QVERIFY2(json.size() == 1 && json[0]["encoding"] == "base64", json.dump().c_str());
    QVERIFY(fromBase64(json[0]["box"].get<std::string>()) == "\xff");
    QVERIFY(fromBase64(json[0]["file"].get<std::string>()) == bytes);
    const auto [restored, how] = confirmed({"uboot", "env", "restore", file});
    QVERIFY2(restored == 0, how.c_str());
    QVERIFY(m_agent->flash() == flashWith(expected).toStdString());
    const auto [undone, why] = etherdeckctl({"undo", "--yes"}); // the journal has all bytes, too
    QVERIFY2(undone == 0, why.c_str());
    expected.set("note", "\xff");
    QVERIFY(m_agent->flash() == flashWith(expected).toStdString());
}

/// Of two environments, the agent does not know which one U-Boot uses. A backup says where it is from.
void TestAgentUboot::theBackupIsOfThePlaceThatIsMeant() {
    constexpr std::size_t otherOffset = 0x60000;
    const auto file = m_agent->file("saved.json");
    m_agent->put("dev/mtd0", flashWith(firstEnvironment(), otherOffset).toStdString());
    QCOMPARE(etherdeckctl({"uboot", "env", "backup", file}).first, 0);
    const auto changed = environmentOf({{"bootcmd", "reset"}});
    auto both = flashWith(changed, otherOffset);
    both.replace(usualOffset, eraseBytes, flashWith(firstEnvironment()).mid(usualOffset, eraseBytes));
    m_agent->put("dev/mtd0", both.toStdString());
    QCOMPARE(AgentCalls::codeOf(m_agent->call("uboot.env.backup")), std::string("unknown-layout"));
    const auto [status, told] = confirmed({"uboot", "env", "restore", file});
    QVERIFY2(status == 0, told.c_str());
    const auto now = QByteArray::fromStdString(m_agent->flash());
    QVERIFY(now.mid(otherOffset, eraseBytes) ==
            flashWith(firstEnvironment(), otherOffset).mid(otherOffset, eraseBytes));
    QVERIFY(now.mid(usualOffset, eraseBytes) == both.mid(usualOffset, eraseBytes));
    const QDir kept(m_desk->filePath("etherdeck/flash-backups"));
    QCOMPARE(kept.entryList(QDir::Files).size(), 1);
    QFile saved(kept.filePath(kept.entryList(QDir::Files).front()));
    QVERIFY(saved.open(QIODevice::ReadOnly));
    const auto backup = plans::backupFrom(Json::parse(saved.readAll().toStdString(), nullptr, false));
    QVERIFY(backup && backup->area.offset == otherOffset);
    QVERIFY(backup->content == both.toStdString());
    auto wrong = plans::toJson(backup->area);
    wrong["partition"]["name"] = "rootfs";
    QCOMPARE(AgentCalls::codeOf(m_agent->call("uboot.env.backup", wrong)), std::string("state-moved"));
    wrong.erase("offset");
    wrong["size"] = "x";
    QCOMPARE(AgentCalls::codeOf(m_agent->call("uboot.env.backup", wrong)), std::string("bad-request"));
}

void TestAgentUboot::nothingIsWrittenWithoutABackup() {
    const auto before = m_agent->flash();
    const auto plan = m_agent->plan(setWish("bootdelay", "3"));
    QVERIFY2(plan.contains("id"), plan.dump().c_str());
    const auto refused = m_agent->call("change.apply", {{"plan", plan["id"]}, {"click", true}});
    QCOMPARE(AgentCalls::codeOf(refused), std::string("backup-needed"));
    const auto dangerous = m_agent->plan(setWish("bootcmd", "reset"));
    const auto unconfirmed = m_agent->call(
        "change.apply", {{"plan", dangerous["id"]}, {"click", true}, {"backup", dangerous["backup"]}});
    QCOMPARE(AgentCalls::codeOf(unconfirmed), std::string("confirmation-needed"));
    m_agent->put("sys/class/mtd/mtd0/flags", "0x0\n");
    QCOMPARE(AgentCalls::codeOf(m_agent->plan(setWish("bootdelay", "3"))), std::string("read-only"));
    m_agent->put("sys/class/mtd/mtd0/flags", "0x400\n");
    m_agent->put("dev/mtd0.bad-blocks", "0\n");
    QCOMPARE(AgentCalls::codeOf(m_agent->plan(setWish("bootdelay", "3"))), std::string("bad-block"));
    std::filesystem::remove(m_agent->file("dev/mtd0.bad-blocks"));
    m_agent->put("proc/meminfo", "MemTotal:         125000 kB\n");
    QCOMPARE(AgentCalls::codeOf(m_agent->plan(setWish("bootdelay", "3"))), std::string("unknown-layout"));
    m_agent->put("etc/fw_env.config", "/dev/mtd0 0xc0000 0x20000 0x20000\n");
    QCOMPARE(AgentCalls::codeOf(m_agent->plan(setWish("bootdelay", "3"))), std::string("wrong-board"));
    QVERIFY(m_agent->flash() == before);
    QVERIFY(!std::filesystem::exists(m_agent->state() + "/uboot"));
}

void TestAgentUboot::aBackupIsRestored() {
    const auto backup = m_agent->call("uboot.env.backup");
    QVERIFY2(backup["format"] == "etherdeck-uboot-backup", backup.dump().substr(0, 300).c_str());
    Json wish{{"kind", "uboot-env-restore"}, {"variables", firstEnvironment().variables()}};
    for (const auto* const member : {"model", "mac", "partition", "offset", "size"})
        wish[member] = backup[member];
    QCOMPARE(AgentCalls::codeOf(m_agent->plan(wish)), std::string("nothing-to-do"));
    auto damaged = m_agent->flash();
    damaged[usualOffset + 5] ^= 1;
    m_agent->put("dev/mtd0", damaged);
    QVERIFY(m_agent->readEnvironment()["fault"] == "checksum");
    QCOMPARE(AgentCalls::codeOf(m_agent->plan(setWish("bootdelay", "3"))), std::string("bad-checksum"));
    auto other = wish;
    other["mac"] = "00:25:31:00:00:99";
    QCOMPARE(AgentCalls::codeOf(m_agent->plan(other)), std::string("other-box"));
    const auto done = m_agent->changeFlash(wish);
    QVERIFY2(!done.contains("error"), done.dump().c_str());
    QVERIFY(m_agent->flash() == flashWith(firstEnvironment()).toStdString());
}

void TestAgentUboot::aWornBlockIsToldUntilItIsRestored() {
    const auto before = m_agent->flash();
    const auto backup = m_agent->call("uboot.env.backup");
    m_agent->put("dev/mtd0.worn-blocks", "786432\n");
    const auto failed = m_agent->changeFlash(setWish("bootdelay", "3"));
    QCOMPARE(AgentCalls::codeOf(failed), std::string("undo-failed"));
    QVERIFY2(failed["error"]["message"].get<std::string>().find("do not restart the box") !=
                 std::string::npos,
             failed.dump().c_str());
    m_agent->kill();
    m_agent->start();
    const auto warnings = m_agent->call("box.get")["warnings"].dump();
    QVERIFY2(warnings.find("was not written completely") != std::string::npos, warnings.c_str());
    QCOMPARE(AgentCalls::codeOf(m_agent->plan({{"kind", "reboot"}})), std::string("half-written"));
    const std::string unfinished = m_agent->readEnvironment()["unfinished"];
    QVERIFY2(std::filesystem::exists(unfinished), unfinished.c_str());
    std::filesystem::remove(m_agent->file("dev/mtd0.worn-blocks"));
    Json wish{{"kind", "uboot-env-restore"}, {"variables", firstEnvironment().variables()}};
    for (const auto* const member : {"model", "mac", "partition", "offset", "size"})
        wish[member] = backup[member];
    const auto done = m_agent->changeFlash(wish);
    QVERIFY2(!done.contains("error"), done.dump().c_str());
    QVERIFY(m_agent->flash() == before);
    QCOMPARE(m_agent->readEnvironment()["unfinished"].get<std::string>(), std::string());
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
    const auto before = m_agent->flash();
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
        const auto read = m_agent->readEnvironment();
        const auto isOld = m_agent->flash() == before;
        QVERIFY2(isOld || m_agent->flash() == after, qPrintable(QString("%1 %2").arg(call).arg(kills)));
        QVERIFY2(read["unfinished"] == "", read.dump().c_str());
        QVERIFY(!std::filesystem::exists(m_agent->state() + "/open-change.json"));
        const auto entry = m_agent->call("journal.list", {{"limit", 1}})["entries"];
        if (!entry.empty() && isOld) {
            const auto told = entry[0]["result"] == "failed" || entry[0]["result"] == "applied";
            QVERIFY2(told, entry.dump().c_str());
        }
        if (!isOld) { // it was complete, and the entry of the journal was written
            QVERIFY2(!entry.empty() && entry[0]["result"] == "applied", entry.dump().c_str());
            m_agent->put("dev/mtd0", before);
        }
    }
    QVERIFY2(kills > 1, qPrintable(QString::number(kills)));
    qInfo("killed %d times", kills);
}

NAMESPACE_TEST_MAIN(TestAgentUboot)
#include "tst_uboot.moc"
