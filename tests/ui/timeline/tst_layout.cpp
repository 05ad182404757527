#include "tests/support/registered_test.h"
#include "ui/timeline/layout.h"
#include "ui/timeline/ticks.h"

#include <QTest>

#include <set>

using namespace etherdeck::ui;

namespace {

constexpr qint64 second = 1000;
constexpr qint64 hour = 3'600'000;
constexpr int markWidth = 20;

const QTimeZone berlin("Europe/Berlin");

qint64 at(const char* text) {
    return QDateTime::fromString(QString::fromLatin1(text), Qt::ISODate).toMSecsSinceEpoch();
}

/// `span` milliseconds from a moment, 1000 pixels wide.
TimelineWindow windowFrom(std::int64_t from, std::int64_t span) {
    return {static_cast<double>(from), static_cast<double>(span) / 1000, 1000};
}

QStringList timesOf(const std::vector<TimelineTick>& ticks) {
    QStringList texts;
    for (const auto& tick : ticks)
        if (tick.x >= 0)
            texts << tick.time.toString(QStringLiteral("MM-dd hh:mm"));
    return texts;
}

} // namespace

class TimelineLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void drawsMarksApartWhenThereIsRoom();
    void putsTogetherWhatIsTooClose();
    void tellsTheWorstOfACluster();
    void keepsClustersWhileTheAxisMoves();
    void neverLosesAMark();
    void passesOverLanesThatAreNotThere();
    void zoomsAroundAMoment();
    void stopsZoomingAtItsLimits();
    void ticksAtRoundTimes_data();
    void ticksAtRoundTimes();
    void leavesOutTheHourThatIsSkippedInSpring();
    void ticksEachHourOnceInAutumn();
    void beginsDaysAtLocalMidnight();
    void keepsTicksApartAtEveryScale();
};

void TimelineLayoutTest::drawsMarksApartWhenThereIsRoom() {
    const std::vector<TimelinePoint> points{{0, 0, 0, MarkKind::Boot}, {100 * second, 0, 1, MarkKind::Crash}};
    const auto clusters = clusterMarks(points, windowFrom(0, 1000 * second), 1, markWidth);
    QCOMPARE(clusters.size(), 2u);
    QCOMPARE(clusters[1].x, 100.0);
    QCOMPARE(clusters[1].count, 1u);
}

void TimelineLayoutTest::putsTogetherWhatIsTooClose() {
    const std::vector<TimelinePoint> points{{1 * second, 0, 0, MarkKind::Boot},
                                            {2 * second, 1, 1, MarkKind::Boot},
                                            {3 * second, 0, 2, MarkKind::Boot}};
    const auto clusters = clusterMarks(points, windowFrom(0, 1000 * second), 2, markWidth);
    QCOMPARE(clusters.size(), 2u); // lanes are not mixed
    QCOMPARE(clusters[0].count, 2u);
    QCOMPARE(clusters[0].first, 1 * second);
    QCOMPARE(clusters[0].last, 3 * second);
    QCOMPARE(clusters[1].lane, 1);
}

void TimelineLayoutTest::tellsTheWorstOfACluster() {
    const std::vector<TimelinePoint> points{{1 * second, 0, 0, MarkKind::Crash},
                                            {2 * second, 0, 1, MarkKind::Crash},
                                            {3 * second, 0, 2, MarkKind::Boot}};
    const auto clusters = clusterMarks(points, windowFrom(0, 1000 * second), 1, markWidth);
    QCOMPARE(clusters.size(), 1u);
    QCOMPARE(clusters[0].kind, MarkKind::Crash);
    QCOMPARE(clusters[0].item, 1u);
}

