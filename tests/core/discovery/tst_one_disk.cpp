#include "core/aoe/parse.h"
#include "core/discovery/disk_comparisons.h"
#include "core/link/egress_filter.h"
#include "tests/core/discovery/simulated_wire.h"
#include "tests/support/registered_test.h"
#include "tests/support/test_size.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::discovery;
using namespace std::chrono_literals;
using Lines = std::vector<std::string>;

namespace {

const Address e10(1, 0);
const Address e11(1, 1);

bool isRead(const aoe::Frame& frame) {
    const auto* ata = std::get_if<aoe::Ata>(&frame.body);
    return ata != nullptr && ata->statusOrCommand != aoe::ata::identifyDevice;
}

SimulatedTarget& addBox(SimulatedWire& wire, Address address, std::uint8_t box, const std::string& serial,
                        const std::string& content) {
    auto& target = wire.add(address, plugMac(box), 4096, serial);
    if (content.empty())
        target.content = [](std::uint64_t) { return blankSector(); };
    else
        target.content = [content](std::uint64_t sector) { return diskData(content, sector); };
    return target;
}

} // namespace

/// Two MACs answer as one address: one disk, or two?
class TestOneDisk : public QObject {
    Q_OBJECT

private slots:
    void doesNotTrustAWeakSerialNumber_data();
    void doesNotTrustAWeakSerialNumber();
    void tellsTwoDisksOfOneHostNameApart();
    void readsNothingWhereTheSerialNumberProves();
    void readsNothingFromOneBoxOnTwoLinks();
    void sendsNothingButReads();
    void leavesADoubtWhere_data();
    void leavesADoubtWhere();
    void noticesThatASerialNumberStandsAtOtherAddresses();
    void takesARenumberedDiskForOneDisk();
    void saysSoWhenAComparisonWaitsForLong();
    void comparesAnewWhenAPathComesBack();
    void comparesAnewWhenTheIdentityChanges();
    void comparesAnewWhenAsked();
    void looksAgainAtADoubtButRarely();
    void staysInDoubtWhileItLooksAgain();
    void waitsForComparisonsUntilItIsSettled();
    void readsSlowlyHoweverManyThereAre();
    void readsNoFasterForInventedTargets();
    void countsMacsThatItDoesNotList();
    void forgetsMacsThatFellSilent();
    void boundsTheMacsThatItCounts();
};

void TestOneDisk::doesNotTrustAWeakSerialNumber_data() {
    QTest::addColumn<QString>("serial");
    QTest::newRow("none") << "";
    QTest::newRow("kvblade") << "SN HERE";
    QTest::newRow("Plan 9") << "serial#";
    QTest::newRow("zero") << "0";
    QTest::newRow("vblade") << "1.0:debian";
}

void TestOneDisk::doesNotTrustAWeakSerialNumber() {
    QFETCH(QString, serial);
    const auto told = [&](const std::string& first, const std::string& second) {
        SimulatedWire wire;
        addBox(wire, e10, 1, serial.toStdString(), first);
        addBox(wire, e10, 2, serial.toStdString(), second);
        wire.linkUp();
        wire.run(2s);
        return std::pair(wire.discovery.find(e10)->conflict, wire.takeEvents());
    };
    QCOMPARE(told("a", "a"), std::pair(Conflict::None, Lines{"appeared e1.0"}));
    QCOMPARE(told("a", "b"), std::pair(Conflict::Proven, (Lines{"appeared e1.0", "conflict e1.0"})));
    QCOMPARE(told("", ""), std::pair(Conflict::Possible, (Lines{"appeared e1.0", "possible-conflict e1.0"})));
}

void TestOneDisk::tellsTwoDisksOfOneHostNameApart() {
    SimulatedWire wire;
    addBox(wire, e10, 1, "1.0:debian", "a");
    addBox(wire, e10, 2, "1.0:debian", "b");
    addBox(wire, e10, 3, "1.0:debian", "a");
    wire.linkUp();
    wire.run(3s);
    const auto* target = wire.discovery.find(e10);
    QVERIFY(target->hasConflict());
    QCOMPARE(diskCount(*target), std::size_t{2});
    QVERIFY(target->differingSector);
}

void TestOneDisk::readsNothingWhereTheSerialNumberProves() {
    SimulatedWire wire;
    addBox(wire, e10, 1, "WD-WCC4N0123456", "a");
    addBox(wire, e10, 2, "WD-WCC4N0123456", "b");
    wire.linkUp();
    wire.run(5s);
    QCOMPARE(wire.countRequests(isRead), std::size_t{0});
    QCOMPARE(wire.discovery.find(e10)->oneDiskBy, OneDiskBy::Serial);
}

