#include "tests/ui/support/demo_timeline.h"
#include "ui/timeline/timeline_axis.h"

#include <QElapsedTimer>
#include <QTest>

#include <algorithm>

using namespace etherdeck;
using namespace etherdeck::ui;

/// How long frames take with a hundred thousand marks. The bound is far above what is measured, so that a
/// busy machine passes and a quadratic algorithm does not; the figures are printed.
class TimelineSpeedTest : public QObject {
    Q_OBJECT

private slots:
    void pansThroughAHundredThousandMarks_data();
    void pansThroughAHundredThousandMarks();
};

void TimelineSpeedTest::pansThroughAHundredThousandMarks_data() {
    QTest::addColumn<qint64>("span");
    QTest::newRow("all of them in sight") << qint64{24 * 3'600'000};
    QTest::newRow("an hour in sight") << qint64{3'600'000};
}

void TimelineSpeedTest::pansThroughAHundredThousandMarks() {
    QFETCH(qint64, span);
    constexpr int frames = 200;
    constexpr qint64 slowest = 100'000; // µs, of the median
    QElapsedTimer timer;
    TimelineItems items;
    items.applyInventory(demo::timelineTargets(10));
    timer.start();
    items.set(demo::timeline(10, 100'000, std::chrono::system_clock::now()), false);
    const auto filled = timer.elapsed();
    auto points = items.points({}, {});
    TimelineAxis axis;
    axis.resize(1400, 600);
    axis.show();
    axis.setContent(items, std::move(points));
    axis.setNow(QDateTime::currentMSecsSinceEpoch());
    axis.showLast(span);
    QImage image(axis.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
    std::vector<qint64> times;
    for (int i = 0; i < frames; ++i) {
        timer.restart();
        QTest::keyClick(&axis, i < frames / 2 ? Qt::Key_Left : Qt::Key_Right, Qt::ShiftModifier);
        axis.viewport()->render(&image);
        times.push_back(timer.nsecsElapsed() / 1000);
    }
    std::sort(times.begin(), times.end());
    qInfo("filled in %lld ms; a frame: p50 %lld us, p99 %lld us, worst %lld us", filled, times[frames / 2],
          times[frames * 99 / 100], times.back());
    QVERIFY(times[frames / 2] < slowest);
}

QTEST_MAIN(TimelineSpeedTest)
#include "tst_timeline_speed.moc"
