#include "tests/support/registered_test.h"
#include "tests/ui/console/lines/pager_store.h"

#include <QTest>

#include <algorithm>
#include <functional>
#include <random>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;
using netconsole::Line;
using Kind = LogRow::Kind;

namespace {

std::vector<Kind> kinds(const LogPager& pager, int rows) {
    std::vector<Kind> found;
    for (int i = 0; i < rows; ++i)
        found.push_back(pager.row(i).kind);
    return found;
}

store::ConsoleBoot bootOf(std::int64_t number, std::int64_t first, std::int64_t last) {
    store::ConsoleBoot boot;
    boot.source = 1;
    boot.number = number;
    boot.firstLine = first;
    boot.lastLine = last;
    return boot;
}

store::ConsoleCrash crashOf(std::int64_t first, std::int64_t last) {
    store::ConsoleCrash crash;
    crash.id = first;
    crash.source = 1;
    crash.kind = netconsole::CrashKind::Oops;
    crash.title = "Oops";
    crash.firstLine = first;
    crash.lastLine = last;
    return crash;
}

} // namespace

class LogPagerTest : public QObject {
    Q_OBJECT

private:
    FakeStore m_store;
    LogPager m_pager;

    void fill(std::int64_t count) {
        for (const auto id : range(m_store.last() + 1, m_store.last() + count))
            m_store.lines.push_back(lineOf(id));
        m_pager.noteStored(m_store.last());
        answer(m_pager, m_store);
    }

private slots:
    void init() {
        m_store = {};
        m_pager = {};
        m_pager.setScreenRows(10);
    }

    void knowsThatThereIsNothing() {
        QVERIFY(!m_pager.isKnownEmpty());
        answer(m_pager, m_store);
        QVERIFY(m_pager.isKnownEmpty());
        fill(1);
        QVERIFY(!m_pager.isKnownEmpty());
        QCOMPARE(m_pager.row(0).kind, Kind::Boot);
        QCOMPARE(m_pager.row(1).id, 1);
        QCOMPARE(m_pager.row(2).kind, Kind::Blank);
    }

