#include "tests/support/registered_test.h"
#include "tests/ui/console/lines/pager_store.h"
#include "ui/console/lines/layout.h"
#include "ui/console/lines/text.h"

#include <QDateTime>
#include <QLocale>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;
using netconsole::CrashKind;
using netconsole::Line;

namespace {

WallTime at(int seconds) { return WallTime(std::chrono::seconds(1'000 + seconds)); }

store::ConsoleBoot bootOf(std::int64_t number, std::int64_t firstLine) {
    store::ConsoleBoot boot;
    boot.source = 1;
    boot.number = number;
    boot.firstLine = firstLine;
    return boot;
}

store::ConsoleCrash crashOf(std::int64_t id, CrashKind kind, std::int64_t first, std::int64_t last) {
    store::ConsoleCrash crash;
    crash.id = id;
    crash.source = 1;
    crash.kind = kind;
    crash.firstLine = first;
    crash.lastLine = last;
    return crash;
}

store::ConsoleGap gapBefore(std::int64_t line, std::int64_t first, std::int64_t last) {
    store::ConsoleGap gap;
    gap.first = first;
    gap.last = last;
    gap.line = line;
    return gap;
}

Line openLine(std::string text, int seconds) {
    Line line = lineOf(99, std::move(text));
    line.time = at(seconds);
    return line;
}

} // namespace

/// Each row is told as in the window, from top to bottom: "boot 2", "gap 5-9", "sleep", "crash 1", "4",
/// "4/1" for a second row of its text, "4:1" for an entry of its dictionary, "open".
class LogLayoutTest : public QObject {
    Q_OBJECT

private:
    LogLayout m_layout;

    void hold(std::vector<Line> lines, store::LogPage page = {}) {
        page.lines = std::move(lines);
        std::size_t followed = 0;
        m_layout.noteBetween(page);
        m_layout.entries().append(std::move(page), followed);
        m_layout.layOut();
    }
    /// Each a second later than the one before it.
    void holdRange(std::int64_t from, std::int64_t to, store::LogPage page = {}) {
        std::vector<Line> lines;
        for (auto id = from; id <= to; ++id) {
            lines.push_back(lineOf(id));
            lines.back().time = at(static_cast<int>(id));
        }
        hold(std::move(lines), std::move(page));
    }
    [[nodiscard]] static QString told(const LogRow& row) {
        switch (row.kind) {
        case LogRow::Kind::Boot:
            return QString("boot %1").arg(static_cast<unsigned>(row.line->boot));
        case LogRow::Kind::Day:
            return "day";
        case LogRow::Kind::Sleep:
            return "sleep";
        case LogRow::Kind::Gap:
            return QString("gap %1-%2").arg(row.missing.first).arg(row.missing.second);
        case LogRow::Kind::Crash:
            return QString("crash %1").arg(row.crash->id);
        case LogRow::Kind::Dictionary:
            return QString("%1:%2").arg(row.id).arg(row.part + 1);
        case LogRow::Kind::Text:
            break;
        case LogRow::Kind::Blank:
        case LogRow::Kind::Pending:
            return "?";
        }
        const QString text = row.isOpen ? QString("open") : QString::number(row.id);
        return row.part == 0 ? text : QString("%1/%2").arg(text).arg(row.part);
    }
    [[nodiscard]] QString rows() const {
        QStringList list;
        for (std::size_t i = 0; i < m_layout.count(); ++i)
            for (int part = 0; part < m_layout.rowsOf(i); ++part)
                list << told(m_layout.row(i, part));
        return list.join(" | ");
    }

private slots:
    void init() { m_layout = {}; }

    void aBootHasItsTitleAboveItsFirstLine() {
        m_layout.setBoots({bootOf(1, 2), bootOf(2, 4)});
        hold({lineOf(2), lineOf(3), lineOf(4, {}, 1, 2), lineOf(5, {}, 1, 2)});
        QCOMPARE(rows(), "boot 1 | 2 | 3 | boot 2 | 4 | 5");
        QCOMPARE(m_layout.row(2, 0).boot->number, 2);
    }

    void aBootWhoseStartIsNotHeldHasNoTitle() {
        m_layout.setBoots({bootOf(1, 2)});
        holdRange(5, 6);
        QCOMPARE(rows(), "5 | 6");
        m_layout.entries().setAtStart(true); // nothing is older: the boot begins here, as far as it is stored
        m_layout.layOut();
        QCOMPARE(rows(), "boot 1 | 5 | 6");
    }

    void whatWasFilledInBeforeTheFirstLineBelongsToItsBoot() {
        store::LogPage page;
        for (const std::int64_t id : {7, 8}) {
            page.late.push_back({lineOf(id, {}, 1, 2), 3});
            page.late.back().line.isFromBoxLog = true;
        }
        auto boot = bootOf(2, 4);
        boot.fromBoxLog = 2;
        m_layout.setBoots({bootOf(1, 2), boot});
        hold({lineOf(2), lineOf(3), lineOf(4, {}, 1, 2), lineOf(5, {}, 1, 2)}, page);
        QCOMPARE(rows(), "boot 1 | 2 | 3 | boot 2 | 7 | 8 | 4 | 5");
        const auto title = bootTitle(*m_layout.row(2, 0).line, m_layout.row(2, 0).boot);
        QVERIFY2(title.endsWith("2 lines from the box's own log"), qPrintable(title));
    }

    void aDayHasItsDateAboveItsFirstLine() {
        const auto midnight = QDate(2026, 12, 1).startOfDay();
        const auto from = [&](std::int64_t id, int seconds, std::uint32_t boot = 1) {
            auto line = lineOf(id, {}, 1, boot);
            line.time = WallTime(std::chrono::milliseconds(midnight.addSecs(seconds).toMSecsSinceEpoch()));
            return line;
        };
        hold({from(1, -5), from(2, -1), from(3, 0), from(4, -2), from(5, 9), from(6, 90'000, 2),
              from(7, 200'000, 2)});
        QCOMPARE(rows(), "1 | 2 | day | 3 | 4 | 5 | boot 2 | 6 | day | 7"); // a boot's title has the date
        const auto title = dateTitle(m_layout.row(2, 0).line->time);
        QVERIFY2(title.contains(QLocale().toString(midnight.date(), QLocale::ShortFormat)),
                 qPrintable(title));
    }

    void bootsOfEachBoxAreFollowedByThemselves() {
        hold({lineOf(1, {}, 1, 1), lineOf(2, {}, 2, 7), lineOf(3, {}, 1, 1), lineOf(4, {}, 2, 8)});
        QCOMPARE(rows(), "1 | 2 | 3 | boot 8 | 4");
    }

    void gapsAndSleepsStandBetweenTheLines() {
        store::LogPage page;
        page.gaps = {gapBefore(2, 5, 9)};
        page.gaps[0].filled = 3;
        page.sleeps = {{at(2), at(3), 2}};
        holdRange(1, 3, page);
        QCOMPARE(rows(), "1 | gap 5-9 | 2 | sleep | 3");
        QCOMPARE(m_layout.row(1, 0).filled, 3);
    }

    void aFilterHidesGapsSinceTheirNeighboursMayBeHidden() {
        store::LogPage page;
        page.gaps = {gapBefore(2, 5, 9)};
        m_layout.setFiltered(true);
        holdRange(1, 3, page);
        QCOMPARE(rows(), "1 | 2 | 3");
    }

    void sleepsBetweenTheSameLinesAreOne() {
        store::LogPage page;
        page.sleeps = {{at(20), at(30), 2}, {at(40), at(50), 2}};
        holdRange(1, 3, page);
        QCOMPARE(rows(), "1 | 2 | sleep | 3");
        const auto row = m_layout.row(2, 0);
        QCOMPARE(row.sleep->start, at(20));
        QCOMPARE(row.sleep->end, at(50));
    }

    void aSleepBeforeOrBehindAllIsNotBetweenLines() {
        store::LogPage page;
        page.sleeps = {{at(0), at(1), 0}, {at(4), at(5), 3}};
        holdRange(1, 3, page);
        QCOMPARE(rows(), "1 | 2 | 3");
        holdRange(4, 4);
        QCOMPARE(rows(), "1 | 2 | 3 | sleep | 4");
    }

    void aCrashIsABlockThatFolds() {
        m_layout.setCrashes({crashOf(1, CrashKind::Oops, 2, 3)});
        holdRange(1, 4);
        QCOMPARE(rows(), "1 | crash 1 | 2 | 3 | 4");
        QVERIFY(m_layout.row(1, 1).isInCrash && !m_layout.row(3, 0).isInCrash);
        QCOMPARE(m_layout.crashAt(lineOf(3)), 1);
        QCOMPARE(m_layout.crashAt(lineOf(4)), 0);
        QCOMPARE(m_layout.crashAt(lineOf(3, {}, 2)), 0);

        m_layout.setFolded(1, true);
        m_layout.layOut();
        QCOMPARE(rows(), "1 | crash 1 | 4");
        m_layout.setAllFolded(false);
        m_layout.layOut();
        QCOMPARE(rows(), "1 | crash 1 | 2 | 3 | 4");
    }

    void foldingHidesNoLineOfAnotherBox() {
        m_layout.setCrashes({crashOf(1, CrashKind::Oops, 1, 3)});
        m_layout.setAllFolded(true);
        hold({lineOf(1), lineOf(2, {}, 2), lineOf(3)});
        QCOMPARE(rows(), "crash 1 | 2");
    }

    void errorsOfADiskDoNotHideWhatIsBetweenThem() {
        m_layout.setCrashes({crashOf(1, CrashKind::IoError, 1, 3)});
        m_layout.setAllFolded(true);
        holdRange(1, 3);
        QCOMPARE(rows(), "crash 1 | 1 | 2 | 3");
    }

    void twoCrashesThatOverlapAreBothTold() {
        m_layout.setCrashes({crashOf(2, CrashKind::Panic, 3, 4), crashOf(1, CrashKind::Oops, 1, 4)});
        holdRange(1, 4);
        QCOMPARE(rows(), "crash 1 | 1 | 2 | crash 2 | 3 | 4");
        m_layout.setFolded(2, true);
        m_layout.layOut();
        QCOMPARE(rows(), "crash 1 | 1 | 2 | crash 2");
    }

    void aCrashThatBeganAboveWhatIsHeldHasItsTitleThere() {
        m_layout.setCrashes({crashOf(1, CrashKind::Oops, 2, 6)});
        holdRange(5, 7);
        QCOMPARE(rows(), "5 | 6 | 7");
        m_layout.setFiltered(true); // its first line may be filtered out: told at the first that is shown
        m_layout.layOut();
        QCOMPARE(rows(), "crash 1 | 5 | 6 | 7");
    }

    void aDictionaryOpensBelowItsLine() {
        Line line = lineOf(2, "two\nrows");
        line.dictionary = {{"SUBSYSTEM", "usb"}, {"DEVICE", "+usb:1-1"}};
        hold({lineOf(1), line});
        QCOMPARE(rows(), "1 | 2 | 2/1");
        m_layout.setExpanded(2, true);
        m_layout.layOut();
        QCOMPARE(rows(), "1 | 2 | 2/1 | 2:1 | 2:2");
        m_layout.setExpanded(2, false);
        m_layout.layOut();
        QCOMPARE(rows(), "1 | 2 | 2/1");
    }

    void allThatBelongsToALineStandsInOneOrder() {
        store::LogPage page;
        page.gaps = {gapBefore(2, 5, 9)};
        page.sleeps = {{at(1), at(2), 1}};
        m_layout.setBoots({bootOf(2, 2)});
        m_layout.setCrashes({crashOf(1, CrashKind::Oops, 2, 2)});
        m_layout.setExpanded(2, true);
        Line line = lineOf(2, {}, 1, 2);
        line.dictionary = {{"SUBSYSTEM", "usb"}};
        hold({lineOf(1), line}, page);
        m_layout.setOpenLines({openLine("=> ", 60)});
        QCOMPARE(rows(), "1 | sleep | boot 2 | gap 5-9 | crash 1 | 2 | 2:1 | open");
    }

    void unfinishedLinesStandWhereTheyBegan() {
        holdRange(1, 3);
        m_layout.setOpenLines({openLine("last", 9), openLine("two\nrows", 2)});
        QCOMPARE(rows(), "1 | 2 | open | open/1 | 3 | open");
        QCOMPARE(m_layout.count(), std::size_t{4});
        QCOMPARE(m_layout.row(1, 1).id, 0);
        QCOMPARE(m_layout.row(1, 1).before->text, "line 2");
        m_layout.setOpenLines({});
        QCOMPARE(rows(), "1 | 2 | 3");
    }

    void anUnfinishedLineAboveWhatIsHeldIsNotShownHere() {
        holdRange(5, 6);
        m_layout.setOpenLines({openLine("old", 1)});
        QCOMPARE(rows(), "5 | 6");
        m_layout.entries().setAtStart(true);
        m_layout.setOpenLines({openLine("old", 1)});
        QVERIFY(rows().contains("open"));
    }

    void clearingForgetsAllButBootsAndCrashes() {
        store::LogPage page;
        page.gaps = {gapBefore(2, 5, 9)};
        m_layout.setBoots({bootOf(1, 1)});
        m_layout.setCrashes({crashOf(1, CrashKind::Oops, 2, 2)});
        m_layout.setAllFolded(true);
        m_layout.setOpenLines({openLine("=> ", 60)});
        holdRange(1, 2, page);
        m_layout.clear();
        QCOMPARE(rows(), QString());
        QVERIFY(!m_layout.isFolded(1));
        holdRange(1, 2);
        QCOMPARE(rows(), "boot 1 | 1 | crash 1 | 2");
    }
};

QTEST_APPLESS_MAIN(LogLayoutTest)
#include "tst_layout.moc"
