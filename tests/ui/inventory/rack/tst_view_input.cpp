#include "tests/support/registered_test.h"
#include "tests/ui/inventory/rack/shown_rack.h"

#include <QSignalSpy>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

/// Mouse, wheel and keys in the rack.
class RackViewInputTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void clickSelectsOne();
    void controlClickAddsAndTakesAway();
    void shiftClickSelectsARange();
    void aDragSelectsWhatItTouches();
    void arrowKeysMoveAndExtend();
    void controlMovesWithoutSelecting();
    void homeEndAndPagesScrollThere();
    void selectAllTakesWhatIsInSight();
    void typingAnAddressJumpsThere();
    void returnAndDoubleClickActivate();
    void zoomsByKeysAndWheel();
};

void RackViewInputTest::clickSelectsOne() {
    ShownRack shown;
    shown.click({1, 0});
    QCOMPARE(shown.selected(), "e1.0");
    shown.click({7, 3});
    QCOMPARE(shown.selected(), "e7.3");
    QCOMPARE(shown.current(), "e7.3");
    QTest::mouseClick(shown.rack->viewport(), Qt::LeftButton, {}, QPoint(500, 400));
    QCOMPARE(shown.selected(), "");
    QCOMPARE(shown.current(), "e7.3");
}

void RackViewInputTest::controlClickAddsAndTakesAway() {
    ShownRack shown;
    shown.click({1, 0});
    shown.click({7, 3}, Qt::ControlModifier);
    QCOMPARE(shown.selected(), "e1.0 e7.3");
    shown.click({1, 0}, Qt::ControlModifier);
    QCOMPARE(shown.selected(), "e7.3");
}

void RackViewInputTest::shiftClickSelectsARange() {
    ShownRack shown;
    shown.click({0, 1});
    shown.click({1, 1}, Qt::ShiftModifier);
    QCOMPARE(shown.selected(), "e0.1 e0.2 e1.0 e1.1");
    shown.click({0, 0}, Qt::ShiftModifier);
    QCOMPARE(shown.selected(), "e0.0 e0.1");
    shown.click({7, 3}, Qt::ControlModifier);
    shown.click({7, 12}, Qt::ControlModifier | Qt::ShiftModifier);
    QCOMPARE(shown.selected(), "e0.0 e0.1 e7.3 e7.12");
}

void RackViewInputTest::aDragSelectsWhatItTouches() {
    ShownRack shown;
    const QPoint below = shown.at({1, 1}) + QPoint(2, 2);
    const QPoint above = shown.rack->bayRect({0, 0}).topLeft() - QPoint(3, 3);
    shown.drag(above, below);
    QCOMPARE(shown.selected(), "e0.0 e0.1 e1.0 e1.1");
    shown.drag(shown.rack->bayRect({7, 3}).topLeft() - QPoint(3, 3), shown.at({7, 3}), Qt::ControlModifier);
    QCOMPARE(shown.selected(), "e0.0 e0.1 e1.0 e1.1 e7.3");
    shown.drag(above, shown.at({0, 0}));
    QCOMPARE(shown.selected(), "e0.0");
}

void RackViewInputTest::arrowKeysMoveAndExtend() {
    ShownRack shown;
    shown.click({0, 0});
    shown.key(Qt::Key_Right);
    QCOMPARE(shown.selected(), "e0.1");
    shown.key(Qt::Key_Down);
    QCOMPARE(shown.selected(), "e1.1");
    shown.key(Qt::Key_Left, Qt::ShiftModifier);
    QCOMPARE(shown.selected(), "e1.0 e1.1");
    shown.key(Qt::Key_Up, Qt::ShiftModifier);
    QCOMPARE(shown.selected(), "e0.0 e0.1 e0.2 e1.0 e1.1");
    QCOMPARE(shown.current(), "e0.0");
    shown.key(Qt::Key_Up);
    QCOMPARE(shown.current(), "e0.0");
    shown.key(Qt::Key_Down);
    QCOMPARE(shown.selected(), "e1.0");
}

void RackViewInputTest::controlMovesWithoutSelecting() {
    ShownRack shown;
    shown.click({0, 0});
    shown.key(Qt::Key_Right, Qt::ControlModifier);
    shown.key(Qt::Key_Right, Qt::ControlModifier);
    QCOMPARE(shown.selected(), "e0.0");
    QCOMPARE(shown.current(), "e0.2");
    shown.key(Qt::Key_Space);
    QCOMPARE(shown.selected(), "e0.0 e0.2");
    shown.key(Qt::Key_Space);
    QCOMPARE(shown.selected(), "e0.0");
}

