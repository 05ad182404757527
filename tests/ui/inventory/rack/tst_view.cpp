#include "tests/support/registered_test.h"
#include "tests/ui/inventory/rack/shown_rack.h"
#include "ui/inventory/table/table.h"
#include "ui/look/theme.h"

#include <QAction>
#include <QApplication>
#include <QElapsedTimer>
#include <QMenu>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QToolTip>

using namespace etherdeck;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

class RackViewTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase();

    void showsWhatTheFilterLetsThrough();
    void showsAddressesInOrderHoweverTheTableSorts();
    void tableAndRackSelectTheSame();
    void selectionStaysThroughUpdatesAndFilter();
    void scrollPositionStaysWhenShelvesComeInAbove();
    void zoomKeepsTheCurrentBayInSight();
    void zoomIsRemembered();
    void revealScrollsToTheTarget();
    void contextMenuHasTheActions();
    void toolTipTellsTheTarget();
    void textFromTheWireIsPlainInToolTips();
    void screenReadersHearTheCurrentBay();
    void aChangeFlashesOnceAndFades();
    void aCrowdDoesNotFlash();
    void everyStateIsDrawnDifferently();
    void tenThousandAreDrawnQuickly();
};

void RackViewTest::initTestCase() {
    QLocale::setDefault(QLocale::c());
    static Theme theme(*qApp);
    theme.apply(ThemeChoice::Light);
}

void RackViewTest::showsWhatTheFilterLetsThrough() {
    ShownRack shown;
    QCOMPARE(shown.rack->rackLayout().addresses().size(), 7U);
    shown.filter.setFilterText("plug-b");
    QCOMPARE(shown.rack->rackLayout().addresses(), (std::vector<Address>{{1, 0}, {1, 1}}));
    shown.model.apply({{demo::target({{5, 0}, 1, "", "plug-b", 1})}, {{1, 0}}});
    QCOMPARE(shown.rack->rackLayout().addresses(), (std::vector<Address>{{1, 1}, {5, 0}}));
    shown.filter.setFilterText({});
    QCOMPARE(shown.rack->rackLayout().addresses().size(), 7U);
}