void TestOneDisk::readsNothingFromOneBoxOnTwoLinks() {
    SimulatedWire wire;
    addBox(wire, e10, 1, "SN HERE", "a");
    addBox(wire, e10, 1, "SN HERE", "a").link = LinkId{2};
    wire.linkUp();
    wire.linkUp(LinkId{2});
    wire.run(5s);
    QCOMPARE(wire.discovery.find(e10)->paths.size(), std::size_t{2});
    QCOMPARE(wire.discovery.find(e10)->conflict, Conflict::None);
    QCOMPARE(wire.countRequests(isRead), std::size_t{0});
}

void TestOneDisk::sendsNothingButReads() {
    SimulatedWire wire;
    addBox(wire, e10, 1, "SN HERE", "a");
    addBox(wire, e10, 2, "SN HERE", "b");
    wire.linkUp();
    wire.run(3s);
    const auto reads = wire.countRequests(isRead);
    QVERIFY(reads > 0 && reads <= ContentComparison::maxReads);
    const auto isHarmless = [](const aoe::Frame& frame) {
        const auto* ata = std::get_if<aoe::Ata>(&frame.body);
        return ata == nullptr || (ata->flags & aoe::ata::flagWrite) == 0;
    };
    QCOMPARE(wire.countRequests(isHarmless), wire.countRequests([](const auto&) { return true; }));
    for (const auto& frame : wire.requests())
        QVERIFY(link::mayLeave(frame, SimulatedWire::ownMac(), 576));
}

void TestOneDisk::leavesADoubtWhere_data() {
    QTest::addColumn<int>("what");
    QTest::addColumn<QString>("doubt");
    QTest::newRow("one is reserved to others") << 0 << "reserved";
    QTest::newRow("one refuses to read") << 1 << "unreadable";
    QTest::newRow("one does not answer to reads") << 2 << "no-answer";
    QTest::newRow("one does not say who it is") << 3 << "not-identified";
}

void TestOneDisk::leavesADoubtWhere() {
    QFETCH(int, what);
    SimulatedWire wire;
    addBox(wire, e10, 1, "SN HERE", "a");
    auto& other = addBox(wire, e10, 2, "SN HERE", "a");
    if (what == 0)
        other.readError = aoe::TargetError::TargetReserved;
    else if (what == 1)
        other.readError = aoe::TargetError::DeviceUnavailable;
    else if (what == 2)
        other.answersReads = false;
    else
        other.answersIdentify = false;
    wire.linkUp();
    wire.run(8s);
    const auto* target = wire.discovery.find(e10);
    QCOMPARE(target->conflict, Conflict::Possible);
    QTEST(QString::fromLatin1(name(target->doubt).data()), "doubt");
    QCOMPARE(wire.takeEvents(), (Lines{"appeared e1.0", "possible-conflict e1.0"}));
}

void TestOneDisk::noticesThatASerialNumberStandsAtOtherAddresses() {
    SimulatedWire wire;
    addBox(wire, e10, 1, "FACTORY7", "a");
    addBox(wire, e10, 2, "FACTORY7", "b");
    wire.linkUp();
    wire.run(3s);
    QCOMPARE(wire.discovery.find(e10)->conflict,
             Conflict::None); // nothing says yet what this number is worth
    addBox(wire, e11, 3, "FACTORY7", "c");
    wire.run(13s);
    QVERIFY(wire.discovery.find(e10)->serialIsShared && wire.discovery.find(e11)->serialIsShared);
    QCOMPARE(wire.discovery.find(e10)->conflict, Conflict::Proven);
    QCOMPARE(wire.discovery.find(e11)->conflict, Conflict::None);
}

/// Its old address falls silent before the new one speaks, though nobody has noticed yet.
void TestOneDisk::takesARenumberedDiskForOneDisk() {
    SimulatedWire wire;
    addBox(wire, e10, 1, "WD-WCC4N0123456", "a");
    wire.linkUp();
    wire.run(3s);
    wire.targets.clear();
    auto& moved = addBox(wire, e73, 1, "WD-WCC4N0123456", "a");
    wire.inject(SimulatedWire::advertisement(moved));
    wire.run(1s);
    QCOMPARE(wire.discovery.find(e10)->state, TargetState::Up);
    QVERIFY(!wire.discovery.find(e73)->serialIsShared);
    wire.run(60s);
    QCOMPARE(wire.discovery.find(e10)->state, TargetState::Vanished);
    QVERIFY(!wire.discovery.find(e73)->serialIsShared);
}