void TimelineLayoutTest::keepsClustersWhileTheAxisMoves() {
    std::vector<TimelinePoint> points;
    for (std::uint32_t i = 0; i < 500; ++i)
        points.push_back({static_cast<std::int64_t>(i) * i * 13, 0, i, MarkKind::Boot});
    const auto sizes = [&](double from) {
        std::map<std::int64_t, std::uint32_t> found;
        for (const auto& cluster : clusterMarks(points, {from, 1000, 1000}, 1, markWidth))
            if (cluster.first > 400'000 && cluster.last < 900'000)
                found[cluster.first] = cluster.count;
        return found;
    };
    const auto before = sizes(0);
    QVERIFY(!before.empty());
    for (double from = 0; from < 300'000; from += 1234.5)
        QCOMPARE(sizes(from), before);
}

void TimelineLayoutTest::neverLosesAMark() {
    std::vector<TimelinePoint> points;
    for (std::uint32_t i = 0; i < 1000; ++i)
        points.push_back({static_cast<std::int64_t>(i) * 777, static_cast<int>(i % 3), i, MarkKind::Boot});
    for (const double perPixel : {1.0, 50.0, 1000.0, 1e7}) {
        const TimelineWindow window{0, perPixel, static_cast<int>(std::max(1000.0, 800'000 / perPixel))};
        std::uint32_t sum = 0;
        for (const auto& cluster : clusterMarks(points, window, 3, markWidth))
            sum += cluster.count;
        QCOMPARE(sum, 1000u);
    }
}

void TimelineLayoutTest::passesOverLanesThatAreNotThere() {
    const std::vector<TimelinePoint> points{{1, -1, 0, MarkKind::Boot}, {2, 5, 1, MarkKind::Boot}};
    QVERIFY(clusterMarks(points, windowFrom(0, 1000), 2, markWidth).empty());
    QVERIFY(clusterMarks({}, windowFrom(0, 1000), 0, markWidth).empty());
}

void TimelineLayoutTest::zoomsAroundAMoment() {
    auto window = windowFrom(0, 24 * hour);
    const double moment = window.timeAt(300);
    window.zoom(4, 300);
    QCOMPARE(window.perPixel, 24.0 * hour / 4000);
    QVERIFY(std::abs(window.timeAt(300) - moment) < 1e-3);
}

void TimelineLayoutTest::stopsZoomingAtItsLimits() {
    auto window = windowFrom(0, hour);
    for (int i = 0; i < 100; ++i)
        window.zoom(10, 0);
    QCOMPARE(window.perPixel, 5.0);
    for (int i = 0; i < 100; ++i)
        window.zoom(0.1, 0);
    QVERIFY(window.perPixel * window.width < 31.0 * 366 * 24 * hour);
}

void TimelineLayoutTest::ticksAtRoundTimes_data() {
    QTest::addColumn<qint64>("span");
    QTest::addColumn<QString>("first");
    QTest::addColumn<QString>("second");
    QTest::newRow("an hour") << hour << "06-10 10:15"
                             << "06-10 10:30";
    QTest::newRow("a day") << 24 * hour << "06-10 12:00"
                           << "06-10 15:00";
    QTest::newRow("a week") << 7 * 24 * hour << "06-11 00:00"
                            << "06-12 00:00";
    QTest::newRow("a year") << 365 * 24 * hour << "07-01 00:00"
                            << "10-01 00:00";
}

void TimelineLayoutTest::ticksAtRoundTimes() {
    QFETCH(qint64, span);
    QFETCH(QString, first);
    QFETCH(QString, second);
    const auto times = timesOf(timelineTicks(windowFrom(at("2026-06-10T10:07:00+02:00"), span), berlin, 96));
    QVERIFY(times.size() >= 2);
    QCOMPARE(times[0], first);
    QCOMPARE(times[1], second);
}

void TimelineLayoutTest::leavesOutTheHourThatIsSkippedInSpring() {
    const auto times =
        timesOf(timelineTicks(windowFrom(at("2026-03-29T00:00:00+01:00"), 6 * hour), berlin, 96));
    QCOMPARE(times, (QStringList{"03-29 00:00", "03-29 01:00", "03-29 03:00", "03-29 04:00", "03-29 05:00",
                                 "03-29 06:00", "03-29 07:00"}));
}

void TimelineLayoutTest::ticksEachHourOnceInAutumn() {
    const auto ticks = timelineTicks(windowFrom(at("2026-10-25T00:00:00+02:00"), 7 * hour), berlin, 96);
    std::set<qint64> moments;
    for (const auto& tick : ticks)
        QVERIFY(moments.insert(tick.time.toMSecsSinceEpoch()).second);
    QCOMPARE(timesOf(ticks).count("10-25 02:00"), 2); // the wall shows it twice
    const auto coarse =
        timesOf(timelineTicks(windowFrom(at("2026-10-24T12:00:00+02:00"), 30 * hour), berlin, 96));
    QCOMPARE(coarse, (QStringList{"10-24 12:00", "10-24 15:00", "10-24 18:00", "10-24 21:00", "10-25 00:00",
                                  "10-25 03:00", "10-25 06:00", "10-25 09:00", "10-25 12:00", "10-25 15:00"})
                         .mid(0, coarse.size()));
    QVERIFY(coarse.size() >= 9);
}

void TimelineLayoutTest::beginsDaysAtLocalMidnight() {
    const auto ticks = timelineTicks(windowFrom(at("2026-10-20T00:00:00+02:00"), 14 * 24 * hour), berlin, 60);
    for (const auto& tick : ticks)
        QCOMPARE(tick.time.time(), QTime(0, 0));
    QVERIFY(ticks.size() >= 6);
}

void TimelineLayoutTest::keepsTicksApartAtEveryScale() {
    TimelineWindow window = windowFrom(at("2026-03-28T13:17:11+01:00"), 10 * second);
    for (int i = 0; i < 200; ++i) {
        const auto ticks = timelineTicks(window, berlin, 96);
        QVERIFY2(ticks.size() < 40, qPrintable(QString::number(window.perPixel)));
        for (std::size_t k = 1; k < ticks.size(); ++k)
            QVERIFY2(ticks[k].x - ticks[k - 1].x > 45, qPrintable(QString::number(window.perPixel)));
        window.zoom(0.9, 500);
    }
}

QTEST_GUILESS_MAIN(TimelineLayoutTest)
#include "tst_layout.moc"
