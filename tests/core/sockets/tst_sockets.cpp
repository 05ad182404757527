#include "core/base/byte_reader.h"
#include "core/sockets/sockets.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <string>
#include <vector>

using namespace etherdeck;

class TestConsoleSockets : public QObject {
    Q_OBJECT

private slots:
    void init();
    void tellsWhatComesIn();
    void keepsTestLinesToItself();
    void recognizesATestLineOnce();
    void givesUpTheOldestTestLineForOneTooMany();
    void goesOnWithTheOthersWhenOneHasFailed();

private:
    /// Sends these to itself, and returns what it is told of them and of a last one.
    [[nodiscard]] std::vector<std::string> heardOf(const std::vector<std::string>& texts);

    std::shared_ptr<TestLines> m_lines;
    std::optional<ConsoleSockets> m_sockets;
};

void TestConsoleSockets::init() {
    m_lines = std::make_shared<TestLines>();
    m_sockets.emplace();
    m_sockets->setTestLines(m_lines);
    QVERIFY(m_sockets->listen(ConsoleAddress::parse("127.0.0.1", 0).value()));
}

std::vector<std::string> TestConsoleSockets::heardOf(const std::vector<std::string>& texts) {
    const auto to = m_sockets->open().front()->address();
    for (const auto& text : texts)
        if (!m_sockets->send(to, text))
            return {"not sent"};
    if (!m_sockets->send(to, "last"))
        return {"not sent"};
    std::vector<std::string> heard;
    const auto takeAll = [&] {
        (void)m_sockets->receive([&heard](const auto& datagrams, const ConsoleSocket&) {
            for (const auto& datagram : datagrams)
                heard.emplace_back(asText(datagram.bytes));
        });
        return !heard.empty() && heard.back() == "last";
    };
    (void)QTest::qWaitFor(takeAll, 10'000);
    return heard;
}

void TestConsoleSockets::tellsWhatComesIn() {
    QCOMPARE(heardOf({"one", "two"}), (std::vector<std::string>{"one", "two", "last"}));
    QCOMPARE(m_sockets->counts().received, std::uint64_t{3});
}

void TestConsoleSockets::keepsTestLinesToItself() {
    int arrived = 0;
    m_lines->expect("a test line\n", [&arrived] { ++arrived; });
    QCOMPARE(heardOf({"one", "a test line\n", "a test line", "two"}),
             (std::vector<std::string>{"one", "a test line", "two", "last"}));
    QCOMPARE(arrived, 1);
    QCOMPARE(m_sockets->counts().received, std::uint64_t{4});
}

void TestConsoleSockets::recognizesATestLineOnce() {
    int arrived = 0;
    m_lines->expect("a test line\n", [&arrived] { ++arrived; });
    QCOMPARE(heardOf({"a test line\n", "a test line\n"}),
             (std::vector<std::string>{"a test line\n", "last"}));
    QCOMPARE(arrived, 1);
    QVERIFY(!m_lines->areExpected());
}

void TestConsoleSockets::givesUpTheOldestTestLineForOneTooMany() {
    int arrived = 0;
    for (std::size_t i = 0; i <= TestLines::maxExpected; ++i)
        m_lines->expect("line " + std::to_string(i), [&arrived] { ++arrived; });
    QVERIFY(!m_lines->recognize(asBytes("line 0")));
    QVERIFY(m_lines->recognize(asBytes("line 1")));
    QVERIFY(m_lines->recognize(asBytes("line " + std::to_string(TestLines::maxExpected))));
    QCOMPARE(arrived, 2);
}

namespace {

/// Receives nothing, or fails.
class IdleSocket final : public ConsoleSocket {
public:
    explicit IdleSocket(ConsoleAddress address) : m_address(std::move(address)) {}
    int descriptor() const override { return -1; }
    const ConsoleAddress& address() const override { return m_address; }
    std::size_t buffer() const override { return 0; }
    Result<std::span<const ConsoleDatagram>> receive() override {
        if (m_address.endpoint.port == 1)
            return fail(ErrorCode::System);
        return std::span<const ConsoleDatagram>();
    }
    std::optional<std::uint64_t> lost() override { return 0; }
    Result<void> send(const ConsoleAddress& /*to*/, std::span<const std::byte> /*datagram*/) override {
        return {};
    }

private:
    ConsoleAddress m_address;
};

class IdleTransport final : public ConsoleTransport {
public:
    Result<std::unique_ptr<ConsoleSocket>> open(const ConsoleAddress& address,
                                                std::size_t /*buffer*/) override {
        return std::make_unique<IdleSocket>(address);
    }
    Result<void> prepareWait() override { return {}; }
    void wait(const ConsoleSocketList& /*sockets*/, Duration /*patience*/) override {}
    void wake() override {}
};

} // namespace

// Who asks for the failure does so from time to time only.
void TestConsoleSockets::goesOnWithTheOthersWhenOneHasFailed() {
    ConsoleSockets sockets(std::make_shared<IdleTransport>());
    for (std::uint16_t port = 1; port <= 3; ++port) // the first one fails
        QVERIFY(sockets.listen(ConsoleAddress::parse("127.0.0.1", port).value()));
    const auto ignore = [](const auto&, const ConsoleSocket&) {};
    for (int i = 0; i < 3; ++i)
        (void)sockets.receive(ignore);
    QCOMPARE(sockets.open().size(), 2u);
    QVERIFY(sockets.takeFailure());
    QVERIFY(!sockets.takeFailure());
}

QTEST_GUILESS_MAIN(TestConsoleSockets)
#include "tst_sockets.moc"
