#include "core/aoe/build.h"
#include "tests/core/discovery/simulated_wire.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <random>

using namespace etherdeck;
using namespace etherdeck::discovery;
using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

namespace {

const Address e00(0, 0);
const Address e73(7, 3);

bool isBroadcast(const aoe::Frame& frame) { return frame.header.destination == MacAddress::broadcast(); }
bool isIdentify(const aoe::Frame& frame) { return std::holds_alternative<aoe::Ata>(frame.body); }

} // namespace

class TestDiscovery : public QObject {
    Q_OBJECT

private slots:
    void listsATargetAsSoonAsItAnswers();
    void asksForEverythingItLists();
    void introducesATargetOnceItIsKnown();
    void introducesATargetThatWillNotIdentify();
    void broadcastsInSpacedRoundsThenPolls();
    void asksOnlyForItsScope();
    void acceptsTheVersionZeroAdvertisement();
    void identifiesAnewAfterAnAdvertisement();
    void repeatsWhatIsLost();
    void findsAllThroughHeavyLoss();
    void noticesAVanishedTarget();
    void noticesAVanishedTargetHoweverFastItPolls_data();
    void noticesAVanishedTargetHoweverFastItPolls();
    void doesNotLoseATargetThatMissesOnePoll();
    void noticesThatATargetComesBack();
    void noticesThatItCameBackAsAnotherDisk();
    void tellsWhatChanged();
    void takesOneDiskOnTwoMacsForMultipath();
    void tellsPathLostWhileAnotherRemains();
    void takesDifferentDisksForAConflict();
    void endsTheConflictWhenOneClaimantLeaves();
    void neverMergesDisksWithoutSerialNumberUnseen();
    void toleratesTargetsThatDoNotKnowMasks();
    void respectsABufferCountOfOne();
    void keepsFewRequestsInFlight();
    void findsTenThousandTargets();
    void settlesWhenNothingIsAskedAnyMore();
    void forgetsOnRequest();
    void ignoresAnswersNobodyAskedFor();
    void ignoresTaggedFramesAndImpossibleAddresses();
    void survivesRandomFrames();
    void staysBoundedUnderAMillionFakeAddresses();
    void letsRealTargetsInWhenFullOfFakes();
    void keepsUpWithATargetThatChangesItsMindEachSecond();
    void tellsManyChangesAtAHumanPace();
    void tellsWhatWasBeforeAndAfterAChange();
};

void TestDiscovery::listsATargetAsSoonAsItAnswers() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(1ms);
    QCOMPARE(wire.discovery.targetCount(), std::size_t{1});
    QCOMPARE(wire.discovery.takeTouched(), std::vector<Address>{e73});
}

void TestDiscovery::asksForEverythingItLists() {
    SimulatedWire wire;
    auto& target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    target.config.string = "backup";
    target.masks = {plugMac(9)};
    target.reservedBy = {plugMac(8)};
    wire.linkUp();
    wire.run(100ms);
    const Target* found = wire.discovery.find(e73);
    QVERIFY(found);
    QCOMPARE(found->paths.size(), std::size_t{1});
    const Path& path = found->principal();
    QCOMPARE(path.key.mac, plugMac(1));
    QCOMPARE(path.firmware, std::uint16_t{0x4019});
    QCOMPARE(path.buffers, std::uint16_t{16});
    QCOMPARE(path.configString, std::string("backup"));
    QVERIFY(path.identity);
    QCOMPARE(path.identity->serial, std::string("7.3:plug1"));
    QCOMPARE(path.identity->size.count, std::uint64_t{2048});
    QCOMPARE(path.masks.value(), std::vector{plugMac(9)});
    QCOMPARE(path.reservedBy.value(), std::vector{plugMac(8)});
    QCOMPARE(path.roundTrip.value(), Duration(1ms));
}

void TestDiscovery::introducesATargetOnceItIsKnown() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(1ms);
    QCOMPARE(wire.takeEvents(), Lines{});
    wire.run(10ms);
    QCOMPARE(wire.takeEvents(), Lines{"appeared e7.3"});
}

void TestDiscovery::introducesATargetThatWillNotIdentify() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1").answersIdentify = false;
    wire.linkUp();
    wire.run(8s);
    QCOMPARE(wire.takeEvents(), Lines{"appeared e7.3"});
    QVERIFY(!wire.discovery.find(e73)->principal().identity);
    QCOMPARE(wire.countRequests(isIdentify), std::size_t{5});
}

