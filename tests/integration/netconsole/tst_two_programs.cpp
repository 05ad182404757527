#include "core/base/byte_reader.h"
#include "core/services/console/service.h"
#include "core/sockets/socket.h"
#include "core/store/console/store.h"
#include "tests/support/answer_of.h"
#include "tests/support/network_namespace.h"
#include "tests/support/program.h"
#include "tests/support/registered_test.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <csignal>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace std::chrono_literals;

namespace {

constexpr std::uint16_t port = 6670;
constexpr int patience = 20'000;

} // namespace

/// `etherdeckctl netconsole listen` receives, and the window's service changes the boxes in the same store.
class TestTwoPrograms : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();
    void init();
    void cleanup();
    void keepsMergedBoxesOne();
    void keepsThemOneWhenTheReceiverIsStartedAgain();
    void takesThemApart();
    void makesANewBoxOfAForgottenOne();
    void keepsTheLatestName();

private:
    using Source = store::ConsoleSource;

    [[nodiscard]] std::unique_ptr<ConsoleSocket> openBox() const {
        return m_network->inside(
            [] { return ConsoleSocket::open(ConsoleAddress::parse("127.0.0.1", 0).value()).value(); });
    }
    void startReceiver();
    void stopReceiver();
    /// Sends a line and waits until it is stored; returns its source.
    std::int64_t say(ConsoleSocket& box);
    [[nodiscard]] std::vector<Source> sources() const {
        return store::ConsoleStore::open(m_path)->sources().value();
    }
    [[nodiscard]] Source source(std::int64_t id) const {
        const auto all = sources();
        const auto found = std::ranges::find(all, id, &Source::id);
        return found == all.end() ? Source() : *found;
    }
    /// Requests a change from the service and waits for its answer.
    template <class Change>
    [[nodiscard]] bool change(Change change) {
        return answerOf<void>([&](auto... to) { return change(*m_service, to...); }, patience).has_value();
    }
    /// Waits until the receiver has noticed as well.
    void waitForReceiver() { QTest::qWait(1500); }

    std::optional<NetworkNamespace> m_network;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::string m_path;
    std::optional<Program> m_receiver;
    std::unique_ptr<ConsoleService> m_service;
    int m_said = 0;
    const ConsoleAddress m_console = ConsoleAddress::parse("127.0.0.1", port).value();
};

void TestTwoPrograms::initTestCase() {
    m_network = NetworkNamespace::create().value();
    QVERIFY(m_network->ip("link set lo up"));
}

void TestTwoPrograms::init() {
    m_folder = std::make_unique<QTemporaryDir>();
    m_path = m_folder->filePath("t.db").toStdString();
    startReceiver();
    m_service = std::make_unique<ConsoleService>();
    QSignalSpy opened(m_service.get(), &ConsoleService::storeOpened);
    ConsoleSettings settings;
    settings.listens = false;
    settings.store = m_path;
    m_service->open(settings);
    QCOMPARE(opened.count(), 1);
}

void TestTwoPrograms::cleanup() {
    m_service.reset();
    m_receiver.reset();
}

void TestTwoPrograms::startReceiver() {
    m_receiver =
        Program::start(*m_network, {ETHERDECK_BIN_DIR "/etherdeckctl", "netconsole", "listen", "--quiet",
                                    "--bind", "127.0.0.1", "--port", std::to_string(port), "--store", m_path})
            .value();
    QVERIFY2(m_receiver->waitForOutput("Listening on", 30s), m_receiver->output().c_str());
}

void TestTwoPrograms::stopReceiver() {
    ::kill(m_receiver->processId(), SIGTERM);
    QVERIFY(m_receiver->waitForEnd(20s) == 0);
}