void RackViewTest::showsAddressesInOrderHoweverTheTableSorts() {
    ShownRack shown;
    const auto before = shown.rack->rackLayout().addresses();
    shown.filter.sort(TargetModel::SizeColumn, Qt::DescendingOrder);
    shown.model.apply({{demo::target({{0, 9}, 90'000, "", "x", 1})}, {{0, 0}}});
    const auto after = shown.rack->rackLayout().addresses();
    QVERIFY(std::is_sorted(after.begin(), after.end()));
    QCOMPARE(after.size(), before.size());
}

void RackViewTest::tableAndRackSelectTheSame() {
    ShownRack shown;
    TargetTable table(shown.filter, shown.selection);
    shown.click({1, 0});
    shown.click({7, 3}, Qt::ControlModifier);
    QCOMPARE(table.selectedAddressesText(), "e1.0\ne7.3");
    table.reveal({0, 2});
    QCOMPARE(shown.selected(), "e0.2");
    shown.rack->setFocus();
    shown.key(Qt::Key_Left);
    QCOMPARE(table.selectedAddressesText(), "e0.1");
    QCOMPARE(table.currentIndex().data(TargetModel::AddressRole).value<Address>(), Address(0, 1));
}

void RackViewTest::selectionStaysThroughUpdatesAndFilter() {
    ShownRack shown;
    shown.click({1, 0});
    shown.click({7, 3}, Qt::ControlModifier);
    auto changed = demo::home()[3];
    changed.paths.front().configString = "aaa";
    shown.model.apply({{demo::target({{0, 5}, 1, "", "h", 1}), changed}, {{0, 0}}});
    QCOMPARE(shown.selected(), "e1.0 e7.3");
    shown.filter.setFilterText("plug-a");
    QCOMPARE(shown.selected(), "e1.0 e7.3");
    shown.filter.setFilterText("plug-c");
    shown.click({7, 12}, Qt::ControlModifier);
    QCOMPARE(shown.selected(), "e7.3 e7.12");
}

void RackViewTest::scrollPositionStaysWhenShelvesComeInAbove() {
    auto later = demo::rack(480);
    const std::vector<discovery::Target> earlier(later.begin(), later.begin() + 160);
    later.erase(later.begin(), later.begin() + 160);
    ShownRack shown(later);
    shown.rack->verticalScrollBar()->setValue(1003);
    const QRect before = shown.rack->bayRect({18, 3});
    QVERIFY(!before.isEmpty());
    shown.model.apply({earlier, {}});
    QCOMPARE(shown.rack->bayRect({18, 3}), before);
    shown.model.apply({{}, {{0, 0}, {0, 1}, {0, 2}, {3, 0}}});
    QCOMPARE(shown.rack->bayRect({18, 3}), before);
}

void RackViewTest::zoomKeepsTheCurrentBayInSight() {
    ShownRack shown(demo::rack(1600));
    shown.rack->reveal({50, 5});
    for (const auto zoom : {RackZoom::Lamp, RackZoom::Size, RackZoom::Slot, RackZoom::NameAndSize}) {
        shown.rack->setZoom(zoom);
        QVERIFY(shown.isInSight({50, 5}));
    }
}

void RackViewTest::zoomIsRemembered() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
    ShownRack first;
    first.rack->setZoom(RackZoom::Slot);
    first.rack->saveLayout(settings);
    ShownRack second;
    second.rack->restoreLayout(settings);
    QCOMPARE(second.rack->zoom(), RackZoom::Slot);
    for (const QVariant& broken : {QVariant("big"), QVariant(17), QVariant(-1)}) {
        settings.setValue("inventory/rack-zoom", broken);
        second.rack->restoreLayout(settings);
        QCOMPARE(second.rack->zoom(), RackZoom::Slot);
    }
}

void RackViewTest::revealScrollsToTheTarget() {
    ShownRack shown(demo::rack(800));
    QVERIFY(!shown.isInSight({40, 2}));
    shown.rack->reveal({40, 2});
    QVERIFY(shown.isInSight({40, 2}));
    QCOMPARE(shown.selected(), "e40.2");
    shown.rack->reveal({999, 2});
    QCOMPARE(shown.selected(), "e40.2");
}

void RackViewTest::contextMenuHasTheActions() {
    ShownRack shown;
    QAction action("Copy");
    shown.rack->addAction(&action);
    const auto ask = [&](QContextMenuEvent::Reason reason, Address address) {
        QContextMenuEvent event(reason, shown.at(address),
                                shown.rack->viewport()->mapToGlobal(shown.at(address)));
        QWidget* receiver = reason == QContextMenuEvent::Mouse ? shown.rack->viewport() : shown.rack.get();
        QApplication::sendEvent(receiver, &event);
        auto* menu = shown.rack->findChild<QMenu*>();
        const bool isRight = menu != nullptr && menu->actions().contains(&action);
        delete menu;
        return isRight;
    };
    QVERIFY(!ask(QContextMenuEvent::Keyboard, {0, 0}));
    QTest::mouseClick(shown.rack->viewport(), Qt::RightButton, {}, shown.at({1, 1}));
    delete shown.rack->findChild<QMenu*>();
    QCOMPARE(shown.selected(), "e1.1");
    QVERIFY(ask(QContextMenuEvent::Mouse, {1, 1}));
    QVERIFY(ask(QContextMenuEvent::Keyboard, {1, 1}));
}

void RackViewTest::toolTipTellsTheTarget() {
    ShownRack shown;
    shown.model.setLinks({demo::link("san0")});
    shown.model.setNaming({[](const discovery::Target&) { return QString("Photos"); }, {}});
    const auto toolTip = [&](QPoint point) {
        QHelpEvent event(QEvent::ToolTip, point, shown.rack->viewport()->mapToGlobal(point));
        QApplication::sendEvent(shown.rack->viewport(), &event);
        return QToolTip::text();
    };
    const QString text = toolTip(shown.at({1, 0}));
    for (const auto* part :
         {"e1.0", "Photos", "2.0 TB", "It answers.", "backup", "02:25:31:0a:00:02 on san0"})
        QVERIFY2(text.contains(part), part);
    const auto& layout = shown.rack->rackLayout();
    QVERIFY(toolTip(layout.cells(layout.shelves()[2])[4].rect.center()).contains("empty"));
    shown.filter.setFilterText("plug-c");
    QVERIFY(!toolTip(shown.rack->rackLayout().cells(shown.rack->rackLayout().shelves()[0])[1].rect.center())
                 .contains("empty"));
    shown.filter.setFilterText({});
}

void RackViewTest::textFromTheWireIsPlainInToolTips() {
    ShownRack shown({demo::target({{0, 0}, 1, "<b>x</b>", "<i>", 1})});
    QHelpEvent event(QEvent::ToolTip, shown.at({0, 0}),
                     shown.rack->viewport()->mapToGlobal(shown.at({0, 0})));
    QApplication::sendEvent(shown.rack->viewport(), &event);
    QVERIFY(QToolTip::text().contains("&lt;b&gt;"));
    QVERIFY(!QToolTip::text().contains("<b>"));
}

void RackViewTest::screenReadersHearTheCurrentBay() {
    ShownRack shown;
    QVERIFY(!shown.rack->accessibleName().isEmpty());
    shown.click({1, 0});
    QVERIFY(shown.rack->accessibleDescription().contains("e1.0"));
    QVERIFY(shown.rack->accessibleDescription().contains("2.0 TB"));
    QVERIFY(shown.rack->accessibleDescription().contains("Up"));
    shown.key(Qt::Key_Right);
    QVERIFY(shown.rack->accessibleDescription().contains("e1.1"));
}

void RackViewTest::aChangeFlashesOnceAndFades() {
    ShownRack shown;
    const QImage before = shown.bay({0, 2});
    auto target = demo::home()[2];
    target.paths.push_back(demo::path({{0, 2}, 4, "", "plug-a", 9}));
    shown.model.apply({{target}, {}});
    QVERIFY(shown.bay({0, 2}) != before);
    QTRY_VERIFY_WITH_TIMEOUT(shown.bay({0, 2}) == before, 10'000);
}

void RackViewTest::aCrowdDoesNotFlash() {
    ShownRack shown(demo::rack(200));
    auto targets = demo::rack(200);
    for (auto& target : targets)
        target.paths.push_back(demo::path({target.address, 4, "", "plug-a", 0xf9}));
    shown.model.apply({targets, {}});
    const QImage before = shown.bay({0, 2});
    shown.model.apply({demo::rack(200), {}});
    QVERIFY(shown.bay({0, 2}) == before);
}

void RackViewTest::everyStateIsDrawnDifferently() {
    std::vector<discovery::Target> alike;
    for (int slot = 0; slot < 5; ++slot)
        alike.push_back(demo::target({{0, 7}, 500, "", "plug-a", 1}));
    for (int slot = 0; slot < 5; ++slot)
        alike[static_cast<std::size_t>(slot)].address = Address(static_cast<std::uint16_t>(slot), 7);
    demo::makeConflict(alike[1]);
    demo::makeVanished(alike[2], 60s);
    alike[3].paths.front().masks->push_back(demo::mac(9));
    alike[4].paths.front().configString = "mine";
    for (const auto zoom : {RackZoom::NameAndSize, RackZoom::Size, RackZoom::Slot}) {
        ShownRack shown(alike, {900, 700});
        shown.rack->setZoom(zoom);
        std::vector<QImage> pictures;
        for (std::uint16_t shelf = 0; shelf < 5; ++shelf) {
            const QImage picture = shown.bay({shelf, 7});
            for (const QImage& other : pictures)
                QVERIFY(picture != other);
            pictures.push_back(picture);
        }
        const QImage before = pictures.front();
        shown.selection.set({{0, 7}}, std::nullopt);
        const QImage selected = shown.bay({0, 7});
        QVERIFY(selected != before);
        shown.selection.set({{0, 7}}, Address(0, 7));
        QVERIFY(shown.rack->hasFocus());
        const QRect around = shown.rack->bayRect({0, 7}).adjusted(-3, -3, 3, 3);
        const QImage focused = shown.rack->viewport()->grab(around).toImage();
        shown.rack->clearFocus();
        QVERIFY(shown.rack->viewport()->grab(around).toImage() != focused);
    }
}

void RackViewTest::tenThousandAreDrawnQuickly() {
    ShownRack shown({}, {1600, 1200});
    shown.rack->setZoom(RackZoom::Lamp);
    QElapsedTimer timer;
    timer.start();
    shown.model.apply({demo::rack(10'000), {}});
    const QImage picture = shown.rack->viewport()->grab().toImage();
    const auto elapsed = timer.elapsed();
    QCOMPARE(shown.rack->rackLayout().addresses().size(), 10'000U);
    // All of them at once, the last one too.
    QVERIFY(shown.isInSight({624, 15}));
    const QColor lamp = picture.pixelColor(shown.at({624, 15}));
    QCOMPARE(lamp, theme::state(StateColor::Good, shown.rack->palette()));
    qInfo("10,000 bays inserted and drawn in %lld ms", static_cast<long long>(elapsed));
    QVERIFY(elapsed < 5'000); // some 60 ms; sanitizers and busy machines need room
}

QTEST_MAIN(RackViewTest)
#include "tst_view.moc"
