#include "tests/support/registered_test.h"
#include "tests/ui/console/lines/pager_store.h"
#include "ui/console/lines/entries.h"

#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;

class LogEntriesTest : public QObject {
    Q_OBJECT

private:
    LogEntries m_entries;
    std::size_t m_followed = 0;

    [[nodiscard]] std::vector<std::int64_t> ids() const {
        std::vector<std::int64_t> ids;
        for (const auto& entry : m_entries.all())
            ids.push_back(idOf(entry.line));
        return ids;
    }
    void append(const std::vector<std::int64_t>& lines, std::vector<store::LateLine> late = {}) {
        store::LogPage page;
        for (const auto id : lines)
            page.lines.push_back(lineOf(id));
        page.late = std::move(late);
        m_entries.noteLate(page);
        m_entries.append(std::move(page), m_followed);
    }
    void prepend(const std::vector<std::int64_t>& lines) {
        store::LogPage page;
        for (const auto id : lines)
            page.lines.push_back(lineOf(id));
        m_entries.prepend(std::move(page), m_followed);
    }
    [[nodiscard]] static store::LateLine late(std::int64_t id, std::int64_t behind) {
        store::LateLine line;
        line.line = lineOf(id);
        line.behind = behind;
        return line;
    }
    [[nodiscard]] std::vector<std::int64_t> between(std::int64_t from, std::int64_t to, bool hasEnd) const {
        std::vector<std::int64_t> ids;
        if (const auto lines = m_entries.between(from, to, hasEnd))
            for (const auto* line : *lines)
                ids.push_back(idOf(*line));
        return ids;
    }
    using Ids = std::vector<std::int64_t>;

private slots:
    void init() {
        m_entries = {};
        m_followed = 0;
    }

    void holdsEachLineOnce() {
        append({5, 6, 7});
        append({6, 7, 8});
        prepend({6, 5, 4, 3});
        QCOMPARE(ids(), (Ids{3, 4, 5, 6, 7, 8}));
    }

    void anIndexGoesOnPointingToItsEntry() {
        append({5, 6, 7});
        m_followed = 1;
        prepend({4, 3});
        QCOMPARE(m_entries.idAt(m_followed), 6);
        append({8}, {late(20, 4)});
        QCOMPARE(m_entries.idAt(m_followed), 6);
    }

    void lateLinesAreWhereTheyBelong() {
        append({5, 6, 7}, {late(20, 5), late(21, 5)});
        QCOMPARE(ids(), (Ids{5, 20, 21, 6, 7}));
        QCOMPARE(m_entries.indexOf(21), std::size_t{2});
        QCOMPARE(m_entries.placeAt(2), 5);
        QCOMPARE(m_entries.neighbour(21, 1), 6);
        QVERIFY(m_entries.line(20) != nullptr);
    }

    void lateLinesOutsideComeWithTheirPage() {
        append({5, 6, 7}, {late(20, 2), late(21, 9)});
        QCOMPARE(ids(), (Ids{5, 6, 7}));
        m_entries.setAtStart(true);
        append({}, {late(20, 2)});
        QCOMPARE(ids(), (Ids{20, 5, 6, 7}));
    }

    void handsOutLinesOnlyWithoutHoles() {
        append({5, 6, 7});
        QCOMPARE(between(7, 6, false), (Ids{6, 7}));
        QCOMPARE(between(4, 6, false), Ids{});
        m_entries.setAtStart(true);
        QCOMPARE(between(4, 6, false), (Ids{5, 6}));
        m_entries.setAtEnd(true);
        QCOMPARE(between(6, 9, false), Ids{});
        QCOMPARE(between(6, 9, true), (Ids{6, 7}));
    }

    void dropsAtBothEnds() {
        m_entries.setAtStart(true);
        m_entries.setAtEnd(true);
        append({5, 6, 7, 8});
        m_entries.dropFirst(1);
        m_entries.dropFrom(2);
        QCOMPARE(ids(), (Ids{6, 7}));
        QVERIFY(!m_entries.isAtStart() && !m_entries.isAtEnd());
    }
};

QTEST_APPLESS_MAIN(LogEntriesTest)
#include "tst_entries.moc"