std::int64_t TestTwoPrograms::say(ConsoleSocket& box) {
    const auto text = "said " + std::to_string(++m_said);
    const auto record =
        "6," + std::to_string(m_said) + ',' + std::to_string(1000 * m_said) + ",-;" + text + '\n';
    if (!box.send(m_console, asBytes(record)))
        return 0;
    std::int64_t whose = 0;
    (void)QTest::qWaitFor(
        [&] {
            const auto lines = store::ConsoleStore::open(m_path)
                                   ->lines({}, {store::Order::NewestFirst, 0, 10})
                                   .value_or(std::vector<netconsole::Line>());
            const auto found = std::ranges::find(lines, text, &netconsole::Line::text);
            if (found == lines.end())
                return false;
            whose = static_cast<std::int64_t>(found->source);
            return true;
        },
        patience);
    return whose;
}

void TestTwoPrograms::keepsMergedBoxesOne() {
    auto uboot = openBox();
    auto linux = openBox();
    const auto into = say(*uboot);
    const auto from = say(*linux);
    QVERIFY(into > 0 && from > 0 && into != from);
    QVERIFY(change([&](auto& service, auto... to) { return service.merge(into, from, to...); }));
    QCOMPARE(say(*linux), into);
    QCOMPARE(say(*uboot), into);
    waitForReceiver();
    QCOMPARE(say(*linux), into);
    QCOMPARE(say(*uboot), into);
    const auto all = sources();
    QCOMPARE(all.size(), std::size_t{1});
    QCOMPARE(all.front().endpoints.size(), std::size_t{2});
    QCOMPARE(all.front().lines, std::int64_t{6});
}

void TestTwoPrograms::keepsThemOneWhenTheReceiverIsStartedAgain() {
    auto uboot = openBox();
    auto linux = openBox();
    const auto into = say(*uboot);
    const auto from = say(*linux);
    QVERIFY(change([&](auto& service, auto... to) { return service.merge(into, from, to...); }));
    stopReceiver();
    startReceiver();
    QCOMPARE(say(*linux), into);
    QCOMPARE(say(*uboot), into);
    QCOMPARE(sources().size(), std::size_t{1});
}

void TestTwoPrograms::takesThemApart() {
    auto uboot = openBox();
    auto linux = openBox();
    const auto into = say(*uboot);
    const auto from = say(*linux);
    QVERIFY(change([&](auto& service, auto... to) { return service.merge(into, from, to...); }));
    waitForReceiver();
    QCOMPARE(say(*linux), into);
    QVERIFY(change([&](auto& service, auto... to) { return service.takeApart(into, from, to...); }));
    waitForReceiver();
    QCOMPARE(say(*linux), from);
    QCOMPARE(say(*uboot), into);
    QCOMPARE(sources().size(), std::size_t{2});
}

void TestTwoPrograms::makesANewBoxOfAForgottenOne() {
    auto box = openBox();
    const auto old = say(*box);
    QVERIFY(old > 0);
    QVERIFY(change([&](auto& service, auto... to) { return service.setName(old, "cellar", to...); }));
    waitForReceiver();
    QVERIFY(change([&](auto& service, auto... to) { return service.forget(old, to...); }));
    QCOMPARE(sources().size(), std::size_t{0});
    const auto next = say(*box);
    QVERIFY(next > 0 && next != old);
    QCOMPARE(source(next).name, std::string());
    waitForReceiver();
    QCOMPARE(say(*box), next);
    QCOMPARE(source(next).name, std::string());
    QCOMPARE(source(next).lines, std::int64_t{2});
    QCOMPARE(sources().size(), std::size_t{1});
}

void TestTwoPrograms::keepsTheLatestName() {
    auto box = openBox();
    const auto id = say(*box);
    QVERIFY(change([&](auto& service, auto... to) { return service.setName(id, "first", to...); }));
    stopReceiver();
    startReceiver(); // it knows the first name
    QVERIFY(change([&](auto& service, auto... to) { return service.setName(id, "second", to...); }));
    QCOMPARE(say(*box), id);
    QCOMPARE(source(id).name, std::string("second"));
    waitForReceiver();
    QCOMPARE(say(*box), id);
    QCOMPARE(source(id).name, std::string("second"));
}

NAMESPACE_TEST_MAIN(TestTwoPrograms)
#include "tst_two_programs.moc"
