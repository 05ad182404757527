#include "core/discovery/disk_comparisons.h"
#include "tests/core/discovery/simulated_wire.h"
#include "tests/support/registered_test.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <map>

using namespace etherdeck;
using namespace etherdeck::discovery;
using namespace std::chrono_literals;
using Kind = ComparisonFinding::Kind;
using Side = ContentComparison::Side;
using Failure = ContentComparison::Failure;

namespace {

constexpr Sectors size{1'000'000};
using Data = std::vector<std::byte>;
/// What one side reads at a moment.
using Disk = std::function<Data(std::uint64_t sector)>;

Disk disk(const std::string& seed) {
    return [seed](std::uint64_t sector) { return diskData(seed, sector); };
}
Data blank(std::uint64_t) { return blankSector(); }
/// Blank but for what is given.
Disk sparse(std::map<std::uint64_t, Data> content) {
    return [content = std::move(content)](std::uint64_t sector) {
        const auto found = content.find(sector);
        return found == content.end() ? blankSector() : found->second;
    };
}

/// Plays both disks until there is a finding.
struct Play {
    std::array<Disk, 2> disks;
    std::function<std::optional<Failure>(const ContentComparison::Read&)> fails =
        [](const ContentComparison::Read&) -> std::optional<Failure> { return std::nullopt; };
    std::array<std::size_t, 2> maxInFlight{4, 4};
    Sectors diskSize = size;
    std::vector<ContentComparison::Read> reads{};
    std::array<std::size_t, 2> limit{};
    TimePoint now{1h};

    ComparisonFinding run() {
        ContentComparison comparison(diskSize, maxInFlight);
        while (!comparison.finding()) {
            std::vector<ContentComparison::Read> batch;
            std::array<std::size_t, 2> underWay{};
            while (const auto read = comparison.takeRead(now)) {
                batch.push_back(*read);
                ++underWay[static_cast<std::size_t>(read->side)];
            }
            for (std::size_t side = 0; side < 2; ++side)
                limit[side] = std::max(limit[side], underWay[side]);
            if (batch.empty()) {
                if (comparison.nextDeadline() == TimePoint::max())
                    qFatal("it waits for nothing");
                now = std::max(now, comparison.nextDeadline());
                continue;
            }
            for (const auto& read : batch) {
                now += 1ms;
                reads.push_back(read);
                if (const auto failure = fails(read))
                    comparison.failed(read, *failure, now);
                else
                    comparison.answered(read, disks[static_cast<std::size_t>(read.side)](read.sector), now);
            }
        }
        return *comparison.finding();
    }
};

Data protectiveTable() {
    auto sector = blankSector();
    sector[450] = std::byte{0xee};
    sector[454] = std::byte{1};
    sector[510] = std::byte{0x55};
    sector[511] = std::byte{0xaa};
    return sector;
}

} // namespace

class TestContentComparison : public QObject {
    Q_OBJECT

private slots:
    void findsOneDiskByEqualContent();
    void findsTwoDisksByContentThatDiffers();
    void findsTwoDisksThatDifferInOneSectorOnly_data();
    void findsTwoDisksThatDifferInOneSectorOnly();
    void saysNothingOfBlankDisks();
    void saysNothingOfATableThatAllDisksHave();
    void takesADiskThatIsWrittenToForOne();
    void saysNothingWhereAllChanges();
    void readsADifferenceInTurns();
    void asksAReservedDiskOnlyOnce();
    void givesUpAPathThatDoesNotAnswer();
    void goesOnWhereASectorCannotBeRead();
    void givesUpADiskThatCannotBeRead();
    void keepsToTheBuffersOfEachSide();
    void readsABoundedNumberOfSectors();
    void looksIntoPartitions();
    void neverReadsOutsideTheDisk_data();
    void neverReadsOutsideTheDisk();
};

void TestContentComparison::findsOneDiskByEqualContent() {
    QCOMPARE((Play{{disk("a"), disk("a")}}.run()), (ComparisonFinding{Kind::OneDisk, Doubt::None, {}}));
}

