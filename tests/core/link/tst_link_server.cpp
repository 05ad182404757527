#include "core/aoe/build.h"
#include "core/link/link_server.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::link;
using namespace std::chrono_literals;

namespace {

constexpr MacAddress own({0x02, 0, 0, 0, 0, 0x01});
constexpr MacAddress other({0x02, 0, 0, 0, 0, 0x02});
constexpr TimePoint start{std::chrono::hours(1)};

const Opened opened{"eth0", own, 1500, LinkState::Up};

std::vector<std::byte> query(const MacAddress& source = own) {
    return aoe::buildConfigQuery({MacAddress::broadcast(), source, Address::everyone(), aoe::Tag(1)});
}

std::vector<std::byte> asking(std::span<const std::byte> frame) {
    std::vector<std::byte> bytes;
    (void)wire::appendSendFrame(bytes, frame);
    return bytes;
}

Received received(std::size_t size) { return {WallTime(5s), std::vector<std::byte>(size, std::byte{7})}; }

/// A server, and what its program has read so far.
struct Served {
    LinkServer server;
    wire::LinkMessageReader reader;

    explicit Served(LinkServer::Limits limits = {}) : server("test 1", limits) {}

    std::vector<wire::LinkMessage> read() {
        reader.feed(server.output());
        server.outputWritten(server.output().size());
        std::vector<wire::LinkMessage> messages;
        for (auto message = reader.take(); message && *message; message = reader.take())
            messages.push_back(std::move(**message));
        return messages;
    }
    template <class Message>
    std::vector<Message> readOnly() {
        std::vector<Message> found;
        for (auto& message : read()) {
            if (auto* wanted = std::get_if<Message>(&message))
                found.push_back(std::move(*wanted));
        }
        return found;
    }
};

Served openServer(LinkServer::Limits limits = {}) {
    Served served(limits);
    served.server.linkSaid(opened, start);
    (void)served.read();
    return served;
}

} // namespace

class TestLinkServer : public QObject {
    Q_OBJECT

private slots:
    void saysHelloFirst();
    void tellsAFailureToOpen();
    void passesFramesToTheProgram();
    void passesAllowedFramesToTheLink();
    void refusesWhatMayNotLeave();
    void refusesFramesBeforeItIsOpen();
    void checksAgainstTheAddressOfNow();
    void tellsFewOfManyRefusals();
    void refusesMoreFramesASecondThanItsRulesAllow();
    void tellsStatisticsOnceASecondWhileTheyChange();
    void dropsFramesForAProgramThatDoesNotRead();
    void keepsTheLastStateForAProgramThatDoesNotRead();
    void asksNoDeadlineOfAProgramThatDoesNotRead();
    void stopsReadingWhenTheLinkIsSlow();
    void endsWithTheLink();
    void tellsThatTheInterfaceIsGoneBeforeItEnds();
    void endsOnAStreamThatIsNotTheProtocol();
    void endsOnAMessageForTheOtherSide();
};

void TestLinkServer::saysHelloFirst() {
    Served served;
    QVERIFY(served.server.output().empty());
    served.server.linkSaid(opened, start);
    served.server.linkSaid(received(60), start);
    const auto messages = served.read();
    QCOMPARE(messages.size(), std::size_t{2});
    QVERIFY(messages[0] == wire::LinkMessage(wire::Hello{1, "test 1", "eth0", own, 1500, LinkState::Up}));
}

void TestLinkServer::tellsAFailureToOpen() {
    Served served;
    const Error error{ErrorCode::PermissionDenied, "no", 1};
    served.server.linkSaid(Ended{error}, start);
    const auto messages = served.read();
    QCOMPARE(messages.size(), std::size_t{1});
    QVERIFY(messages[0] == wire::LinkMessage(wire::LinkError{error}));
    QVERIFY(served.server.failure() == error);
}

void TestLinkServer::passesFramesToTheProgram() {
    auto served = openServer();
    served.server.linkSaid(received(60), start);
    served.server.linkSaid(received(1500), start);
    const auto frames = served.readOnly<wire::FrameReceived>();
    QCOMPARE(frames.size(), std::size_t{2});
    QVERIFY(frames[0] == received(60));
    QVERIFY(frames[1] == received(1500));
}

