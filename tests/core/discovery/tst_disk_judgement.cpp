#include "core/discovery/disk_judgement.h"
#include "tests/support/registered_test.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::discovery;
using Kind = ComparisonFinding::Kind;

namespace {

MacAddress mac(std::uint8_t number) { return MacAddress({0x02, 0, 0, 0, 0, number}); }

struct Spec {
    std::uint8_t mac = 1;
    std::string serial = "WD-1";
    std::uint32_t link = 1;
    bool isUp = true;
    std::uint64_t sectors = 4096;
};

Path path(const Spec& spec) {
    Path made;
    made.key = {LinkId{spec.link}, mac(spec.mac)};
    made.state = spec.isUp ? PathState::Up : PathState::Lost;
    made.identity.emplace();
    made.identity->serial = spec.serial;
    made.identity->model = "Disk";
    made.identity->size.count = spec.sectors;
    return made;
}

std::vector<Path> paths(const std::vector<Spec>& specs) {
    std::vector<Path> made;
    for (const auto& spec : specs)
        made.push_back(path(spec));
    return made;
}

struct Known {
    bool serialIsShared = false;
    Verdicts verdicts{};
    std::set<PathKey> unidentified{};
};

Judgement judgeWith(const std::vector<Path>& of, const Known& known = {}) {
    return judge(of, {known.serialIsShared, known.verdicts, known.unidentified});
}

Verdict verdict(std::uint8_t first, std::uint8_t second, Kind kind, Doubt doubt = Doubt::None) {
    return {mac(first),
            mac(second),
            {kind, doubt, kind == Kind::TwoDisks ? std::optional<std::uint64_t>(7) : std::nullopt},
            {},
            false};
}

using Disks = std::vector<std::uint8_t>;
using Pair = std::pair<std::size_t, std::size_t>;

} // namespace

class TestDiskJudgement : public QObject {
    Q_OBJECT

private slots:
    void findsNothingInOnePath();
    void takesOneMacOnTwoLinksForOneBox();
    void takesAStrongSerialNumberForProof();
    void takesDifferentIdentitiesForDifferentDisks_data();
    void takesDifferentIdentitiesForDifferentDisks();
    void wantsContentComparedWhereTheSerialNumberProvesLittle_data();
    void wantsContentComparedWhereTheSerialNumberProvesLittle();
    void believesWhatTheComparisonFound();
    void staysInDoubtWhereNothingCouldBeFound();
    void doubtsAPathThatDoesNotSayWhoItIs();
    void leavesLostPathsOut();
    void comparesOneAfterTheOther();
    void takesWhatIsEqualToTheSameForOne();
    void countsTheDisksOfAConflict();
    void comparesNothingWithoutSize();
};

void TestDiskJudgement::findsNothingInOnePath() {
    const auto judgement = judgeWith(paths({{1, "SN HERE"}}));
    QCOMPARE(judgement.conflict, Conflict::None);
    QCOMPARE(judgement.oneDiskBy, OneDiskBy::Nothing);
    QVERIFY(!judgement.compare);
}

void TestDiskJudgement::takesOneMacOnTwoLinksForOneBox() {
    const auto judgement = judgeWith(paths({{1, "SN HERE", 1}, {1, "SN HERE", 2}}));
    QCOMPARE(judgement.conflict, Conflict::None);
    QCOMPARE(judgement.oneDiskBy, OneDiskBy::OneBox);
    QCOMPARE(judgement.disks, (Disks{0, 0}));
    QCOMPARE(judgeWith(paths({{1, "a", 1}, {1, "b", 2}})).conflict, Conflict::Proven);
}

void TestDiskJudgement::takesAStrongSerialNumberForProof() {
    const auto judgement = judgeWith(paths({{1}, {2}, {3}}));
    QCOMPARE(judgement.conflict, Conflict::None);
    QCOMPARE(judgement.oneDiskBy, OneDiskBy::Serial);
    QVERIFY(!judgement.compare);
}

void TestDiskJudgement::takesDifferentIdentitiesForDifferentDisks_data() {
    QTest::addColumn<QString>("serial");
    QTest::addColumn<quint64>("sectors");
    QTest::newRow("serial number") << "WD-2" << quint64{4096};
    QTest::newRow("size") << "WD-1" << quint64{4097};
    QTest::newRow("a placeholder and none") << "SN HERE" << quint64{4096};
}

void TestDiskJudgement::takesDifferentIdentitiesForDifferentDisks() {
    QFETCH(QString, serial);
    QFETCH(quint64, sectors);
    const auto judgement = judgeWith(paths({{1}, {2, serial.toStdString(), 1, true, sectors}}));
    QCOMPARE(judgement.conflict, Conflict::Proven);
    QCOMPARE(judgement.disks, (Disks{0, 1}));
    QVERIFY(!judgement.compare && !judgement.differingSector);
}

void TestDiskJudgement::wantsContentComparedWhereTheSerialNumberProvesLittle_data() {
    QTest::addColumn<QString>("serial");
    QTest::addColumn<bool>("isShared");
    QTest::newRow("none") << "" << false;
    QTest::newRow("kvblade") << "SN HERE" << false;
    QTest::newRow("Plan 9") << "serial#" << false;
    QTest::newRow("host name of vblade") << "7.3:plug" << false;
    QTest::newRow("cut") << "S3Z8NB0K123456789012" << false;
    QTest::newRow("stands elsewhere, too") << "WD-1" << true;
}

