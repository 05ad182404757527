#include "core/aoe/build.h"
#include "core/exports/conf.h"
#include "tests/integration/agent/real_agent.h"
#include "tests/support/network_namespace.h"
#include "tests/support/registered_test.h"
#include "tests/support/test_size.h"

#include <QRandomGenerator>
#include <QTest>
#include <QThread>

#include <atomic>
#include <filesystem>
#include <fstream>
#include <memory>
#include <set>
#include <thread>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

Program started(Result<Program> program) {
    if (!program)
        qFatal("a program cannot be started");
    return std::move(*program);
}

/// Reads the first sector of e9.1 again and again; returns how often it was not answered within a second.
int readUntil(const RawSocket& socket, const std::atomic<bool>& isEnough, int& answered) {
    auto missed = 0;
    for (std::uint32_t tag = 1; !isEnough; ++tag) {
        aoe::Route route;
        route.source = MacAddress({0x02, 0, 0, 0, 0, 0x77});
        route.address = {9, 1};
        route.tag = aoe::Tag(tag);
        const auto frame = aoe::buildReadRequest(route, Sectors{0}, 1);
        auto isAnswered = false;
        if (frame && socket.send(*frame)) {
            const auto deadline = Clock::now() + 1s;
            while (!isAnswered && Clock::now() < deadline) {
                const auto answer = socket.receive(100ms);
                isAnswered = answer && answer->size() >= 36 + 512;
            }
        }
        ++(isAnswered ? answered : missed);
    }
    return missed;
}

} // namespace

/// What goes on while agents come and go.
class TestAgentSurvival : public QObject {
    Q_OBJECT

private slots:
    void init() { m_agent = std::make_unique<RealAgent>(); }
    void cleanup() { m_agent.reset(); }

    void manyExportsAreStartedOnceAndTakenOver();
    void readsGoOnWhileTheAgentIsReplaced();
    void everyCopyOfTheStateIsRead();
    void twoAgentsDoNotManageOneBox();
    void aSessionWithoutADaemonRevertsWhatNobodyKept();

private:
    [[nodiscard]] std::vector<std::string> command(const std::string& state, const std::string& config) {
        auto words = agentProgram();
        for (const std::string& word : {std::string("--root"), m_agent->file("."), std::string("--config"),
                                        config, std::string("--state"), state, std::string("--stdio")})
            words.push_back(word);
        return words;
    }

    std::unique_ptr<RealAgent> m_agent;
};

void TestAgentSurvival::manyExportsAreStartedOnceAndTakenOver() {
    const auto count = sizeOf(20, 200);
    m_agent->kill();
    std::filesystem::remove(m_agent->state() + "/running.json"); // as after a start of the box
    for (auto at = 0; at < count; ++at) {
        exports::Export config;
        config.address = {9, static_cast<std::uint8_t>(at)};
        config.interfaces = {"san0"};
        config.path = m_agent->addDisk("d" + std::to_string(at), 1U << 20U);
        const auto files = exports::confFiles(config);
        QVERIFY(files);
        for (const auto& confFile : *files)
            std::ofstream(m_agent->config() + '/' + confFile.name) << confFile.content;
    }
    const auto pids = [&] {
        std::set<int> all;
        const auto list = m_agent->call("exports.list");
        for (const auto& entry : list["exports"]) {
            if (entry["state"] == "running" && entry["managed"] == true && entry["processes"].size() == 1)
                all.insert(entry["pid"].get<int>());
        }
        return list["exports"].size() == static_cast<std::size_t>(count) ? all : std::set<int>();
    };
    m_agent->start();
    QTRY_COMPARE_WITH_TIMEOUT(pids().size(), static_cast<std::size_t>(count), 300000);
    const auto before = pids();
    m_agent->kill();
    m_agent->start();
    QTRY_VERIFY_WITH_TIMEOUT(pids() == before, 60000);
    for (auto at = 0; at < count; at += 7) {
        const auto heard = m_agent->heardFromDesk({9, static_cast<std::uint8_t>(at)});
        QCOMPARE(heard.size(), std::size_t(1));
    }
}

