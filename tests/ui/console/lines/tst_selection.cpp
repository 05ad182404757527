#include "tests/support/registered_test.h"
#include "ui/console/lines/selection.h"

#include <QTest>

#include <climits>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

netconsole::Line line(std::uint64_t id, const std::string& text) {
    netconsole::Line made;
    made.id = static_cast<netconsole::LineId>(id);
    made.text = text;
    return made;
}

LogRow row(const netconsole::Line& shown, int part = 0) {
    LogRow made;
    made.kind = LogRow::Kind::Text;
    made.id = static_cast<std::int64_t>(shown.id);
    made.part = part;
    made.line = &shown;
    return made;
}

} // namespace

class LogSelectionTest : public QObject {
    Q_OBJECT

private slots:
    void nothingIsSelectedAtFirst() {
        const LogSelection selection;
        QVERIFY(selection.isEmpty());
        const auto first = line(1, "one");
        QVERIFY(!selection.of(row(first)).isAny);
    }

    void takesTextBetweenTwoPlacesInEitherOrder() {
        const auto first = line(1, "usb 1-1: new");
        const auto second = line(2, "device");
        const std::vector<const netconsole::Line*> lines{&first, &second};
        LogSelection down;
        down.moveTo({1, 0, 9}, false);
        down.moveTo({2, 0, 3}, true);
        LogSelection up;
        up.moveTo({2, 0, 3}, false);
        up.moveTo({1, 0, 9}, true);
        for (const auto& selection : {down, up}) {
            QCOMPARE(selection.text(lines, false), QStringLiteral("new\ndev"));
            QCOMPARE(selection.of(row(first)).from, 9);
            QCOMPARE(selection.of(row(first)).to, -1);
            QCOMPARE(selection.of(row(second)).to, 3);
        }
    }

    void goesByRowsOfALine() {
        const auto both = line(4, "first\nsecond");
        LogSelection selection;
        selection.moveTo({4, 1, 0}, false);
        selection.moveTo({4, 1, 3}, true);
        QCOMPARE(selection.text({&both}, false), QStringLiteral("sec"));
        QVERIFY(!selection.of(row(both, 0)).isAny);
        QVERIFY(selection.of(row(both, 1)).isAny);
    }

    void wholeLinesReachFromWhereItBegan() {
        LogSelection selection;
        selection.selectLine(5, false);
        selection.selectLine(7, true);
        QVERIFY(selection.range().first == (LogSelection::Caret{5, 0, 0}));
        QCOMPARE(selection.range().second.line, std::int64_t{7});
        selection.selectLine(3, true); // to the other side
        QVERIFY(selection.range().first == (LogSelection::Caret{3, 0, 0}));
        QVERIFY(selection.range().second == (LogSelection::Caret{5, INT_MAX, INT_MAX}));
        QCOMPARE(selection.caret().line, std::int64_t{3});
    }

    void aWordIsWhatBelongsTogether_data() {
        QTest::addColumn<int>("column");
        QTest::addColumn<QString>("word");
        QTest::newRow("within") << 6 << "eth0:1";
        QTest::newRow("at its start") << 5 << "eth0:1";
        QTest::newRow("at its end") << 11 << "eth0:1";
        QTest::newRow("past the end") << 99 << "up";
        QTest::newRow("between signs") << 13 << "";
    }

    void aWordIsWhatBelongsTogether() {
        QFETCH(int, column);
        QFETCH(QString, word);
        const auto shown = line(1, "link eth0:1 -> up");
        LogSelection selection;
        selection.selectWord({1, 0, column}, QStringLiteral("link eth0:1 -> up"));
        QCOMPARE(selection.isEmpty(), word.isEmpty());
        QCOMPARE(selection.text({&shown}, false), word);
    }

    void timesStandInFrontOfTheFirstRow() {
        const auto both = line(1, "first\nsecond");
        LogSelection selection;
        selection.selectLines(1, 1);
        const auto rows = selection.text({&both}, true).split(u'\n');
        QCOMPARE(rows.size(), 2);
        QVERIFY(rows[0].section(u'\t', 0, 0).size() > 10);
        QCOMPARE(rows[0].section(u'\t', 1), QStringLiteral("first"));
        QCOMPARE(rows[1], QStringLiteral("\tsecond"));
    }

    void openLinesAreNeverSelected() {
        const auto first = line(1, "=> ");
        auto open = row(first);
        open.isOpen = true;
        LogSelection selection;
        selection.selectLine(1, false);
        QVERIFY(!selection.of(open).isAny);
    }
};

QTEST_MAIN(LogSelectionTest)
#include "tst_selection.moc"