/// Others must not hide a doubt by giving us much to compare.
void TestOneDisk::saysSoWhenAComparisonWaitsForLong() {
    SimulatedWire wire;
    for (std::uint8_t slot = 0; slot < 60; ++slot)
        for (std::uint8_t box = 1; box <= 2; ++box)
            addBox(wire, {1, slot}, box, "SN HERE", "").answersReads = slot >= 59;
    wire.linkUp();
    wire.run(4s);
    QVERIFY(!wire.discovery.find({1, 59})->hasPossibleConflict());
    wire.run(10s); // 59 that do not answer hold up the last one for 20 s
    QCOMPARE(wire.discovery.find({1, 59})->doubt, Doubt::Waiting);
    const auto events = wire.takeEvents();
    QVERIFY(std::find(events.begin(), events.end(), "possible-conflict e1.59") != events.end());
    wire.run(30s);
    QCOMPARE(wire.discovery.find({1, 59})->doubt, Doubt::Blank);
}

void TestOneDisk::comparesAnewWhenAPathComesBack() {
    SimulatedWire wire;
    addBox(wire, e10, 1, "SN HERE", "a");
    addBox(wire, e10, 2, "SN HERE", "a");
    wire.linkUp();
    wire.run(3s);
    wire.targets.pop_back();
    wire.run(30s);
    (void)wire.takeEvents();
    addBox(wire, e10, 2, "SN HERE", "b"); // another disk in the box meanwhile
    wire.run(15s);
    QCOMPARE(wire.takeEvents(), (Lines{"path-found e1.0", "conflict e1.0"}));
}

void TestOneDisk::comparesAnewWhenTheIdentityChanges() {
    SimulatedWire wire;
    addBox(wire, e10, 1, "SN HERE", "a");
    addBox(wire, e10, 2, "SN HERE", "a");
    wire.linkUp();
    wire.run(3s);
    QCOMPARE(wire.discovery.find(e10)->conflict, Conflict::None);
    for (auto& target : wire.targets)
        target.identity.size.count = 8192;
    wire.targets.back().content = [](std::uint64_t sector) { return diskData("b", sector); };
    wire.run(80s);
    QCOMPARE(wire.discovery.find(e10)->conflict, Conflict::Proven);
}

void TestOneDisk::comparesAnewWhenAsked() {
    SimulatedWire wire;
    addBox(wire, e10, 1, "SN HERE", "");
    addBox(wire, e10, 2, "SN HERE", "");
    wire.linkUp();
    wire.run(3s);
    QVERIFY(wire.discovery.find(e10)->hasPossibleConflict());
    for (auto& target : wire.targets)
        target.content = [](std::uint64_t sector) { return diskData("formatted", sector); };
    (void)wire.takeEvents();
    wire.discovery.compareNow(e10, wire.now());
    wire.run(0s);
    wire.run(1s);
    QCOMPARE(wire.takeEvents(), Lines{"conflict-ended e1.0"});
    QCOMPARE(wire.discovery.find(e10)->oneDiskBy, OneDiskBy::Content);
}

void TestOneDisk::looksAgainAtADoubtButRarely() {
    SimulatedWire wire;
    addBox(wire, e10, 1, "SN HERE", "");
    addBox(wire, e10, 2, "SN HERE", "");
    wire.linkUp();
    wire.run(3s);
    const auto once = wire.countRequests(isRead);
    wire.run(1h);
    const auto times = wire.countRequests(isRead) / once;
    QVERIFY2(times >= 5 && times <= 8, qPrintable(QString::number(times)));
    QCOMPARE(wire.takeEvents().size(), std::size_t{2}); // and it is told once
}

void TestOneDisk::staysInDoubtWhileItLooksAgain() {
    SimulatedWire wire;
    addBox(wire, e10, 1, "SN HERE", "");
    addBox(wire, e10, 2, "SN HERE", "");
    wire.linkUp();
    wire.run(3s);
    wire.discovery.compareNow(e10, wire.now());
    const auto before = wire.countRequests(isRead);
    QVERIFY(wire.discovery.find(e10)->hasPossibleConflict());
    for (int i = 0; i < 100; ++i) {
        wire.run(1ms);
        QVERIFY(wire.discovery.find(e10)->hasPossibleConflict());
    }
    QVERIFY(wire.countRequests(isRead) > before);
}

void TestOneDisk::waitsForComparisonsUntilItIsSettled() {
    SimulatedWire wire;
    addBox(wire, e10, 1, "SN HERE", "a");
    addBox(wire, e10, 2, "SN HERE", "b");
    wire.linkUp();
    while (!wire.discovery.isSettled())
        wire.run(1ms);
    QCOMPARE(wire.discovery.find(e10)->conflict, Conflict::Proven);
}