void TestAgentSurvival::readsGoOnWhileTheAgentIsReplaced() {
    const auto created = m_agent->change(createWish(m_agent->addDisk("spare")));
    QVERIFY2(!created.contains("error"), created.dump().c_str());
    const auto socket = RawSocket::open(m_agent->desk(), "desk0");
    QVERIFY(socket);
    std::atomic<bool> isEnough = false;
    auto answered = 0;
    auto missed = -1;
    std::thread reader([&] { missed = readUntil(*socket, isEnough, answered); });
    for (auto round = 0; round < sizeOf(2, 10); ++round) {
        m_agent->kill();
        m_agent->start();
        m_agent->terminate();
        m_agent->start();
    }
    isEnough = true;
    reader.join();
    QCOMPARE(missed, 0);
    QVERIFY2(answered > 100, qPrintable(QString::number(answered)));
}

void TestAgentSurvival::everyCopyOfTheStateIsRead() {
    const auto disk = m_agent->addDisk("spare");
    const auto elsewhere = NetworkNamespace::create();
    QVERIFY(elsewhere);
    std::atomic<bool> isEnough = false;
    std::atomic<int> changes = 0;
    std::thread changer([&] {
        while (!isEnough) {
            for (const auto& wish : {createWish(disk), Json{{"kind", "export-stop"}, {"address", "e9.1"}},
                                     Json{{"kind", "export-remove"}, {"address", "e9.1"}}})
                changes += m_agent->change(wish).contains("error") ? 0 : 1;
        }
    });
    QStringList wrong;
    for (auto round = 0; round < sizeOf(20, 200); ++round) {
        QThread::msleep(static_cast<unsigned long>(QRandomGenerator::global()->bounded(150)));
        const auto state = m_agent->file("copy" + std::to_string(round));
        std::filesystem::create_directory(state);
        std::error_code problem; // of a file that is replaced just now
        for (const auto* const name :
             {"open-change.json", "journal.jsonl", "running.json", "locked-disks.json"})
            std::filesystem::copy_file(m_agent->state() + '/' + name, state + '/' + name, problem);
        std::filesystem::create_directory(state + "/conf");
        auto copy = started(Program::start(*elsewhere, command(state, state + "/conf")));
        const auto status = copy.waitForEnd(20s); // its input is at its end
        if (status != 0)
            wrong.append(QString("%1: %2").arg(round).arg(QString::fromStdString(copy.output())));
    }
    isEnough = true;
    changer.join();
    QCOMPARE(wrong, QStringList());
    QVERIFY2(changes >= 3, qPrintable(QString::number(changes)));
}

void TestAgentSurvival::twoAgentsDoNotManageOneBox() {
    auto other = started(Program::start(m_agent->box(), command(m_agent->state(), m_agent->config())));
    QCOMPARE(other.waitForEnd(20s).value_or(-1), 1);
    QVERIFY2(other.output().find("another agent") != std::string::npos, other.output().c_str());
    QVERIFY(m_agent->call("exports.list").contains("exports"));
}

void TestAgentSurvival::aSessionWithoutADaemonRevertsWhatNobodyKept() {
    const auto planned = m_agent->plan({{"kind", "mtu"}, {"interface", "san0"}, {"mtu", 4000}});
    QVERIFY(!planned.contains("error"));
    const auto applied =
        m_agent->call("change.apply", {{"plan", planned["id"]}, {"click", true}, {"keep_seconds", 10}});
    QVERIFY2(!applied.contains("error"), applied.dump().c_str());
    m_agent->kill();
    auto session = started(Program::start(m_agent->box(), command(m_agent->state(), m_agent->config())));
    QCOMPARE(session.waitForEnd(30s).value_or(-1), 0); // its input was at its end at once
    m_agent->start();
    const auto list = m_agent->call("interfaces.list");
    auto isFound = false;
    for (const auto& interface : list["interfaces"]) {
        if (interface["name"] != "san0")
            continue;
        QVERIFY2(interface["mtu"] == 1500, interface.dump().c_str());
        isFound = true;
    }
    QVERIFY2(isFound, list.dump().c_str());
}

NAMESPACE_TEST_MAIN(TestAgentSurvival)
#include "tst_survival.moc"