    void followsWhatComes() {
        fill(1000);
        QCOMPARE(screen(m_pager), range(991, 1000));
        fill(5);
        QCOMPARE(screen(m_pager), range(996, 1005));
        fill(100'000); // more than a page: only the newest is read
        QCOMPARE(screen(m_pager), range(100'996, 101'005));
        QVERIFY(m_pager.isFollowing());
        QVERIFY(m_pager.heldLines() <= LogPager::maxLines);
    }

    /// A prompt is stored when it has ended, and other boxes have spoken since it began.
    void showsALateLineWhereItWasSaid() {
        fill(100);
        m_store.late = {{lineOf(101, "=> ", 2), 96}};
        m_pager.noteStored(101);
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager), (std::vector<std::int64_t>{92, 93, 94, 95, 96, 101, 97, 98, 99, 100}));
        m_store.lines.push_back(lineOf(102));
        m_pager.noteStored(102);
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager), (std::vector<std::int64_t>{93, 94, 95, 96, 101, 97, 98, 99, 100, 102}));
        QCOMPARE(m_pager.neighbour(101, 1), 97);
        QCOMPARE(m_pager.between(96, 97)->size(), 3u);
        QCOMPARE(m_pager.heldLines(), 102u);
    }

    void findsALateLineFarBack() {
        for (const auto id : range(1, 10'000))
            m_store.lines.push_back(lineOf(id));
        m_store.late = {{lineOf(10'001, "=> ", 2), 5000}};
        m_pager.noteStored(10'001);
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager), range(9991, 10'000));
        m_pager.jumpTo(10'001);
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager)[0], 10'001);
        QCOMPARE(screen(m_pager)[1], 5001);
        m_pager.scroll(-2);
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager)[2], 10'001);
        m_pager.jumpTo(5005);
        m_pager.scroll(-10);
        answer(m_pager, m_store);
        const auto shown = screen(m_pager);
        QCOMPARE(std::ranges::count(shown, 10'001), 1);
    }

    void staysInPlaceWhenScrolledUp() {
        fill(1000);
        m_pager.scroll(-3);
        answer(m_pager, m_store);
        QVERIFY(!m_pager.isFollowing());
        QCOMPARE(screen(m_pager), range(988, 997));
        fill(5000);
        QCOMPARE(screen(m_pager), range(988, 997));
        m_pager.showEnd();
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager), range(5991, 6000));
        QVERIFY(m_pager.isFollowing());
    }

    void followsAgainAtTheEnd() {
        fill(100);
        m_pager.scroll(-20);
        m_pager.scroll(19);
        QVERIFY(!m_pager.isFollowing());
        m_pager.scroll(1);
        QVERIFY(m_pager.isFollowing());
    }

    void reachesEveryLineStepByStep() {
        fill(3000);
        std::vector<std::int64_t> met;
        for (int i = 0; i < 4000; ++i) {
            m_pager.scroll(-1);
            answer(m_pager, m_store);
            const auto row = m_pager.row(0);
            if (row.kind == Kind::Text && (met.empty() || met.back() != row.id))
                met.push_back(row.id);
            QVERIFY(m_pager.heldLines() <= LogPager::maxLines + 500);
        }
        std::ranges::reverse(met);
        QCOMPARE(met, range(1, 2990));
        QCOMPARE(m_pager.row(0).kind, Kind::Boot);
        for (int i = 0; i < 4000; ++i) {
            m_pager.scroll(1);
            answer(m_pager, m_store);
            QVERIFY(m_pager.heldLines() <= LogPager::maxLines + 500);
        }
        QCOMPARE(screen(m_pager), range(2991, 3000));
    }

    void owesWhatIsNotReadYet() {
        fill(2000);
        m_pager.scroll(-1500);
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager), range(491, 500));
        m_pager.scroll(700);
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager), range(1191, 1200));
    }

    void jumpsAnywhere() {
        fill(10'000);
        m_pager.jumpTo(5000);
        QCOMPARE(m_pager.row(0).kind, Kind::Pending);
        QVERIFY(!m_pager.isFollowing());
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager), range(5000, 5009));
        m_pager.showLine(7000);
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager), range(6997, 7006));
        m_pager.showLine(7002); // in sight
        QCOMPARE(screen(m_pager), range(6997, 7006));
        m_pager.jumpTo(0);
        answer(m_pager, m_store);
        QCOMPARE(m_pager.row(0).kind, Kind::Boot);
        QCOMPARE(m_pager.row(1).id, 1);
        m_pager.jumpTo(9998);
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager), range(9991, 10'000));
        m_pager.jumpTo(20'000);
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager), range(9991, 10'000));
    }

    void goesToTheNextLineWhereOneIsMissing() {
        for (std::int64_t id = 10; id <= 5000; id += 10)
            m_store.lines.push_back(lineOf(id));
        m_pager.noteStored(5000);
        answer(m_pager, m_store);
        m_pager.jumpTo(1001);
        answer(m_pager, m_store);
        QCOMPARE(m_pager.row(0).id, 1010);
    }

    void passesOverAnswersToEarlierQuestions() {
        fill(100);
        m_pager.noteStored(101);
        const auto request = m_pager.takeRequest();
        QVERIFY(request.has_value());
        QVERIFY(!m_pager.takeRequest().has_value());
        m_pager.reset();
        QVERIFY(!m_pager.take(request->serial, m_store.read(request->page)));
        QVERIFY(m_pager.isEmpty());
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager), range(91, 100));
    }

    void stopsAskingWhenAPageCannotBeRead() {
        m_pager.noteStored(5);
        const auto request = m_pager.takeRequest();
        m_pager.giveUp(request->serial);
        QVERIFY(!m_pager.takeRequest().has_value());
        m_pager.noteStored(6);
        QVERIFY(m_pager.takeRequest().has_value());
    }

    void showsRecordsOfSeveralRows() {
        m_store.lines = {lineOf(1, "a\nb\nc"), lineOf(2)};
        m_pager.noteStored(2);
        answer(m_pager, m_store);
        QCOMPARE(kinds(m_pager, 6),
                 (std::vector{Kind::Boot, Kind::Text, Kind::Text, Kind::Text, Kind::Text, Kind::Blank}));
        QCOMPARE(m_pager.row(3).part, 2);
        QCOMPARE(m_pager.row(3).id, 1);
        QCOMPARE(m_pager.row(4).id, 2);
    }

    void headsBoots() {
        m_store.lines = {lineOf(1), lineOf(2, {}, 1, 2), lineOf(3, {}, 1, 2)};
        m_pager.noteStored(3);
        answer(m_pager, m_store);
        QCOMPARE(kinds(m_pager, 5),
                 (std::vector{Kind::Boot, Kind::Text, Kind::Boot, Kind::Text, Kind::Text}));
        m_pager.setBoots({bootOf(1, 1, 1), bootOf(2, 2, 3)});
        QCOMPARE(m_pager.row(2).boot->number, 2);
    }

    void headsBootsOfEachSourceInAMergedLog() {
        m_store.lines = {lineOf(1, {}, 1), lineOf(2, {}, 2), lineOf(3, {}, 1), lineOf(4, {}, 2, 2)};
        m_pager.noteStored(4);
        answer(m_pager, m_store);
        QCOMPARE(kinds(m_pager, 8), (std::vector{Kind::Boot, Kind::Text, Kind::Boot, Kind::Text, Kind::Text,
                                                 Kind::Boot, Kind::Text, Kind::Blank}));
    }

    void tellsOfRecordsThatDidNotCome() {
        m_store.lines = {lineOf(1), lineOf(2), lineOf(3)};
        m_store.gaps = {{1, 1, 7, 9, {}, 3, 2}};
        m_pager.noteStored(3);
        answer(m_pager, m_store);
        QCOMPARE(kinds(m_pager, 5), (std::vector{Kind::Boot, Kind::Text, Kind::Text, Kind::Gap, Kind::Text}));
        QCOMPARE(m_pager.row(3).missing, (std::pair<std::int64_t, std::int64_t>(7, 9)));
        QCOMPARE(m_pager.row(3).filled, 2);
        m_pager.setFiltered(true);
        QCOMPARE(m_pager.row(3).kind, Kind::Text);
    }

    /// The line before the gap is out of sight, or another box's.
    void tellsOfThemWhateverIsHeld() {
        fill(3000);
        m_store.gaps = {{1, 1, 7, 9, {}, 1500}};
        m_pager.showLine(1500);
        const auto request = m_pager.takeRequest();
        QVERIFY(m_pager.take(request->serial, m_store.read(request->page)));
        QCOMPARE(m_pager.row(0).kind, Kind::Gap);
        QCOMPARE(m_pager.row(1).id, 1500);
    }

    void tellsWhereThisDeskSlept() {
        using namespace std::chrono_literals;
        m_store.lines = {lineOf(1), lineOf(2), lineOf(5)};
        m_store.sleeps = {{WallTime(10s), WallTime(20s), 3}, {WallTime(30s), WallTime(40s), 4}};
        m_pager.noteStored(5);
        answer(m_pager, m_store);
        QCOMPARE(kinds(m_pager, 5),
                 (std::vector{Kind::Boot, Kind::Text, Kind::Text, Kind::Sleep, Kind::Text}));
        QCOMPARE(m_pager.row(3).sleep->start, WallTime(10s));
        QCOMPARE(m_pager.row(3).sleep->end, WallTime(40s));
        QCOMPARE(m_pager.row(3).id, 5);
        // What comes next is to tell whether the last one lies between lines of this box.
        m_store.sleeps.push_back({WallTime(50s), WallTime(60s), 5});
        m_store.lines.push_back(lineOf(6));
        m_pager.noteStored(6);
        answer(m_pager, m_store);
        QCOMPARE(m_pager.row(5).kind, Kind::Sleep);
        QCOMPARE(m_pager.row(6).id, 6);
    }

    void foldsCrashes() {
        fill(20);
        m_pager.setScreenRows(40);
        m_pager.setCrashes({crashOf(5, 9)});
        QCOMPARE(m_pager.row(5).kind, Kind::Crash);
        QVERIFY(m_pager.row(6).isInCrash);
        QCOMPARE(m_pager.row(6).id, 5);
        m_pager.setFolded(5, true);
        QCOMPARE(m_pager.row(5).kind, Kind::Crash);
        QCOMPARE(m_pager.row(6).id, 10);
        QCOMPARE(m_pager.neighbour(4, 1), 10);
        m_pager.setAllFolded(false);
        QCOMPARE(m_pager.row(6).id, 5);
        QCOMPARE(m_pager.crashAt(*m_pager.line(7)), 5);
        QCOMPARE(m_pager.crashAt(*m_pager.line(10)), 0);
    }

    void leavesLinesOfOthersInAFoldedCrash() {
        m_store.lines = {lineOf(1), lineOf(2), lineOf(3, {}, 2), lineOf(4), lineOf(5)};
        m_pager.noteStored(5);
        answer(m_pager, m_store);
        m_pager.setCrashes({crashOf(2, 4)});
        m_pager.setFolded(2, true);
        QCOMPARE(screen(m_pager), (std::vector<std::int64_t>{1, 3, 5}));
    }

    void showsPropertiesOnDemand() {
        m_store.lines = {lineOf(1), lineOf(2)};
        m_store.lines[0].dictionary = {{"SUBSYSTEM", "pci"}, {"DEVICE", "+pci:0"}};
        m_pager.noteStored(2);
        answer(m_pager, m_store);
        m_pager.setExpanded(1, true);
        QCOMPARE(kinds(m_pager, 5),
                 (std::vector{Kind::Boot, Kind::Text, Kind::Dictionary, Kind::Dictionary, Kind::Text}));
        QCOMPARE(m_pager.row(3).part, 1);
        m_pager.setExpanded(1, false);
        QCOMPARE(m_pager.row(2).id, 2);
    }

    void standsOpenLinesBelow() {
        fill(100);
        m_pager.setOpenLines({lineOf(7, "=> ")});
        QCOMPARE(m_pager.row(9).isOpen, true);
        QCOMPARE(m_pager.row(9).id, 0);
        QCOMPARE(m_pager.row(8).id, 100);
        m_pager.setOpenLines({});
        QCOMPARE(m_pager.row(9).id, 100);
    }

    void standsAnOpenLineWhereItsTimeIs() {
        fill(100);
        std::int64_t second = 0;
        for (auto& line : m_store.lines)
            line.time = WallTime(std::chrono::seconds(++second));
        m_pager.reset();
        answer(m_pager, m_store);
        const auto openSince = [](int seconds) {
            auto line = lineOf(7, "=> ", 2);
            line.time = WallTime(std::chrono::seconds(seconds));
            return line;
        };
        m_pager.setOpenLines({openSince(98)});
        QCOMPARE(screen(m_pager), (std::vector<std::int64_t>{92, 93, 94, 95, 96, 97, 98, 0, 99, 100}));
        QVERIFY(m_pager.row(7).isOpen);
        QCOMPARE(m_pager.row(7).line->text, "=> ");
        QCOMPARE(m_pager.row(7).before->id, netconsole::LineId{98});
        // What comes later goes below it.
        m_store.lines.push_back(lineOf(101));
        m_store.lines.back().time = WallTime(std::chrono::seconds(200));
        m_pager.noteStored(101);
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager), (std::vector<std::int64_t>{93, 94, 95, 96, 97, 98, 0, 99, 100, 101}));
        m_pager.setOpenLines({openSince(201)});
        QVERIFY(m_pager.row(9).isOpen);
        // Long ago: further up, and there on the way.
        m_pager.setOpenLines({openSince(5)});
        QCOMPARE(screen(m_pager), range(92, 101));
        m_pager.jumpTo(1);
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager), (std::vector<std::int64_t>{1, 2, 3, 4, 5, 0, 6, 7, 8, 9}));
        m_pager.setOpenLines({});
        QCOMPARE(screen(m_pager), range(1, 10));
    }

    void readsAgainWhereItIs() {
        fill(500);
        m_pager.jumpTo(300);
        answer(m_pager, m_store);
        m_store.passes = [](const netconsole::Line& line) {
            return static_cast<std::int64_t>(line.id) % 2 == 0;
        };
        m_pager.readAgain();
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager).front(), 300);
        QCOMPARE(screen(m_pager)[1], 302);
        m_pager.showEnd();
        answer(m_pager, m_store);
        m_store.passes = [](const netconsole::Line&) { return true; };
        m_pager.readAgain();
        answer(m_pager, m_store);
        QCOMPARE(screen(m_pager), range(491, 500));
        QVERIFY(m_pager.isFollowing());
    }

    void keepsTheTopWhenFactsCome() {
        fill(500);
        m_pager.jumpTo(300);
        answer(m_pager, m_store);
        m_pager.setCrashes({crashOf(290, 295)});
        m_pager.setBoots({bootOf(1, 1, 500)});
        m_pager.setAllFolded(true);
        QCOMPARE(screen(m_pager), range(300, 309));
    }

    void handsOutWhatIsHeld() {
        fill(5000);
        QCOMPARE(m_pager.between(4990, 4995)->size(), std::size_t{6});
        QVERIFY(!m_pager.between(1, 4995).has_value());
    }

    /// Whatever is done, the screen shows rows that follow each other, and the end is full.
    void showsRowsInOrderWhateverIsDone() {
        std::mt19937 random(42); // NOLINT: the same each time
        const auto upTo = [&](int limit) {
            return static_cast<int>(random() % static_cast<unsigned>(limit));
        };
        std::int64_t id = 0;
        for (int i = 0; i < 6000; ++i)
            m_store.lines.push_back(lineOf(id += 1 + upTo(3), upTo(20) == 0 ? "two\nrows" : "", 1,
                                           static_cast<std::uint32_t>(1 + i / 700)));
        m_pager.noteStored(id);
        answer(m_pager, m_store);
        for (int step = 0; step < 3000; ++step) {
            switch (upTo(8)) {
            case 0:
                m_pager.jumpTo(upTo(static_cast<int>(id)));
                break;
            case 1:
                m_pager.showLine(upTo(static_cast<int>(id)));
                break;
            case 2:
                m_store.lines.push_back(lineOf(++id));
                m_pager.noteStored(id);
                break;
            case 3:
                upTo(10) == 0 ? m_pager.showEnd() : m_pager.setScreenRows(1 + upTo(60));
                break;
            default:
                m_pager.scroll(upTo(400) - 200);
            }
            answer(m_pager, m_store);
            QVERIFY(m_pager.heldLines() <= LogPager::maxLines + 500);
            auto ids = screen(m_pager);
            ids.erase(std::unique(ids.begin(), ids.end()), ids.end());
            if (ids.empty()) {
                QVERIFY(m_pager.row(0).kind == Kind::Boot);
                continue;
            }
            const auto first = std::ranges::lower_bound(m_store.lines, ids.front(), {}, [](const Line& line) {
                return static_cast<std::int64_t>(line.id);
            });
            for (std::size_t i = 0; i < ids.size(); ++i)
                QCOMPARE(static_cast<std::int64_t>((first + static_cast<std::ptrdiff_t>(i))->id), ids[i]);
            const auto last = m_pager.row(m_pager.screenRows() - 1);
            QVERIFY(last.kind != Kind::Pending && last.kind != Kind::Blank);
        }
    }
};

QTEST_APPLESS_MAIN(LogPagerTest)
#include "tst_pager.moc"