void TestLinkServer::passesAllowedFramesToTheLink() {
    auto served = openServer();
    served.server.programSaid(asking(query()), start);
    const auto frame = served.server.takeFrame();
    QVERIFY(frame);
    QVERIFY(*frame == query());
    QVERIFY(!served.server.takeFrame());
}

void TestLinkServer::refusesWhatMayNotLeave() {
    auto served = openServer();
    served.server.programSaid(asking(query(other)), start);
    QVERIFY(!served.server.takeFrame());
    const auto errors = served.readOnly<wire::LinkError>();
    QCOMPARE(errors.size(), std::size_t{1});
    QCOMPARE(errors[0].error.code, ErrorCode::FrameRefused);
    QVERIFY(!served.server.failure());
}

void TestLinkServer::refusesFramesBeforeItIsOpen() {
    Served served;
    served.server.programSaid(asking(query()), start);
    QVERIFY(!served.server.takeFrame());
    served.server.linkSaid(opened, start);
    QVERIFY(std::holds_alternative<wire::Hello>(served.read().at(0)));
}

void TestLinkServer::checksAgainstTheAddressOfNow() {
    auto served = openServer();
    served.server.linkSaid(StateChanged{LinkState::Up, other, 1500}, start);
    served.server.programSaid(asking(query(own)), start);
    QVERIFY(!served.server.takeFrame());
    served.server.programSaid(asking(query(other)), start);
    QVERIFY(served.server.takeFrame());
}

void TestLinkServer::tellsFewOfManyRefusals() {
    auto served = openServer();
    const auto forged = asking(query(other));
    for (int i = 0; i < 1000; ++i)
        served.server.programSaid(forged, start);
    QCOMPARE(served.readOnly<wire::LinkError>().size(), std::size_t{10});
    served.server.programSaid(forged, start + 1s);
    const auto later = served.read();
    QCOMPARE(std::ranges::count_if(
                 later, [](const auto& message) { return std::holds_alternative<wire::LinkError>(message); }),
             1);
    QCOMPARE(std::get<LinkStatistics>(later.back()).refused, std::uint64_t{1001});
}

void TestLinkServer::refusesMoreFramesASecondThanItsRulesAllow() {
    EgressRules rules;
    rules.mayLeave = [](auto, const auto&, auto) { return Result<void>(); };
    rules.framesPerSecond = 3;
    LinkServer server("test 1", {}, rules);
    server.linkSaid(opened, start);
    const auto send = *wire::encode(wire::SendFrame{std::vector<std::byte>(60)});
    const auto sendAndCount = [&](int frames, TimePoint now) {
        for (int i = 0; i < frames; ++i)
            server.programSaid(send, now);
        int passed = 0;
        while (server.takeFrame())
            ++passed;
        return passed;
    };
    QCOMPARE(sendAndCount(5, start + 10s), 3);
    QCOMPARE(sendAndCount(5, start + 10s + 999ms), 0);
    QCOMPARE(sendAndCount(2, start + 11s), 2);
    QVERIFY(!server.failure());
}

void TestLinkServer::tellsStatisticsOnceASecondWhileTheyChange() {
    auto served = openServer();
    QCOMPARE(served.server.nextDeadline(), TimePoint::max());
    served.server.linkSaid(LinkStatistics{1, 0, 0, 0, 0}, start + 100ms);
    served.server.linkSaid(LinkStatistics{2, 0, 0, 0, 0}, start + 200ms);
    QVERIFY(served.read().empty());
    QCOMPARE(served.server.nextDeadline(), start + 1s);
    served.server.timeReached(start + 1s);
    const auto told = served.readOnly<LinkStatistics>();
    QCOMPARE(told.size(), std::size_t{1});
    QCOMPARE(told[0].received, std::uint64_t{2});
    QCOMPARE(served.server.nextDeadline(), TimePoint::max());
    served.server.timeReached(start + 10s);
    QVERIFY(served.read().empty());
}

void TestLinkServer::dropsFramesForAProgramThatDoesNotRead() {
    LinkServer::Limits limits;
    limits.output = 10'000;
    auto served = openServer(limits);
    for (int i = 0; i < 1000; ++i)
        served.server.linkSaid(received(1000), start);
    QVERIFY(served.server.output().size() < limits.output + 1100);
    const auto frames = served.readOnly<wire::FrameReceived>().size();
    QVERIFY(frames > 5 && frames < 15);
    served.server.timeReached(start + 1s);
    const auto told = served.readOnly<LinkStatistics>();
    QCOMPARE(told.size(), std::size_t{1});
    QCOMPARE(told[0].droppedByKernel, 1000 - frames);
    served.server.linkSaid(received(1000), start + 1s);
    QCOMPARE(served.readOnly<wire::FrameReceived>().size(), std::size_t{1});
}

