#include "app/agent/disks/smart.h"
#include "app/agent/disks/smart_query.h"
#include "tests/app/agent/disks/fake_box.h"
#include "tests/support/registered_test.h"

#include <QFile>
#include <QTest>

#include <poll.h>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace etherdeck::tests;

namespace {

std::string stored(const char* name) {
    QFile file(QString(ETHERDECK_TEST_DATA "/agent/%1.json").arg(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toStdString() : std::string();
}

std::optional<Result<SmartAnswer>> waitFor(SmartQuery& query) {
    const auto deadline = Clock::now() + std::chrono::seconds(20);
    while (Clock::now() < deadline) {
        pollfd readable{query.descriptor(), POLLIN, 0};
        ::poll(&readable, 1, 1000);
        if (auto answer = query.take(Clock::now()))
            return answer;
    }
    return std::nullopt;
}

} // namespace

class TestAgentSmart : public QObject {
    Q_OBJECT

private slots:
    void readsAnAtaDisk();
    void readsAnNvmeDisk();
    void readsAScsiDisk();
    void leavesASleepingDiskAlone();
    void saysWhyADiskCannotBeAsked();
    void refusesEveryShorterAnswer();
    void toleratesOtherTypes();
    void asksWithoutWaking();
    void takesTheAnswerOfAProgram();
    void endsAProgramThatDoesNotAnswer();
    void refusesTooMuch();
    void reportsThatSmartctlIsMissing();
    void understandsTheRealSmartctl();

private:
    [[nodiscard]] std::string program(const std::string& script) const {
        m_box.write("smartctl", "#!/bin/sh\n" + script + "\n");
        QFile::setPermissions(QString::fromStdString(m_box.at("smartctl")),
                              QFile::ReadOwner | QFile::ExeOwner);
        return m_box.at("smartctl");
    }

    FakeBox m_box;
};

void TestAgentSmart::readsAnAtaDisk() {
    const auto answer = parseSmart(stored("smart-ata"));
    QVERIFY(answer && !answer->asleep);
    QVERIFY((answer->smart == plans::Smart{false, 34, 41234, 16}));
}

void TestAgentSmart::readsAnNvmeDisk() {
    const auto answer = parseSmart(stored("smart-nvme"));
    QVERIFY(answer && (answer->smart == plans::Smart{true, 41, 812, std::nullopt}));
}

void TestAgentSmart::readsAScsiDisk() {
    const auto answer = parseSmart(stored("smart-scsi"));
    QVERIFY(answer && (answer->smart == plans::Smart{true, 28, 55012, 3}));
}

void TestAgentSmart::leavesASleepingDiskAlone() {
    const auto answer = parseSmart(stored("smart-asleep"));
    QVERIFY((answer == SmartAnswer{true, std::nullopt}));
}

void TestAgentSmart::saysWhyADiskCannotBeAsked() {
    const auto answer = parseSmart(stored("smart-unknown"));
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Unsupported);
    QCOMPARE(answer.error().detail, std::string("/dev/loop0: Unable to detect device type"));
}

void TestAgentSmart::refusesEveryShorterAnswer() {
    const auto whole = stored("smart-ata");
    QVERIFY(parseSmart(whole));
    for (std::size_t size = 0; size < whole.size(); ++size)
        QVERIFY2(!parseSmart(whole.substr(0, size)), qPrintable(QString::number(size)));
}

void TestAgentSmart::toleratesOtherTypes() {
    for (const auto* json :
         {"[]", "1", "null", R"({"smartctl": 1})", R"({"smartctl": {"exit_status": "0"}})"})
        QVERIFY(!parseSmart(json));
    const auto answer = parseSmart(R"({"smartctl": {"exit_status": 0}, "smart_status": {"passed": true},
        "temperature": {"current": 99999999999}, "power_on_time": {"hours": -1},
        "ata_smart_attributes": {"table": [1, {"id": "5"}, {"id": 5, "raw": 7}]}})");
    QVERIFY(answer && (answer->smart == plans::Smart{}));
    QVERIFY((parseSmart(R"({"smartctl": {"exit_status": 4}})") == SmartAnswer{}));
}

void TestAgentSmart::asksWithoutWaking() {
    plans::Disk disk;
    disk.path = "/dev/sda1";
    disk.whole = "/dev/sda";
    disk.transport = "sata";
    const std::vector<std::string> command{"smartctl", "--json", "-n",  "standby", "-H",
                                           "-A",       "-d",     "sat", "/dev/sda"};
    QCOMPARE(smartCommand(disk), command);
    disk.whole.clear();
    disk.transport = "usb";
    QCOMPARE(smartCommand(disk).back(), std::string("/dev/sda1"));
    QCOMPARE(smartCommand(disk).size(), std::size_t{7});
}

void TestAgentSmart::takesTheAnswerOfAProgram() {
    m_box.write("answer", stored("smart-ata"));
    auto query = SmartQuery::start({program("cat " + m_box.at("answer") + "; exit 8")}, Clock::now());
    QVERIFY(query);
    const auto answer = waitFor(*query);
    QVERIFY(answer && *answer && (*answer)->smart && !(*answer)->smart->healthy);
}

void TestAgentSmart::endsAProgramThatDoesNotAnswer() {
    const auto start = Clock::now();
    auto query = SmartQuery::start({program("exec sleep 1000")}, start);
    QVERIFY(query);
    QCOMPARE(query->deadline(), start + SmartQuery::limit);
    QVERIFY(!query->take(start));
    const auto answer = query->take(query->deadline());
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().code, ErrorCode::TimedOut);
}

void TestAgentSmart::refusesTooMuch() {
    auto query = SmartQuery::start({program("exec cat /dev/zero")}, Clock::now());
    QVERIFY(query);
    const auto answer = waitFor(*query);
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().code, ErrorCode::TooLong);
}

void TestAgentSmart::reportsThatSmartctlIsMissing() {
    const auto query = SmartQuery::start({m_box.at("none"), "--json"}, Clock::now());
    QVERIFY(!query);
    QCOMPARE(query.error().code, ErrorCode::ProgramMissing);
}

void TestAgentSmart::understandsTheRealSmartctl() {
    plans::Disk disk;
    disk.path = m_box.at("none");
    auto query = SmartQuery::start(smartCommand(disk), Clock::now());
    if (!query && query.error().code == ErrorCode::ProgramMissing)
        QSKIP("smartctl is not installed");
    QVERIFY(query);
    const auto answer = waitFor(*query);
    QVERIFY(answer && !*answer);
    QCOMPARE(answer->error().code, ErrorCode::Unsupported);
}

QTEST_MAIN(TestAgentSmart)
#include "tst_smart.moc"