void TestDiscovery::broadcastsInSpacedRoundsThenPolls() {
    SimulatedWire wire;
    wire.linkUp();
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{1});
    wire.run(150ms);
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{2});
    wire.run(250ms);
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{3});
    wire.run(9s);
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{3});
    wire.run(1s);
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{4});
    wire.run(100s);
    QCOMPARE(wire.countRequests(isBroadcast), std::size_t{14});
}

void TestDiscovery::asksOnlyForItsScope() {
    Settings settings;
    settings.scope = e73;
    SimulatedWire wire(settings);
    wire.add(e00, plugMac(1), 2048, "0.0:plug1");
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.inject(SimulatedWire::advertisement(wire.targets.front()));
    wire.run(1s);
    QCOMPARE(wire.discovery.targetCount(), std::size_t{1});
    QVERIFY(wire.discovery.find(e73));
}

void TestDiscovery::acceptsTheVersionZeroAdvertisement() {
    SimulatedWire wire;
    wire.linkUp();
    wire.run(5s);
    const auto& target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.inject(SimulatedWire::advertisement(target));
    QVERIFY(wire.discovery.find(e73));
    wire.run(10ms);
    QCOMPARE(wire.takeEvents(), Lines{"appeared e7.3"});
}

void TestDiscovery::identifiesAnewAfterAnAdvertisement() {
    SimulatedWire wire;
    auto& target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    target.identity.size = Sectors{4096};
    wire.inject(SimulatedWire::advertisement(target));
    wire.run(10ms);
    QCOMPARE(wire.takeEvents(), Lines{"changed e7.3 size"});
}

void TestDiscovery::repeatsWhatIsLost() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.loses = [](std::size_t number) { return number == 2; }; // the first IDENTIFY
    wire.linkUp();
    wire.run(100ms);
    QVERIFY(!wire.discovery.find(e73)->principal().identity);
    wire.run(200ms);
    QVERIFY(wire.discovery.find(e73)->principal().identity);
    QVERIFY(wire.discovery.statistics().retransmissions >= 1);
}

void TestDiscovery::findsAllThroughHeavyLoss() {
    SimulatedWire wire;
    for (std::uint8_t slot = 0; slot < 100; ++slot)
        wire.add(Address(1, slot), plugMac(slot), 2048, "1." + std::to_string(slot));
    std::mt19937 random(7);
    wire.loses = [&](std::size_t) { return random() % 100 < 10; };
    wire.linkUp();
    wire.run(30s);
    QCOMPARE(wire.discovery.targetCount(), std::size_t{100});
    for (const auto& target : wire.discovery.targets()) {
        QCOMPARE(target.state, TargetState::Up);
        QVERIFY(target.principal().identity);
    }
}

void TestDiscovery::noticesAVanishedTarget() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    wire.targets.clear();
    wire.run(20s);
    QCOMPARE(wire.takeEvents(), Lines{"vanished e7.3"});
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::Vanished);
    QVERIFY(wire.discovery.find(e73)->principal().identity);
}

void TestDiscovery::noticesAVanishedTargetHoweverFastItPolls_data() {
    QTest::addColumn<int>("milliseconds");
    QTest::newRow("faster than the grace") << 300;
    QTest::newRow("as fast as the grace") << 1000;
    QTest::newRow("slower") << 1700;
}

void TestDiscovery::noticesAVanishedTargetHoweverFastItPolls() {
    QFETCH(int, milliseconds);
    Settings settings;
    settings.pollInterval = std::chrono::milliseconds(milliseconds);
    SimulatedWire wire(settings);
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    wire.targets.clear();
    wire.run(8s);
    QCOMPARE(wire.takeEvents(), Lines{"vanished e7.3"});
}

void TestDiscovery::doesNotLoseATargetThatMissesOnePoll() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    wire.targets.front().answersConfig = false;
    wire.run(6s);
    wire.targets.front().answersConfig = true;
    wire.run(20s);
    QCOMPARE(wire.takeEvents(), Lines{});
}

void TestDiscovery::noticesThatATargetComesBack() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    wire.targets.front().answersConfig = false;
    wire.run(20s);
    (void)wire.takeEvents();
    wire.targets.front().answersConfig = true;
    wire.run(11s);
    QCOMPARE(wire.takeEvents(), Lines{"came-back e7.3"});
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::Up);
}

void TestDiscovery::noticesThatItCameBackAsAnotherDisk() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    wire.targets.clear();
    wire.run(20s);
    (void)wire.takeEvents();
    wire.add(e73, plugMac(2), 9999, "7.3:plug2");
    wire.run(11s);
    QCOMPARE(wire.takeEvents(), (Lines{"came-back e7.3", "changed e7.3 size serial"}));
    QVERIFY(!wire.discovery.find(e73)->hasConflict());
}