void TestContentComparison::findsTwoDisksByContentThatDiffers() {
    QCOMPARE((Play{{disk("a"), disk("b")}}.run()), (ComparisonFinding{Kind::TwoDisks, Doubt::None, 0}));
}

void TestContentComparison::findsTwoDisksThatDifferInOneSectorOnly_data() {
    QTest::addColumn<quint64>("sector");
    QTest::newRow("partition table") << quint64{0};
    QTest::newRow("GPT header") << quint64{1};
    QTest::newRow("ext superblock") << quint64{2};
    QTest::newRow("btrfs superblock") << quint64{128};
    QTest::newRow("ext superblock of the first partition") << quint64{2050};
    QTest::newRow("copy of GPT's header") << quint64{size.count - 1};
}

void TestContentComparison::findsTwoDisksThatDifferInOneSectorOnly() {
    QFETCH(quint64, sector);
    const auto other = [sector](std::uint64_t at) { return diskData(at == sector ? "b" : "a", at); };
    QCOMPARE((Play{{disk("a"), other}}.run()), (ComparisonFinding{Kind::TwoDisks, Doubt::None, sector}));
}

void TestContentComparison::saysNothingOfBlankDisks() {
    QCOMPARE((Play{{blank, blank}}.run()), (ComparisonFinding{Kind::Undecided, Doubt::Blank, {}}));
    const auto erased = [](std::uint64_t) { return Data(Sectors::bytesEach, std::byte{0xff}); };
    QCOMPARE((Play{{erased, erased}}.run().doubt), Doubt::Blank);
}

void TestContentComparison::saysNothingOfATableThatAllDisksHave() {
    const auto labelled = sparse({{0, protectiveTable()}});
    QCOMPARE((Play{{labelled, labelled}}.run().doubt), Doubt::Blank);
    auto signedTable = protectiveTable();
    signedTable[440] = std::byte{0x5a};
    const auto own = sparse({{0, signedTable}});
    QCOMPARE((Play{{own, own}}.run().kind), Kind::OneDisk);
    const auto gpt = sparse({{0, protectiveTable()}, {1, diskData("GPT header", 1)}});
    QCOMPARE((Play{{gpt, gpt}}.run().kind), Kind::OneDisk);
}

/// Both paths lead to one disk, whose superblock is written between the reads.
void TestContentComparison::takesADiskThatIsWrittenToForOne() {
    int version = 0;
    const auto busy = [&version](std::uint64_t sector) {
        return sector == 2 ? diskData("superblock " + std::to_string(version++), sector)
                           : diskData("a", sector);
    };
    QCOMPARE((Play{{busy, busy}}.run().kind), Kind::OneDisk);
    const auto writtenOnce = [reads = 0](std::uint64_t sector) mutable {
        return diskData(sector == 2 && ++reads == 1 ? "before" : "after", sector);
    };
    QCOMPARE((Play{{writtenOnce, [](auto sector) { return diskData("after", sector); }}}.run().kind),
             Kind::OneDisk);
}

void TestContentComparison::saysNothingWhereAllChanges() {
    int version = 0;
    const auto boiling = [&version](std::uint64_t sector) {
        return diskData(std::to_string(version++), sector);
    };
    QCOMPARE((Play{{boiling, boiling}}.run()), (ComparisonFinding{Kind::Undecided, Doubt::Changing, {}}));
}

/// Else a write to the one disk could come between both reads of each side, and look like two disks.
void TestContentComparison::readsADifferenceInTurns() {
    Play play{{disk("a"), disk("b")}};
    play.run();
    std::vector<Side> sides;
    for (const auto& read : play.reads)
        if (read.sector == 0)
            sides.push_back(read.side);
    QCOMPARE(sides,
             (std::vector{Side::First, Side::Second, Side::First, Side::Second, Side::First, Side::Second}));
}

void TestContentComparison::asksAReservedDiskOnlyOnce() {
    Play play{{disk("a"), disk("a")}};
    play.fails = [](const auto& read) -> std::optional<Failure> {
        if (read.side == Side::Second)
            return Failure::Reserved;
        return std::nullopt;
    };
    QCOMPARE(play.run(), (ComparisonFinding{Kind::Undecided, Doubt::Reserved, {}}));
    QCOMPARE(play.reads.size(), std::size_t{2});
}

