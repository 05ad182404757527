#include "core/arp/packet.h"
#include "core/finder/sweep.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <set>

using namespace etherdeck;
using namespace etherdeck::finder;

namespace {

constexpr MacAddress ours({0x02, 0, 0, 0, 0, 0x01});
constexpr MacAddress plug({0x00, 0x25, 0x31, 0, 0, 0x07});
constexpr MacAddress other({0x00, 0x25, 0x31, 0, 0, 0x08});
const TimePoint start{std::chrono::hours(1)};

Ipv4Address at(const char* text) { return *Ipv4Address::parse(text); }

link::Ipv4Network network(const char* address, std::uint8_t prefix) { return {at(address), prefix}; }

/// A sweep on a wire with stations.
struct Wire {
    std::map<Ipv4Address, std::vector<MacAddress>> stations;
    std::vector<std::string> asked;
    TimePoint now = start;
    int maxAtOnce = 0;

    void run(Sweep& sweep) {
        for (int i = 0; !sweep.isDone() && i < 10'000'000; ++i) {
            int atOnce = 0;
            while (const auto frame = sweep.takeFrame()) {
                ++atOnce;
                answer(sweep, *frame);
            }
            maxAtOnce = std::max(maxAtOnce, atOnce);
            now = sweep.nextDeadline();
            sweep.timeReached(now);
        }
    }
    void answer(Sweep& sweep, const std::vector<std::byte>& frame) {
        const auto packet = arp::parse(frame);
        QVERIFY(packet);
        QCOMPARE(packet->operation, arp::Operation::Request);
        QCOMPARE(packet->destination, MacAddress::broadcast());
        asked.push_back(packet->target.toString());
        for (const auto& mac : stations[packet->target])
            sweep.frameReceived(
                arp::build({ours, mac, arp::Operation::Reply, mac, packet->target, ours, packet->sender}));
    }
};

Sweep sweepOf(std::vector<link::Ipv4Network> networks, std::uint8_t shortest = Sweep::shortestPrefix) {
    return *Sweep::create(ours, networks, shortest, start);
}

} // namespace

class SweepTest : public QObject {
    Q_OBJECT

private slots:
    void asksForEveryAddressButOurs() {
        auto sweep = sweepOf({network("192.168.1.5", 29)});
        Wire wire;
        wire.run(sweep);
        const std::vector<std::string> round{"192.168.1.1", "192.168.1.2", "192.168.1.3", "192.168.1.4",
                                             "192.168.1.6"};
        auto twice = round;
        twice.insert(twice.end(), round.begin(), round.end());
        QCOMPARE(wire.asked, twice);
        QVERIFY(sweep.stations().empty());
        QVERIFY(sweep.progress() == (SweepProgress{10, 10}));
    }

    void findsWhoAnswersAndAsksThemOnce() {
        auto sweep = sweepOf({network("192.168.1.5", 29)});
        Wire wire;
        wire.stations[at("192.168.1.3")] = {plug};
        wire.run(sweep);
        QVERIFY(sweep.stations() == (std::vector<Station>{{at("192.168.1.3"), {plug}}}));
        QCOMPARE(std::ranges::count(wire.asked, "192.168.1.3"), 1);
        QCOMPARE(std::ranges::count(wire.asked, "192.168.1.4"), 2);
    }

    void twoStationsWithOneAddressAreBothTold() {
        auto sweep = sweepOf({network("192.168.1.5", 29)});
        Wire wire;
        wire.stations[at("192.168.1.3")] = {plug, other};
        wire.run(sweep);
        QVERIFY(sweep.stations() == (std::vector<Station>{{at("192.168.1.3"), {plug, other}}}));
    }

    void hearsWhoAsksForOthers() {
        auto sweep = sweepOf({network("192.168.1.5", 24)});
        sweep.frameReceived(arp::build({MacAddress::broadcast(),
                                        plug,
                                        arp::Operation::Request,
                                        plug,
                                        at("192.168.1.77"),
                                        {},
                                        at("192.168.1.1")}));
        QVERIFY(sweep.stations() == (std::vector<Station>{{at("192.168.1.77"), {plug}}}));
    }