void TestDiscovery::tellsWhatChanged() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    auto& target = wire.targets.front();
    target.config.string = "mine";
    wire.run(10s);
    QCOMPARE(wire.takeEvents(), Lines{"changed e7.3 config-string"});
    target.config.buffers = 64;
    target.config.sectorsPerFrame = 17;
    wire.run(10s);
    QCOMPARE(wire.takeEvents(), Lines{"changed e7.3 buffers sectors-per-frame"});
    target.masks = {plugMac(5)};
    target.reservedBy = {plugMac(6)};
    wire.run(80s);
    QCOMPARE(wire.takeEvents(), (Lines{"changed e7.3 masks", "changed e7.3 reservation"}));
}

void TestDiscovery::takesOneDiskOnTwoMacsForMultipath() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.add(e73, plugMac(2), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(1s);
    const Target* target = wire.discovery.find(e73);
    QCOMPARE(target->paths.size(), std::size_t{2});
    QVERIFY(!target->hasConflict());
    QCOMPARE(wire.takeEvents(), Lines{"appeared e7.3"});
}

void TestDiscovery::tellsPathLostWhileAnotherRemains() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.add(e73, plugMac(2), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    wire.targets.pop_back();
    wire.run(20s);
    QCOMPARE(wire.takeEvents(), Lines{"path-lost e7.3"});
    QCOMPARE(wire.discovery.find(e73)->state, TargetState::Up);
    wire.add(e73, plugMac(2), 2048, "7.3:plug1");
    wire.run(11s);
    QCOMPARE(wire.takeEvents(), Lines{"path-found e7.3"});
}

void TestDiscovery::takesDifferentDisksForAConflict() {
    SimulatedWire wire;
    wire.add(e00, plugMac(1), 2048, "0.0:plug1");
    wire.add(e00, plugMac(2), 4096, "0.0:plug2");
    wire.linkUp();
    wire.run(1s);
    QVERIFY(wire.discovery.find(e00)->hasConflict());
    QCOMPARE(wire.takeEvents(), (Lines{"appeared e0.0", "conflict e0.0"}));
}

void TestDiscovery::endsTheConflictWhenOneClaimantLeaves() {
    SimulatedWire wire;
    wire.add(e00, plugMac(1), 2048, "0.0:plug1");
    wire.add(e00, plugMac(2), 4096, "0.0:plug2");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    wire.targets.erase(wire.targets.begin());
    wire.run(20s);
    const auto events = wire.takeEvents();
    QVERIFY(std::find(events.begin(), events.end(), "path-lost e0.0") != events.end());
    QVERIFY(std::find(events.begin(), events.end(), "conflict-ended e0.0") != events.end());
    QVERIFY(!wire.discovery.find(e00)->hasConflict());
    QCOMPARE(wire.discovery.find(e00)->principal().key.mac, plugMac(2));
}

void TestDiscovery::neverMergesDisksWithoutSerialNumberUnseen() {
    SimulatedWire wire;
    for (std::uint8_t box = 1; box <= 2; ++box)
        wire.add(e00, plugMac(box), 2048, "").content = [](std::uint64_t) { return blankSector(); };
    wire.linkUp();
    wire.run(1s);
    QVERIFY(wire.discovery.find(e00)->hasPossibleConflict());
}

void TestDiscovery::toleratesTargetsThatDoNotKnowMasks() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1").knowsMasks = false;
    wire.linkUp();
    wire.run(100ms);
    QCOMPARE(wire.takeEvents(), Lines{"appeared e7.3"});
    QVERIFY(!wire.discovery.find(e73)->principal().masks);
    QCOMPARE(wire.discovery.statistics().retransmissions, std::uint64_t{0});
}

void TestDiscovery::respectsABufferCountOfOne() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1").config.buffers = 1;
    wire.linkUp();
    wire.run(100ms);
    QVERIFY(wire.discovery.find(e73)->principal().reservedBy);
    QCOMPARE(wire.maxUnanswered(), std::size_t{1});
}

void TestDiscovery::keepsFewRequestsInFlight() {
    Settings settings;
    settings.maxInFlight = 16;
    SimulatedWire wire(settings);
    for (unsigned i = 0; i < 1000; ++i)
        wire.add(Address(static_cast<std::uint16_t>(i / 250), static_cast<std::uint8_t>(i % 250)), plugMac(1),
                 2048, std::to_string(i));
    wire.linkUp();
    wire.run(2s);
    QCOMPARE(wire.discovery.targetCount(), std::size_t{1000});
    QVERIFY2(wire.maxUnanswered() <= 16, qPrintable(QString::number(wire.maxUnanswered())));
}