void TestContentComparison::givesUpAPathThatDoesNotAnswer() {
    Play play{{disk("a"), disk("a")}};
    play.fails = [](const auto& read) -> std::optional<Failure> {
        if (read.side == Side::First)
            return Failure::NoAnswer;
        return std::nullopt;
    };
    QCOMPARE(play.run(), (ComparisonFinding{Kind::Undecided, Doubt::NoAnswer, {}}));
    QVERIFY(play.reads.size() <= 2);
}

void TestContentComparison::goesOnWhereASectorCannotBeRead() {
    Play play{{disk("a"), disk("a")}};
    play.fails = [](const auto& read) -> std::optional<Failure> {
        if (read.sector == 0)
            return Failure::Refused;
        return std::nullopt;
    };
    QCOMPARE(play.run().kind, Kind::OneDisk);
}

void TestContentComparison::givesUpADiskThatCannotBeRead() {
    Play play{{disk("a"), disk("a")}};
    play.fails = [](const auto&) -> std::optional<Failure> { return Failure::Refused; };
    QCOMPARE(play.run(), (ComparisonFinding{Kind::Undecided, Doubt::Unreadable, {}}));
    QVERIFY(play.reads.size() <= 20);
}

void TestContentComparison::keepsToTheBuffersOfEachSide() {
    Play play{{disk("a"), disk("a")}};
    play.maxInFlight = {1, 3};
    play.run();
    QCOMPARE(play.limit[0], std::size_t{1});
    QCOMPARE(play.limit[1], std::size_t{3});
}

void TestContentComparison::readsABoundedNumberOfSectors() {
    const std::vector<std::array<Disk, 2>> pairs{
        {disk("a"), disk("a")}, {disk("a"), disk("b")}, {blank, blank}};
    for (const auto& disks : pairs) {
        Play play{disks};
        play.run();
        QVERIFY(play.reads.size() <= ContentComparison::maxReads);
    }
    int version = 0;
    const auto boiling = [&version](std::uint64_t s) { return diskData(std::to_string(version++), s); };
    Play play{{boiling, boiling}};
    play.run();
    QVERIFY(play.reads.size() <= ContentComparison::maxReads);
}

void TestContentComparison::looksIntoPartitions() {
    auto table = protectiveTable();
    table[450] = std::byte{0x83};
    table[454] = std::byte{0x78}; // starts at sector 0x12378
    table[455] = std::byte{0x23};
    table[456] = std::byte{0x01};
    const auto first = sparse({{0, table}, {0x12378 + 2, diskData("file system a", 0)}});
    const auto second = sparse({{0, table}, {0x12378 + 2, diskData("file system b", 0)}});
    QCOMPARE((Play{{first, second}}.run()), (ComparisonFinding{Kind::TwoDisks, Doubt::None, 0x12378 + 2}));
    QCOMPARE((Play{{first, first}}.run().kind), Kind::OneDisk);
}

void TestContentComparison::neverReadsOutsideTheDisk_data() {
    QTest::addColumn<quint64>("sectors");
    for (const quint64 sectors : {1U, 2U, 3U, 8U, 63U, 64U, 255U, 2048U, 2049U, 4096U})
        QTest::addRow("%llu", sectors) << sectors;
    QTest::newRow("all there can be") << quint64{(1ULL << 48) - 1};
}

void TestContentComparison::neverReadsOutsideTheDisk() {
    QFETCH(quint64, sectors);
    // A table that leads anywhere, as hostile as can be.
    const auto hostile = [](std::uint64_t sector) {
        auto data = diskData("hostile", sector);
        if (sector == 0) {
            data[510] = std::byte{0x55};
            data[511] = std::byte{0xaa};
        }
        return data;
    };
    Play play{{hostile, hostile}};
    play.diskSize = {sectors};
    QCOMPARE(play.run().kind, Kind::OneDisk);
    for (const auto& read : play.reads)
        QVERIFY(read.sector < sectors);
}

QTEST_APPLESS_MAIN(TestContentComparison)
#include "tst_content_comparison.moc"
