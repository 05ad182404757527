#include "app/agent/network/wire_probe.h"
#include "core/aoe/build.h"
#include "core/aoe/parse.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::agent;
using namespace std::chrono_literals;

namespace {

constexpr Address e73(7, 3);
constexpr MacAddress eth0({0x00, 0x25, 0x31, 0x00, 0x00, 0x01});
constexpr MacAddress eth1({0x00, 0x25, 0x31, 0x00, 0x00, 0x02});
constexpr MacAddress ours({0x00, 0x25, 0x31, 0x00, 0x00, 0x03}); ///< of the box, but not asked from
constexpr MacAddress other({0x02, 0, 0, 0, 0, 0x07});
constexpr MacAddress third({0x02, 0, 0, 0, 0, 0x08});

constexpr TimePoint start{1h};

WireProbe probe() { return {e73, {eth0, eth1}, {ours}, start}; }

aoe::Bytes reply(const MacAddress& source, Address address, bool response = true) {
    aoe::Frame frame;
    frame.header.destination = eth0;
    frame.header.source = source;
    frame.header.response = response;
    frame.header.address = address;
    frame.header.command = static_cast<std::uint8_t>(aoe::Command::QueryConfig);
    frame.body = aoe::Config();
    return *aoe::build(frame, aoe::Padding::None);
}

std::vector<WireProbe::Frame> takeAll(WireProbe& probe) {
    std::vector<WireProbe::Frame> frames;
    while (auto frame = probe.takeFrame())
        frames.push_back(std::move(*frame));
    return frames;
}

} // namespace

class TestWireProbe : public QObject {
    Q_OBJECT

private slots:
    void asksEveryoneFromEachPort();
    void asksTwiceAndThenEnds();
    void isDoneAtOnceWithoutPorts();
    void tellsWhoHasAnswered();
    void takesAnyReplyForAnAnswer();
    void ignoresThisBoxAndOtherAddresses();
    void listensNoLongerThanItMust();
    void keepsABoundedNumberOfAnswers();
    void survivesCutFrames();
};

void TestWireProbe::asksEveryoneFromEachPort() {
    auto asked = probe();
    const auto frames = takeAll(asked);
    QCOMPARE(frames.size(), std::size_t{2});
    for (std::size_t port = 0; port < 2; ++port) {
        QCOMPARE(frames[port].port, port);
        QCOMPARE(frames[port].bytes.size(), aoe::smallestFrame);
        const auto parsed = aoe::parse(frames[port].bytes);
        QVERIFY(parsed);
        QVERIFY(parsed->header.destination == MacAddress::broadcast());
        QVERIFY(parsed->header.source == (port == 0 ? eth0 : eth1));
        QVERIFY(parsed->header.address == e73);
        QVERIFY(parsed->header.tag.isOurs());
        QVERIFY(!parsed->header.response);
        const auto& config = std::get<aoe::Config>(parsed->body);
        QVERIFY(config.command == aoe::ConfigCommand::Read && config.string.empty());
    }
}

void TestWireProbe::asksTwiceAndThenEnds() {
    auto asked = probe();
    QCOMPARE(takeAll(asked).size(), std::size_t{2});
    QVERIFY(asked.nextDeadline() == start + WireProbe::repeatAfter);
    asked.timeReached(start + WireProbe::repeatAfter - 1ms);
    QVERIFY(takeAll(asked).empty());
    asked.timeReached(start + WireProbe::repeatAfter);
    QCOMPARE(takeAll(asked).size(), std::size_t{2});
    QVERIFY(asked.nextDeadline() == start + WireProbe::listenFor);
    asked.timeReached(start + WireProbe::listenFor - 1ms);
    QVERIFY(!asked.isDone());
    asked.timeReached(start + WireProbe::listenFor);
    QVERIFY(asked.isDone());
    QVERIFY(asked.nextDeadline() == TimePoint::max());
    QVERIFY(takeAll(asked).empty());
    QVERIFY(asked.answers().empty());
}

void TestWireProbe::isDoneAtOnceWithoutPorts() {
    WireProbe nowhere(e73, {}, {}, start);
    QVERIFY(nowhere.isDone());
    QVERIFY(takeAll(nowhere).empty());
    QVERIFY(nowhere.nextDeadline() == TimePoint::max());
}

void TestWireProbe::tellsWhoHasAnswered() {
    auto asked = probe();
    asked.frameReceived(1, reply(third, e73));
    asked.frameReceived(0, reply(other, e73));
    asked.frameReceived(0, reply(other, e73));
    asked.frameReceived(1, reply(other, e73));
    QVERIFY(asked.answers() == (std::vector<WireProbe::Answer>{{0, other}, {1, other}, {1, third}}));
    QVERIFY(!asked.isDone()); // others may answer as well
}

void TestWireProbe::takesAnyReplyForAnAnswer() {
    auto asked = probe();
    aoe::Frame frame; // as vblade advertises itself: version 0, tag 0
    frame.header.destination = MacAddress::broadcast();
    frame.header.source = other;
    frame.header.version = 0;
    frame.header.response = true;
    frame.header.address = e73;
    frame.header.command = static_cast<std::uint8_t>(aoe::Command::QueryConfig);
    frame.header.tag = aoe::Tag::fromWire(0);
    frame.body = aoe::Config();
    asked.frameReceived(0, *aoe::build(frame, aoe::Padding::None));
    frame.header.version = 1;
    frame.header.source = third;
    frame.header.error = true;
    frame.header.targetError = aoe::TargetError::BadArgument;
    frame.body = aoe::NoArguments();
    asked.frameReceived(0, *aoe::build(frame, aoe::Padding::None));
    QVERIFY(asked.answers() == (std::vector<WireProbe::Answer>{{0, other}, {0, third}}));
}

void TestWireProbe::ignoresThisBoxAndOtherAddresses() {
    auto asked = probe();
    asked.frameReceived(0, reply(eth1, e73));
    asked.frameReceived(0, reply(ours, e73));
    asked.frameReceived(0, reply(other, Address(7, 4)));
    asked.frameReceived(0, reply(other, Address::everyone()));
    asked.frameReceived(0, reply(other, e73, false));
    asked.frameReceived(0, reply(MacAddress::broadcast(), e73));
    asked.frameReceived(2, reply(other, e73));
    QVERIFY(asked.answers().empty());
}

void TestWireProbe::listensNoLongerThanItMust() {
    auto asked = probe();
    asked.timeReached(start + 5s); // a late call still ends it
    QVERIFY(asked.isDone());
    asked.frameReceived(0, reply(other, e73));
    QVERIFY(asked.answers().empty());
}

void TestWireProbe::keepsABoundedNumberOfAnswers() {
    auto asked = probe();
    for (unsigned i = 0; i < 1000; ++i)
        asked.frameReceived(0, reply(MacAddress({0x02, 1, 0, 0, static_cast<std::uint8_t>(i >> 8),
                                                 static_cast<std::uint8_t>(i)}),
                                     e73));
    QCOMPARE(asked.answers().size(), WireProbe::maxAnswers);
}

void TestWireProbe::survivesCutFrames() {
    const auto whole = reply(other, e73);
    for (std::size_t size = 0; size < whole.size(); ++size) {
        auto asked = probe();
        asked.frameReceived(0, std::span(whole).first(size));
        QVERIFY(asked.answers().empty());
    }
}

QTEST_APPLESS_MAIN(TestWireProbe)
#include "tst_wire_probe.moc"