void TestDiscovery::findsTenThousandTargets() {
    SimulatedWire wire;
    for (unsigned i = 0; i < 10000; ++i)
        wire.add(Address(static_cast<std::uint16_t>(i / 250), static_cast<std::uint8_t>(i % 250)), plugMac(1),
                 2048, std::to_string(i));
    // One answer to a query of each would be a scan of 10,000 per request; a shelf is enough to tell them
    // apart.
    wire.targets.resize(2000);
    wire.linkUp();
    wire.run(3s);
    QVERIFY(wire.discovery.isSettled());
    QCOMPARE(wire.discovery.targetCount(), wire.targets.size());
    for (const auto& target : wire.discovery.targets())
        QVERIFY(target.principal().identity && target.principal().masks && target.principal().reservedBy);
}

void TestDiscovery::settlesWhenNothingIsAskedAnyMore() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    QVERIFY(!wire.discovery.isSettled());
    wire.run(500ms);
    QVERIFY(!wire.discovery.isSettled());
    wire.run(100ms);
    QVERIFY(wire.discovery.isSettled());
    wire.discovery.discoverNow(wire.now());
    QVERIFY(!wire.discovery.isSettled());
}

void TestDiscovery::forgetsOnRequest() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(1ms); // identification is under way
    wire.targets.clear();
    (void)wire.discovery.takeTouched();
    wire.discovery.forget(e73);
    QCOMPARE(wire.discovery.takeTouched(), std::vector<Address>{e73});
    QCOMPARE(wire.discovery.targetCount(), std::size_t{0});
    wire.run(60s);
    QVERIFY(wire.discovery.isSettled());
    QCOMPARE(wire.takeEvents(), Lines{});
}

void TestDiscovery::ignoresAnswersNobodyAskedFor() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    aoe::Identity forged;
    forged.serial = "forged";
    forged.model = "forged";
    const auto data = aoe::encodeIdentify(forged);
    for (std::uint32_t number = 0; number < 200; ++number) {
        aoe::Frame frame;
        frame.header.source = plugMac(1);
        frame.header.destination = SimulatedWire::ownMac();
        frame.header.response = true;
        frame.header.address = e73;
        frame.header.tag = aoe::Tag(number);
        aoe::Ata ata;
        ata.statusOrCommand = aoe::ata::statusDeviceReady;
        ata.data = data;
        frame.body = ata;
        wire.inject(aoe::build(frame).value());
    }
    QCOMPARE(wire.discovery.find(e73)->principal().identity->serial, std::string("7.3:plug1"));
    QCOMPARE(wire.takeEvents(), Lines{});
}

void TestDiscovery::ignoresTaggedFramesAndImpossibleAddresses() {
    SimulatedWire wire;
    wire.linkUp();
    SimulatedTarget target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.targets.clear();
    const auto ignored = wire.discovery.statistics().framesIgnored;
    target.address = Address(7, Address::anySlot);
    wire.inject(SimulatedWire::advertisement(target));
    target.address = Address(Address::anyShelf, 3);
    wire.inject(SimulatedWire::advertisement(target));
    target.address = e73;
    target.mac = MacAddress::broadcast();
    wire.inject(SimulatedWire::advertisement(target));
    target.mac = SimulatedWire::ownMac();
    wire.inject(SimulatedWire::advertisement(target));
    target.mac = plugMac(1);
    auto tagged = SimulatedWire::advertisement(target);
    const auto tag = std::array{std::byte{0x81}, std::byte{0x00}, std::byte{0x00}, std::byte{0x05}};
    tagged.insert(tagged.begin() + 12, tag.begin(), tag.end());
    wire.inject(tagged);
    QCOMPARE(wire.discovery.targetCount(), std::size_t{0});
    QCOMPARE(wire.discovery.statistics().framesIgnored, ignored + 5);
}

void TestDiscovery::survivesRandomFrames() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(1s);
    std::mt19937 random(1);
    for (int i = 0; i < 50000; ++i) {
        std::vector<std::byte> frame(random() % 128);
        for (auto& byte : frame)
            byte = static_cast<std::byte>(random());
        if (frame.size() > 16 && i % 2 == 0) { // half of them look like AoE replies
            frame[12] = std::byte{0x88};
            frame[13] = std::byte{0xa2};
            frame[14] = std::byte{0x18};
        }
        wire.inject(frame);
    }
    QVERIFY(wire.discovery.find(e73));
    QCOMPARE(wire.discovery.find(e73)->principal().identity->serial, std::string("7.3:plug1"));
}

