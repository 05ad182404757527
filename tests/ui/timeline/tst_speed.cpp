#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_timeline.h"
#include "tests/ui/support/fake_timeline_reader.h"
#include "ui/timeline/arranger.h"
#include "ui/timeline/axis.h"
#include "ui/timeline/model.h"
#include "ui/timeline/page.h"

#include <QElapsedTimer>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <vector>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

constexpr int patience = 60'000;

/// What was measured, in microseconds.
class Figures {
public:
    void add(qint64 microseconds) { m_times.push_back(microseconds); }
    [[nodiscard]] qint64 tell(const char* what) {
        std::sort(m_times.begin(), m_times.end());
        const auto at = [this](std::size_t percent) {
            return static_cast<long long>(m_times[(m_times.size() - 1) * percent / 100]);
        };
        qInfo("%s: p50 %lld us, p99 %lld us, worst %lld us", what, at(50), at(99), at(100));
        return m_times[m_times.size() / 2];
    }

private:
    std::vector<qint64> m_times;
};

} // namespace

/// How long the window's thread is taken by a hundred thousand marks. The bound is far above what is
/// measured, so that a busy machine passes and a quadratic algorithm does not; the figures are printed.
class TimelineSpeedTest : public QObject {
    Q_OBJECT

private slots:
    void pansThroughAHundredThousandMarks_data();
    void pansThroughAHundredThousandMarks();
    void takesOverAHundredThousandMarks();

private:
    static constexpr qint64 slowest = 100'000; ///< µs, of the median
};

void TimelineSpeedTest::pansThroughAHundredThousandMarks_data() {
    QTest::addColumn<qint64>("span");
    QTest::newRow("all of them in sight") << qint64{24 * 3'600'000};
    QTest::newRow("an hour in sight") << qint64{3'600'000};
}

void TimelineSpeedTest::pansThroughAHundredThousandMarks() {
    QFETCH(qint64, span);
    constexpr int frames = 200;
    QElapsedTimer timer;
    timer.start();
    auto facts = withInventory(std::make_shared<TimelineFacts>(), demo::timelineTargets(10));
    facts = withData(facts, demo::timeline(10, 100'000, std::chrono::system_clock::now()));
    const TimelineItems items(facts);
    const auto points = items.points({}, {});
    qInfo("arranged in %lld ms", static_cast<long long>(timer.elapsed()));
    TimelineAxis axis;
    axis.resize(1400, 600);
    axis.show();
    axis.setContent(items, points);
    axis.setNow(QDateTime::currentMSecsSinceEpoch());
    axis.showLast(span);
    QImage image(axis.viewport()->size(), QImage::Format_ARGB32_Premultiplied);
    Figures panning;
    Figures zooming;
    for (int i = 0; i < frames; ++i) {
        timer.restart();
        QTest::keyClick(&axis, i < frames / 2 ? Qt::Key_Left : Qt::Key_Right, Qt::ShiftModifier);
        axis.viewport()->render(&image);
        panning.add(timer.nsecsElapsed() / 1000);
        timer.restart();
        axis.zoom(i % 20 < 10 ? 1.5 : 1 / 1.5);
        axis.viewport()->render(&image);
        zooming.add(timer.nsecsElapsed() / 1000);
    }
    QVERIFY(panning.tell("a frame of panning") < slowest);
    QVERIFY(zooming.tell("a frame of zooming") < slowest);
}

/// As in the window: the reader's answer is arranged by another thread.
void TimelineSpeedTest::takesOverAHundredThousandMarks() {
    tests::ReadyTimelineReader reader(demo::timeline(10, 100'000, std::chrono::system_clock::now()));
    QThread thread;
    TimelineArranger arranger(reader);
    TimelinePage page;
    Figures taking;
    Figures filtering;
    Figures painting;
    Figures* figures = &taking;
    page.resize(1400, 900);
    page.show();
    QImage image(page.size(), QImage::Format_ARGB32_Premultiplied);
    int answers = 0;
    connect(&arranger, &TimelineArranger::arranged, &page, [&](const TimelineContentPtr& content) {
        QElapsedTimer timer;
        timer.start();
        page.showContent(content);
        figures->add(timer.nsecsElapsed() / 1000);
        timer.restart();
        page.render(&image);
        painting.add(timer.nsecsElapsed() / 1000);
        ++answers;
    });
    connect(&page, &TimelinePage::contentReplaced, &arranger, &TimelineArranger::takeDown);
    arranger.moveToThread(&thread);
    thread.start();
    const auto tell = [&](auto wish) {
        const int before = answers;
        QMetaObject::invokeMethod(&arranger, wish);
        return QTest::qWaitFor([&] { return answers > before; }, patience);
    };
    for (int i = 0; i < 20; ++i)
        QVERIFY(tell([&arranger] { arranger.reload(); }));
    QCOMPARE(page.findChild<TimelineModel*>()->rowCount(), 100'000);
    figures = &filtering;
    for (int i = 0; i < 20; ++i)
        QVERIFY(tell([&arranger, i] { arranger.setFilter({{}, i % 2 == 0 ? "a" : ""}); }));
    thread.quit();
    QVERIFY(thread.wait(patience));
    QVERIFY(taking.tell("taking over all") < slowest);
    QVERIFY(filtering.tell("taking over another filter") < slowest);
    QVERIFY(painting.tell("painting the page then") < slowest);
}

QTEST_MAIN(TimelineSpeedTest)
#include "tst_speed.moc"
