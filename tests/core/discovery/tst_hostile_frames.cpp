#include "core/aoe/build.h"
#include "tests/core/discovery/simulated_wire.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <random>

using namespace etherdeck;
using namespace etherdeck::discovery;
using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

class TestHostileFrames : public QObject {
    Q_OBJECT

private slots:
    void ignoresAnswersNobodyAskedFor();
    void ignoresTaggedFramesAndImpossibleAddresses();
    void survivesRandomFrames();
    void staysBoundedUnderAMillionFakeAddresses();
    void letsRealTargetsInWhenFullOfFakes();
};

void TestHostileFrames::ignoresAnswersNobodyAskedFor() {
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

void TestHostileFrames::ignoresTaggedFramesAndImpossibleAddresses() {
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

void TestHostileFrames::survivesRandomFrames() {
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

void TestHostileFrames::staysBoundedUnderAMillionFakeAddresses() {
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

void TestHostileFrames::letsRealTargetsInWhenFullOfFakes() {
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

QTEST_APPLESS_MAIN(TestHostileFrames)
#include "tst_hostile_frames.moc"