void RackViewInputTest::homeEndAndPagesScrollThere() {
    ShownRack shown(demo::rack(800));
    shown.key(Qt::Key_End);
    QCOMPARE(shown.current(), "e49.15");
    QVERIFY(shown.isInSight({49, 15}));
    shown.key(Qt::Key_PageUp);
    QVERIFY(shown.selection.current()->shelf() < 49);
    QVERIFY(shown.selection.current()->shelf() > 40);
    QVERIFY(shown.isInSight(*shown.selection.current()));
    shown.key(Qt::Key_Home);
    QCOMPARE(shown.current(), "e0.0");
    QVERIFY(shown.isInSight({0, 0}));
    for (int i = 0; i < 100; ++i)
        shown.key(Qt::Key_PageDown);
    QCOMPARE(shown.selection.current()->shelf(), 49);
}

void RackViewInputTest::selectAllTakesWhatIsInSight() {
    ShownRack shown;
    shown.filter.setFilterText("plug-c");
    QTest::keyClick(shown.rack.get(), Qt::Key_A, Qt::ControlModifier);
    QCOMPARE(shown.selected(), "e7.3 e7.12");
}

void RackViewInputTest::typingAnAddressJumpsThere() {
    ShownRack shown(demo::rack(1600));
    QTest::keyClicks(shown.rack.get(), "7");
    QCOMPARE(shown.current(), "e7.0");
    QTest::keyClicks(shown.rack.get(), ".3");
    QCOMPARE(shown.current(), "e7.3");
    QCOMPARE(shown.selected(), "e7.3");
    QVERIFY(shown.isInSight({7, 3}));
    QTest::keyClicks(shown.rack.get(), "e42.1");
    QCOMPARE(shown.current(), "e42.1");
    QTest::keyClicks(shown.rack.get(), "2");
    QCOMPARE(shown.current(), "e42.12");
    shown.rack->setTypingPause(0ms); // over before the next key
    QTest::keyClicks(shown.rack.get(), "7");
    QCOMPARE(shown.current(), "e7.0");
}

void RackViewInputTest::returnAndDoubleClickActivate() {
    ShownRack shown;
    const QSignalSpy activated(shown.rack.get(), &RackView::activated);
    shown.click({1, 1});
    shown.key(Qt::Key_Return);
    QCOMPARE(activated.size(), 1);
    QCOMPARE(activated[0][0].value<Address>(), Address(1, 1));
    QTest::mouseDClick(shown.rack->viewport(), Qt::LeftButton, {}, shown.at({7, 3}));
    QCOMPARE(activated.size(), 2);
    QCOMPARE(activated[1][0].value<Address>(), Address(7, 3));
}

void RackViewInputTest::zoomsByKeysAndWheel() {
    ShownRack shown;
    const QSignalSpy changed(shown.rack.get(), &RackView::zoomChanged);
    QCOMPARE(shown.rack->zoom(), RackZoom::NameAndSize);
    QTest::keyClick(shown.rack.get(), Qt::Key_Minus, Qt::ControlModifier);
    QCOMPARE(shown.rack->zoom(), RackZoom::Size);
    shown.turnWheel(-1, QPoint(200, 60), Qt::ControlModifier);
    QCOMPARE(shown.rack->zoom(), RackZoom::Slot);
    shown.turnWheel(-5, QPoint(200, 60), Qt::ControlModifier);
    QCOMPARE(shown.rack->zoom(), RackZoom::Lamp);
    shown.turnWheel(1, QPoint(200, 60), Qt::ControlModifier);
    QTest::keyClick(shown.rack.get(), Qt::Key_Plus, Qt::ControlModifier);
    QCOMPARE(shown.rack->zoom(), RackZoom::Size);
    QTest::keyClick(shown.rack.get(), Qt::Key_0, Qt::ControlModifier);
    QCOMPARE(shown.rack->zoom(), RackZoom::NameAndSize);
    QCOMPARE(changed.size(), 6);
}

QTEST_MAIN(RackViewInputTest)
#include "tst_view_input.moc"