void TestOneDisk::readsSlowlyHoweverManyThereAre() {
    SimulatedWire wire;
    for (std::uint8_t slot = 0; slot < 200; ++slot) {
        addBox(wire, {1, slot}, 1, "SN HERE", "");
        addBox(wire, {1, slot}, 2, "SN HERE", "").answersReads = slot % 2 == 0;
    }
    wire.linkUp();
    wire.run(2s);
    QVERIFY(wire.countRequests(isRead) <= 2 * DiskComparisons::maxReadsPerSecond + 32);
    const auto inDoubt = [&] {
        const auto targets = wire.discovery.targets();
        return std::count_if(targets.begin(), targets.end(),
                             [](const Target& target) { return target.hasPossibleConflict(); });
    };
    wire.run(60s);
    wire.run(60s);
    QCOMPARE(inDoubt(), 200);
}

/// Somebody answers every question for every address, from many MACs, with a serial number that proves
/// nothing.
void TestOneDisk::readsNoFasterForInventedTargets() {
    const auto addresses = tests::sizeOf<std::size_t>(300, 32'768);
    const auto macs = tests::sizeOf<std::size_t>(4, 16);
    SimulatedWire wire;
    SimulatedTarget fake;
    fake.identity.serial = "SN HERE";
    fake.identity.size.count = 4096;
    fake.config.buffers = 16;
    fake.config.sectorsPerFrame = 2;
    TimePoint now = wire.now();
    const auto start = now;
    wire.discovery.linkUp(LinkId{1}, SimulatedWire::ownMac(), now);
    std::size_t reads = 0;
    const auto answerAll = [&] {
        while (const auto frame = wire.discovery.takeFrame()) {
            const auto request = aoe::parse(frame->bytes).value();
            fake.mac = request.header.destination;
            fake.address = request.header.address;
            if (isRead(request) && ++reads)
                continue;
            if (fake.mac == MacAddress::broadcast())
                continue;
            if (const auto reply = SimulatedWire::answer(fake, request))
                wire.discovery.frameReceived(LinkId{1}, *reply, now);
        }
    };
    for (std::size_t i = 0; i < addresses * macs; ++i) {
        const auto number = i / macs;
        fake.address =
            Address(static_cast<std::uint16_t>(number / 250), static_cast<std::uint8_t>(number % 250));
        fake.mac = plugMac(static_cast<std::uint8_t>(i % macs + 1));
        wire.discovery.frameReceived(LinkId{1}, SimulatedWire::advertisement(fake), now);
        now += 10us;
        wire.discovery.timeReached(now);
        answerAll();
    }
    for (int i = 0; i < 10'000; ++i) {
        now += 1ms;
        wire.discovery.timeReached(now);
        answerAll();
    }
    QCOMPARE(wire.discovery.targetCount(), addresses);
    const auto seconds = std::chrono::duration<double>(now - start).count();
    QVERIFY2(static_cast<double>(reads) <= seconds * DiskComparisons::maxReadsPerSecond + 32,
             qPrintable(QString("%1 reads in %2 s").arg(reads).arg(seconds)));
    QVERIFY(reads > 0);
}

void TestOneDisk::countsMacsThatItDoesNotList() {
    SimulatedWire wire;
    for (std::uint8_t box = 1; box <= 20; ++box)
        addBox(wire, e10, box, "WD-WCC4N0123456", "a");
    wire.linkUp();
    wire.run(3s);
    const auto* target = wire.discovery.find(e10);
    QCOMPARE(target->paths.size(), std::size_t{16});
    QCOMPARE(target->unlisted, (UnlistedPaths{4, false}));
    QCOMPARE(wire.takeEvents(), Lines{"appeared e1.0"}); // and nothing of a full inventory
    QCOMPARE(wire.discovery.statistics().targetsRefused, std::uint64_t{0});
}

void TestOneDisk::forgetsMacsThatFellSilent() {
    SimulatedWire wire;
    for (std::uint8_t box = 1; box <= 18; ++box)
        addBox(wire, e10, box, "WD-WCC4N0123456", "a");
    wire.linkUp();
    wire.run(3s);
    QCOMPARE(wire.discovery.find(e10)->unlisted.count, 2U);
    wire.targets.pop_back();
    wire.run(200s);
    QCOMPARE(wire.discovery.find(e10)->unlisted.count, 1U);
    wire.targets.pop_back();
    wire.run(200s);
    QCOMPARE(wire.discovery.find(e10)->unlisted.count, 0U);
}

void TestOneDisk::boundsTheMacsThatItCounts() {
    SimulatedWire wire;
    for (int box = 0; box < 200; ++box)
        addBox(wire, e10, static_cast<std::uint8_t>(box + 1), "WD-WCC4N0123456", "a");
    wire.linkUp();
    wire.run(3s);
    QCOMPARE(wire.discovery.find(e10)->unlisted, (UnlistedPaths{64, true}));
}

QTEST_APPLESS_MAIN(TestOneDisk)
#include "tst_one_disk.moc"
