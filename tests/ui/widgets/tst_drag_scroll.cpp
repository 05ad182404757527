#include "tests/support/registered_test.h"
#include "ui/widgets/drag_scroll.h"

#include <QSignalSpy>
#include <QTest>
#include <QWidget>

using namespace etherdeck::ui;

class DragScrollTest : public QObject {
    Q_OBJECT

private slots:
    void init() { m_viewport.resize(200, 100); }

    void scrollsAsLongAsTheMouseIsOutside_data() {
        QTest::addColumn<int>("y");
        QTest::addColumn<int>("distance");
        QTest::newRow("just above") << -1 << -1;
        QTest::newRow("far above") << -70 << -70;
        QTest::newRow("just below") << 100 << 1;
        QTest::newRow("far below") << 149 << 50;
    }

    void scrollsAsLongAsTheMouseIsOutside() {
        QFETCH(int, y);
        QFETCH(int, distance);
        const QSignalSpy told(&m_scroll, &DragScroll::beyond);
        m_scroll.follow({10, y});
        QTRY_VERIFY(told.count() >= 3);
        for (const auto& arguments : told)
            QCOMPARE(arguments.front().toInt(), distance);
        m_scroll.stop();
    }

    void theWayBackInsideEndsIt() {
        const QSignalSpy told(&m_scroll, &DragScroll::beyond);
        m_scroll.follow({10, -5});
        QVERIFY(m_scroll.isScrolling());
        for (const int y : {0, 99}) {
            m_scroll.follow({300, y}); // beside it does not count
            QVERIFY(!m_scroll.isScrolling());
        }
        QCOMPARE(told.count(), 0);
        QCOMPARE(m_scroll.place(), QPoint(300, 99));
    }

private:
    QWidget m_viewport;
    DragScroll& m_scroll = *new DragScroll(&m_viewport);
};

QTEST_MAIN(DragScrollTest)
#include "tst_drag_scroll.moc"