void TestLinkServer::keepsTheLastStateForAProgramThatDoesNotRead() {
    LinkServer::Limits limits;
    limits.output = 1000;
    auto served = openServer(limits);
    served.server.linkSaid(received(1000), start);
    const auto full = served.server.output().size();
    for (int i = 0; i < 1000; ++i) {
        served.server.linkSaid(StateChanged{LinkState::Down, own, 1500}, start);
        served.server.linkSaid(StateChanged{LinkState::Up, own, 9000}, start);
    }
    QCOMPARE(served.server.output().size(), full);
    (void)served.read();
    QCOMPARE(served.server.nextDeadline(), TimePoint::min());
    served.server.timeReached(start);
    const auto changes = served.readOnly<StateChanged>();
    QCOMPARE(changes.size(), std::size_t{1});
    QVERIFY(changes[0] == (StateChanged{LinkState::Up, own, 9000}));
}

void TestLinkServer::asksNoDeadlineOfAProgramThatDoesNotRead() {
    LinkServer::Limits limits;
    limits.output = 1000;
    auto served = openServer(limits);
    served.server.linkSaid(received(1000), start);
    served.server.linkSaid(received(1000), start);
    QCOMPARE(served.server.nextDeadline(), TimePoint::max());
}

void TestLinkServer::stopsReadingWhenTheLinkIsSlow() {
    LinkServer::Limits limits;
    limits.frames = 2;
    auto served = openServer(limits);
    served.server.programSaid(asking(query()), start);
    QVERIFY(served.server.wantsInput());
    served.server.programSaid(asking(query()), start);
    QVERIFY(!served.server.wantsInput());
    QVERIFY(served.server.takeFrame());
    QVERIFY(served.server.wantsInput());
}

void TestLinkServer::endsWithTheLink() {
    auto served = openServer();
    served.server.programSaid(asking(query()), start);
    served.server.linkSaid(Ended{{ErrorCode::System, "oh", 5}}, start);
    served.server.linkSaid(received(60), start);
    const auto messages = served.read();
    QCOMPARE(messages.size(), std::size_t{1});
    QVERIFY(std::get<wire::LinkError>(messages[0]).error == (Error{ErrorCode::System, "oh", 5}));
    QVERIFY(!served.server.takeFrame());
    QVERIFY(!served.server.wantsInput());
    QCOMPARE(served.server.nextDeadline(), TimePoint::max());
}

void TestLinkServer::tellsThatTheInterfaceIsGoneBeforeItEnds() {
    LinkServer::Limits limits;
    limits.output = 1000;
    auto served = openServer(limits);
    served.server.linkSaid(received(1000), start); // no room: the change has to wait
    served.server.linkSaid(StateChanged{LinkState::Gone, own, 1500}, start);
    served.server.linkSaid(Ended{{ErrorCode::InterfaceVanished, "eth0", 0}}, start);
    const auto messages = served.read();
    QCOMPARE(messages.size(), std::size_t{3});
    QCOMPARE(std::get<StateChanged>(messages[1]).state, LinkState::Gone);
    QCOMPARE(std::get<wire::LinkError>(messages[2]).error.code, ErrorCode::InterfaceVanished);
}

void TestLinkServer::endsOnAStreamThatIsNotTheProtocol() {
    auto served = openServer();
    served.server.programSaid(std::vector<std::byte>(4), start);
    QVERIFY(served.server.failure());
    QCOMPARE(served.server.failure()->code, ErrorCode::Malformed);
    QCOMPARE(served.readOnly<wire::LinkError>().size(), std::size_t{1});
    served.server.programSaid(asking(query()), start);
    QVERIFY(!served.server.takeFrame());
    QVERIFY(served.read().empty());
}

void TestLinkServer::endsOnAMessageForTheOtherSide() {
    auto served = openServer();
    served.server.programSaid(*wire::encode(LinkStatistics{}), start);
    QVERIFY(served.server.failure());
}

QTEST_APPLESS_MAIN(TestLinkServer)
#include "tst_link_server.moc"
