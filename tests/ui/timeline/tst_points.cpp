#include "tests/support/registered_test.h"
#include "ui/timeline/points.h"

#include <QTest>

using namespace etherdeck::ui;

class TimelinePointsTest : public QObject {
    Q_OBJECT

private slots:
    void findsAnItemByItsNumber();
    void goesOverBothMarksOfOneItem();
    void goesToTheNearestMarkInTheNextLaneThatHasAny();

private:
    static TimelinePoint at(std::int64_t time, std::int32_t lane, std::uint32_t item) {
        return {time, lane, item, {}};
    }
    const std::vector<TimelinePoint> m_points{at(10, 0, 1), at(20, 0, 3), at(20, 3, 3), at(30, 3, 4),
                                              at(90, 1, 6)};
};

void TimelinePointsTest::findsAnItemByItsNumber() {
    QCOMPARE(pointOf(m_points, 4), &m_points[3]);
    QVERIFY(pointOf(m_points, 2) == nullptr);
    QVERIFY(pointOf({}, 1) == nullptr);
}

void TimelinePointsTest::goesOverBothMarksOfOneItem() {
    QCOMPARE(pointBeside(m_points, m_points[1], 1), &m_points[3]);
    QCOMPARE(pointBeside(m_points, m_points[2], 1), &m_points[3]);
    QCOMPARE(pointBeside(m_points, m_points[2], -1), &m_points[0]);
    QVERIFY(pointBeside(m_points, m_points[0], -1) == nullptr);
    QVERIFY(pointBeside(m_points, m_points[4], 1) == nullptr);
}

void TimelinePointsTest::goesToTheNearestMarkInTheNextLaneThatHasAny() {
    QCOMPARE(pointInNextLane(m_points, m_points[0], 1), &m_points[4]); // lane 1, though it is far away
    QCOMPARE(pointInNextLane(m_points, m_points[4], 1), &m_points[3]); // over lane 2; 30 is nearer than 20
    QCOMPARE(pointInNextLane(m_points, m_points[4], -1), &m_points[1]);
    QVERIFY(pointInNextLane(m_points, m_points[0], -1) == nullptr);
}

QTEST_GUILESS_MAIN(TimelinePointsTest)
#include "tst_points.moc"