void TestDiskJudgement::wantsContentComparedWhereTheSerialNumberProvesLittle() {
    QFETCH(QString, serial);
    QFETCH(bool, isShared);
    const auto judgement =
        judgeWith(paths({{1, serial.toStdString()}, {2, serial.toStdString()}}), {isShared});
    QCOMPARE(judgement.conflict, Conflict::Possible);
    QCOMPARE(judgement.doubt, Doubt::NotCompared);
    QCOMPARE(judgement.compare, Pair(0, 1));
    QCOMPARE(judgement.disks, (Disks{0, 1}));
}

void TestDiskJudgement::believesWhatTheComparisonFound() {
    const auto two = paths({{1, "SN HERE"}, {2, "SN HERE"}});
    const auto one = judgeWith(two, {false, {verdict(2, 1, Kind::OneDisk)}});
    QCOMPARE(one.conflict, Conflict::None);
    QCOMPARE(one.oneDiskBy, OneDiskBy::Content);
    QCOMPARE(one.disks, (Disks{0, 0}));
    const auto different = judgeWith(two, {false, {verdict(1, 2, Kind::TwoDisks)}});
    QCOMPARE(different.conflict, Conflict::Proven);
    QCOMPARE(different.differingSector, std::optional<std::uint64_t>(7));
    QCOMPARE(different.disks, (Disks{0, 1}));
}

void TestDiskJudgement::staysInDoubtWhereNothingCouldBeFound() {
    const auto judgement = judgeWith(paths({{1, "SN HERE"}, {2, "SN HERE"}}),
                                     {false, {verdict(1, 2, Kind::Undecided, Doubt::Blank)}});
    QCOMPARE(judgement.conflict, Conflict::Possible);
    QCOMPARE(judgement.doubt, Doubt::Blank);
    QVERIFY(!judgement.compare);
}

void TestDiskJudgement::doubtsAPathThatDoesNotSayWhoItIs() {
    auto two = paths({{1}, {2}});
    two[1].identity.reset();
    QCOMPARE(judgeWith(two).conflict, Conflict::None); // it has not been asked yet
    const auto silent = judgeWith(two, {false, {}, {two[1].key}});
    QCOMPARE(silent.conflict, Conflict::Possible);
    QCOMPARE(silent.doubt, Doubt::NotIdentified);
    QVERIFY(!silent.compare);
}

void TestDiskJudgement::leavesLostPathsOut() {
    const auto judgement = judgeWith(paths({{1, "SN HERE"}, {2, "another", 1, false}}));
    QCOMPARE(judgement.conflict, Conflict::None);
    QCOMPARE(judgement.oneDiskBy, OneDiskBy::Nothing);
}

void TestDiskJudgement::comparesOneAfterTheOther() {
    const auto three = paths({{1, ""}, {2, ""}, {3, ""}});
    QCOMPARE(judgeWith(three).compare, Pair(0, 1));
    QCOMPARE(judgeWith(three, {false, {verdict(1, 2, Kind::OneDisk)}}).compare, Pair(0, 2));
    // Where the first cannot be compared, the others still can.
    const auto undecided = judgeWith(three, {false,
                                             {verdict(1, 2, Kind::Undecided, Doubt::Reserved),
                                              verdict(1, 3, Kind::Undecided, Doubt::Reserved)}});
    QCOMPARE(undecided.compare, Pair(1, 2));
}

void TestDiskJudgement::takesWhatIsEqualToTheSameForOne() {
    const auto judgement = judgeWith(paths({{1, ""}, {2, ""}, {3, ""}}),
                                     {false, {verdict(1, 2, Kind::OneDisk), verdict(2, 3, Kind::OneDisk)}});
    QCOMPARE(judgement.conflict, Conflict::None);
    QCOMPARE(judgement.disks, (Disks{0, 0, 0}));
}

void TestDiskJudgement::countsTheDisksOfAConflict() {
    const auto three = paths({{1, ""}, {2, ""}, {3, ""}});
    const auto open = judgeWith(three, {false, {verdict(1, 2, Kind::TwoDisks)}});
    QCOMPARE(open.conflict, Conflict::Proven);
    QCOMPARE(open.compare, Pair(0, 2));
    const auto known =
        judgeWith(three, {false, {verdict(1, 2, Kind::TwoDisks), verdict(1, 3, Kind::OneDisk)}});
    QCOMPARE(known.disks, (Disks{0, 1, 0}));
    QVERIFY(!known.compare);
}

void TestDiskJudgement::comparesNothingWithoutSize() {
    const auto judgement = judgeWith(paths({{1, "", 1, true, 0}, {2, "", 1, true, 0}}));
    QCOMPARE(judgement.conflict, Conflict::Possible);
    QCOMPARE(judgement.doubt, Doubt::Unreadable);
    QVERIFY(!judgement.compare);
}

QTEST_APPLESS_MAIN(TestDiskJudgement)
#include "tst_disk_judgement.moc"