    void ignoresWhatIsNotItsBusiness() {
        auto sweep = sweepOf({network("192.168.1.5", 29)});
        const auto say = [&](const MacAddress& mac, const char* address) {
            sweep.frameReceived(
                arp::build({ours, mac, arp::Operation::Reply, mac, at(address), ours, at("192.168.1.5")}));
        };
        say(plug, "10.0.0.1");    // another network
        say(plug, "192.168.1.5"); // our own address
        say(plug, "0.0.0.0");     // who looks whether an address is free has none yet
        say(ours, "192.168.1.3"); // ourselves
        say(MacAddress(), "192.168.1.3");
        sweep.frameReceived({});
        sweep.frameReceived(std::vector<std::byte>(60, std::byte{0xff}));
        QVERIFY(sweep.stations().empty());
    }

    void aFloodOfMacAddressesIsBounded() {
        auto sweep = sweepOf({network("192.168.1.5", 29)});
        for (std::uint8_t i = 0; i < 200; ++i) {
            const MacAddress mac({0x02, 0, 0, 0, 9, i});
            sweep.frameReceived(arp::build(
                {ours, mac, arp::Operation::Reply, mac, at("192.168.1.3"), ours, at("192.168.1.5")}));
        }
        QCOMPARE(sweep.stations()[0].macs.size(), Sweep::maxMacs);
    }

    void refusesALargeNetworkUnlessItIsToldTo() {
        const auto refused = Sweep::create(ours, {network("10.0.0.5", 21)}, Sweep::shortestPrefix, start);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::TooLong);
        QCOMPARE(refused.error().detail, std::string("21"));
        QVERIFY(Sweep::create(ours, {network("10.0.0.5", 21)}, 16, start));
        QVERIFY(!Sweep::create(ours, {network("10.0.0.5", 15)}, 0, start));
    }

    void oneLargeNetworkDoesNotHideTheOthers() {
        auto sweep = sweepOf({network("169.254.3.4", 16), network("192.168.1.5", 29)});
        QCOMPARE(sweep.progress().all, std::size_t{10});
    }

    void hasNothingToDoWithoutANetwork() {
        for (const auto& networks :
             {std::vector<link::Ipv4Network>{}, std::vector{network("192.168.1.5", 32)},
              std::vector{network("127.0.0.1", 24)}}) {
            const auto sweep = Sweep::create(ours, networks, Sweep::shortestPrefix, start);
            QVERIFY(!sweep);
            QCOMPARE(sweep.error().code, ErrorCode::OutOfRange);
        }
    }

    void bothEndsOfAPointToPointNetworkAreStations() {
        auto sweep = sweepOf({network("192.168.1.4", 31)});
        Wire wire;
        wire.run(sweep);
        QCOMPARE(wire.asked, (std::vector<std::string>{"192.168.1.5", "192.168.1.5"}));
    }

    void asksFromTheAddressOfThatNetwork() {
        auto sweep = sweepOf({network("192.168.1.5", 30), network("10.0.0.1", 30)});
        std::map<std::string, std::string> senders;
        while (const auto frame = sweep.takeFrame()) {
            const auto packet = arp::parse(*frame);
            senders[packet->target.toString()] = packet->sender.toString();
        }
        QCOMPARE(senders, (std::map<std::string, std::string>{{"192.168.1.6", "192.168.1.5"},
                                                              {"10.0.0.2", "10.0.0.1"}}));
    }

    void aNetworkWithTwoOfOurAddressesIsAskedOnce() {
        auto sweep = sweepOf({network("192.168.1.5", 29), network("192.168.1.6", 29)});
        QCOMPARE(sweep.progress().all, std::size_t{8});
    }

    void takesItsTime() {
        auto sweep = sweepOf({network("10.0.0.5", 22)});
        Wire wire;
        wire.run(sweep);
        QCOMPARE(wire.asked.size(), std::size_t{2 * 1021});
        QVERIFY(wire.maxAtOnce <= int(Sweep::groupSize));
        QVERIFY(wire.now - start > std::chrono::seconds(9));
        QVERIFY(wire.now - start < std::chrono::seconds(13));
    }
};

QTEST_APPLESS_MAIN(SweepTest)
#include "tst_sweep.moc"