void TestDiscovery::staysBoundedUnderAMillionFakeAddresses() {
    Settings settings;
    settings.maxTargets = 1000;
    SimulatedWire wire(settings);
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(1s);
    SimulatedTarget fake = wire.targets.front();
    for (unsigned i = 0; i < 1'000'000; ++i) {
        fake.address =
            Address(static_cast<std::uint16_t>(1000 + i / 250), static_cast<std::uint8_t>(i % 250));
        fake.mac = plugMac(static_cast<std::uint8_t>(i));
        wire.discovery.frameReceived(LinkId{1}, SimulatedWire::advertisement(fake), wire.now());
        while (wire.discovery.takeFrame())
            ;
        (void)wire.discovery.takeTouched();
    }
    QCOMPARE(wire.discovery.targetCount(), std::size_t{1000});
    QVERIFY(wire.discovery.find(e73));
    QCOMPARE(wire.discovery.find(e73)->paths.size(), std::size_t{1});
}

void TestDiscovery::letsRealTargetsInWhenFullOfFakes() {
    Settings settings;
    settings.maxTargets = 100;
    SimulatedWire wire(settings);
    wire.linkUp();
    SimulatedTarget fake;
    for (std::uint8_t i = 0; i < 200; ++i) {
        fake.address = Address(9, i);
        fake.mac = plugMac(i);
        wire.inject(SimulatedWire::advertisement(fake));
    }
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.run(20s);
    QVERIFY(wire.discovery.find(e73));
    QVERIFY(wire.discovery.find(e73)->principal().identity);
    QVERIFY(wire.discovery.targetCount() <= 100);
}

void TestDiscovery::keepsUpWithATargetThatChangesItsMindEachSecond() {
    SimulatedWire wire;
    wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    for (unsigned i = 0; i < 100; ++i) {
        wire.targets.front().identity.size = Sectors{10000 + i};
        wire.inject(SimulatedWire::advertisement(wire.targets.front()));
        wire.run(1s);
    }
    QCOMPARE(wire.discovery.targetCount(), std::size_t{1});
    QCOMPARE(wire.discovery.find(e73)->paths.size(), std::size_t{1});
    QCOMPARE(wire.takeEvents().size(), std::size_t{100});
    QCOMPARE(wire.discovery.find(e73)->principal().identity->size.count, std::uint64_t{10099});
}

void TestDiscovery::tellsManyChangesAtAHumanPace() {
    SimulatedWire wire;
    auto& target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    wire.linkUp();
    wire.run(5s);
    (void)wire.takeEvents();
    std::vector<Event> events;
    const auto note = [&] {
        if (!wire.takeEvents().empty())
            events.push_back(wire.lastEvent());
    };
    constexpr std::uint32_t frames = 20000;
    for (std::uint32_t i = 1; i <= frames; ++i) {
        target.config.string = std::to_string(i);
        wire.inject(SimulatedWire::advertisement(target));
        wire.run(50us);
        note();
    }
    for (int i = 0; i < 2000; ++i) {
        wire.run(1ms);
        note();
    }
    QVERIFY2(events.size() >= 2 && events.size() <= 3, qPrintable(QString::number(events.size())));
    std::uint32_t changes = 0;
    std::string before;
    for (const auto& event : events) {
        QCOMPARE(event.kind, EventKind::Changed);
        QCOMPARE(event.differences.size(), std::size_t{1});
        QCOMPARE(event.differences[0].before, before);
        before = event.differences[0].after;
        changes += event.count;
    }
    QCOMPARE(changes, frames);
    QCOMPARE(before, std::to_string(frames)); // the last state is always told in the end
}

void TestDiscovery::tellsWhatWasBeforeAndAfterAChange() {
    SimulatedWire wire;
    auto& target = wire.add(e73, plugMac(1), 2048, "7.3:plug1");
    target.masks = {plugMac(4)};
    wire.linkUp();
    wire.run(5s);
    target.config.buffers = 64;
    target.config.string = "desk-1";
    wire.run(10s);
    QCOMPARE(wire.lastEvent().differences, (std::vector{Difference{Change::ConfigString, "", "desk-1"},
                                                        Difference{Change::Buffers, "16", "64"}}));
    QCOMPARE(wire.lastEvent().count, 1u);
    QVERIFY(!wire.lastEvent().isOurs);
    target.masks = {plugMac(4), plugMac(5)};
    wire.run(70s);
    QCOMPARE(wire.lastEvent().differences,
             (std::vector{Difference{Change::Masks, plugMac(4).toString(),
                                     plugMac(4).toString() + "," + plugMac(5).toString()}}));
}

QTEST_APPLESS_MAIN(TestDiscovery)
#include "tst_discovery.moc"
