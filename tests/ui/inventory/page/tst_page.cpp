#include "tests/support/registered_test.h"
#include "tests/ui/inventory/page/shown_page.h"
#include "ui/inventory/detail/pane.h"
#include "ui/widgets/fact_group.h"

#include <QAction>
#include <QClipboard>
#include <QGuiApplication>
#include <QHeaderView>
#include <QMenu>
#include <QScrollBar>
#include <QSplitter>
#include <QTemporaryDir>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;
using namespace std::chrono_literals;
using State = LinkStatus::State;

class InventoryPageTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void showsEachEmptyPlaceForItsFacts();
    void emptyPlacesLeadOn();
    void keepsTheFocusedButtonWhileFiguresChange();
    void bannerComesAndGoesWithTheConflict();
    void bannerTellsAPossibleConflictUntilItIsDecided();
    void bannerShowsTheConflictEvenWhenFiltered();
    void oneKeyGoesThroughAllConflicts();
    void oneKeyLooksAtWhatIsOnADisk();
    void asksForEventsOfTheSelectedTarget();
    void setsTheDetailsOnceForAChange();
    void selectionStaysThroughUpdatesSortAndFilter();
    void aNewSelectionForgetsTheHiddenOne();
    void scrollPositionStaysWhenRowsComeInAbove();
    void copiesSelectedRowsAsShown();
    void detailsGoBelowInANarrowWindow();
    void detailsTakeNoRoomWhileNothingIsSelected();
    void severalAreClaimedAtOnceAndNamedOneByOne();
    void filtersByWhatTheSelectedTargetHas();
    void anExportSaysWhereItIs();
    void findAndEscapeWorkByKeyboard();
    void whatDoesNotAnswerCanBeRemoved();
    void discoveringShowsUntilItSettles();
    void discoveringDoesNotStickWhenTheLinkGoes();
};

void InventoryPageTest::showsEachEmptyPlaceForItsFacts() {
    ShownPage shown;
    QVERIFY(shown.says("No interface chosen"));
    QVERIFY(!shown.table->isVisible());

    shown.page.setLinks({demo::link("san0", State::Starting)});
    QVERIFY(shown.says("Looking for targets"));

    LinkStatus denied = demo::link("san0", State::Failed);
    denied.error = Error{ErrorCode::PermissionDenied, {}, 0};
    shown.page.setLinks({denied});
    QVERIFY(shown.says("Etherdeck may not listen on san0"));
    const auto lines = shown.page.findChildren<QLineEdit*>();
    QVERIFY(std::any_of(lines.begin(), lines.end(), [](const QLineEdit* line) {
        return line->isVisible() && line->text() == "sudo setcap cap_net_raw+ep /opt/etherdeck-link";
    }));

    shown.page.setLinks({demo::link("san0", State::NoCarrier)});
    QVERIFY(shown.says("san0 carries no frames"));

    shown.page.setLinks({demo::link("san0")});
    QVERIFY(shown.says("Looking for targets"));
    shown.page.noteSettled();
    QVERIFY(shown.says("No target has answered on san0"));

    shown.page.apply({demo::home(), {}});
    QVERIFY(shown.table->isVisible());
    shown.filter->setText("tape");
    QVERIFY(shown.says("Nothing matches"));
    QVERIFY(!shown.table->isVisible());
}

void InventoryPageTest::emptyPlacesLeadOn() {
    ShownPage shown;
    shown.button("Choose interfaces")->click();
    QCOMPARE(shown.asked->interfaceChoices, 1);

    shown.page.setLinks({demo::link("san0", State::Failed)});
    shown.button("Try again")->click();
    QCOMPARE(shown.asked->retries, 1);

    shown.page.setLinks({demo::link("san0")});
    shown.page.noteSettled();
    shown.button("Discover again")->click();
    QCOMPARE(shown.asked->discoveries, 1);

    shown.page.apply({demo::home(), {}});
    shown.filter->setText("tape");
    shown.button("Clear filter")->click();
    QVERIFY(shown.filter->text().isEmpty());
    QVERIFY(shown.table->isVisible());
}

void InventoryPageTest::keepsTheFocusedButtonWhileFiguresChange() {
    ShownPage shown;
    QVERIFY(shown.isActive());
    LinkStatus link = demo::link("san0");
    shown.page.setLinks({link});
    shown.page.noteSettled();
    QPushButton* button = shown.button("Choose interfaces");
    button->setFocus();
    link.counters.sent += 1;
    shown.page.setLinks({link});
    QVERIFY(shown.says("65 times on san0"));
    QVERIFY(button->hasFocus());
}

void InventoryPageTest::bannerComesAndGoesWithTheConflict() {
    ShownPage shown;
    auto targets = demo::home();
    shown.fill(targets);
    QVERIFY(shown.banner() == nullptr);
    demo::makeConflict(targets[3]);
    shown.page.apply({{targets[3]}, {}});
    QVERIFY(shown.banner() != nullptr);
    QVERIFY(shown.banner()->message().title.startsWith("e1.0 answers from two boxes"));
    QVERIFY(shown.says("1 conflict"));
    shown.page.apply({{demo::home()[3]}, {}});
    QVERIFY(shown.banner() == nullptr);
    QVERIFY(!shown.says("conflict"));
}

void InventoryPageTest::bannerTellsAPossibleConflictUntilItIsDecided() {
    ShownPage shown;
    auto targets = demo::home();
    demo::makePossibleConflict(targets[3]);
    shown.fill(targets);
    QVERIFY(shown.banner() != nullptr);
    QCOMPARE(shown.banner()->message().title,
             "e1.0 answers from two boxes, and nothing proves that they hold the same disk");
    QCOMPARE(shown.banner()->message().lamp, Lamp::Doubt);
    QVERIFY(shown.banner()->message().text.contains("A partition table or a file system on it will tell."));
    QVERIFY(shown.says("1 possible conflict"));
    shown.button("Show both")->click();
    QCOMPARE(shown.selection(), "e1.0");
    demo::makeConflict(targets[0]); // what is proven comes first
    shown.page.apply({{targets[0]}, {}});
    QVERIFY(shown.banner()->message().title.startsWith("e0.0 answers from two boxes: "));
    shown.page.apply({{demo::home()[0], demo::home()[3]}, {}});
    QVERIFY(shown.banner() == nullptr);
}

void InventoryPageTest::bannerShowsTheConflictEvenWhenFiltered() {
    ShownPage shown;
    auto targets = demo::home();
    demo::makeConflict(targets[3]);
    shown.fill(targets);
    shown.filter->setText("e7.3");
    shown.button("Show both")->click();
    QCOMPARE(shown.selection(), "e1.0");
    QVERIFY(shown.filter->text().isEmpty());
}

void InventoryPageTest::oneKeyGoesThroughAllConflicts() {
    ShownPage shown;
    auto targets = demo::home();
    QVERIFY(!shown.page.actions().showConflict->isEnabled());
    demo::makeConflict(targets[1]);
    demo::makeConflict(targets[3]);
    shown.fill(targets);
    QStringList visited;
    for (int i = 0; i < 3; ++i) {
        shown.page.actions().showConflict->trigger();
        visited << shown.selection();
    }
    QCOMPARE(visited, (QStringList{"e0.1", "e1.0", "e0.1"}));
}

void InventoryPageTest::oneKeyLooksAtWhatIsOnADisk() {
    ShownPage shown;
    shown.fill(demo::home());
    const auto& peek = shown.asked->peeks;
    QAction* look = shown.page.actions().lookInside;
    QVERIFY(!look->isEnabled());
    shown.select({1, 0}, QItemSelectionModel::ClearAndSelect);
    look->trigger();
    QCOMPARE(peek.size(), std::size_t{1});
    QCOMPARE(peek[0].address, Address(1, 0));
    look->trigger(); // one is under way
    QCOMPARE(peek.size(), std::size_t{1});
    shown.select({7, 3}, QItemSelectionModel::Select);
    QVERIFY(!look->isEnabled());
}

void InventoryPageTest::asksForEventsOfTheSelectedTarget() {
    ShownPage shown;
    shown.fill(demo::home());
    auto& asked = shown.asked->eventsAsked;
    asked.clear();
    shown.select({1, 0}, QItemSelectionModel::ClearAndSelect);
    shown.select({7, 3}, QItemSelectionModel::ClearAndSelect);
    QCOMPARE(asked.size(), std::size_t{2});
    QCOMPARE(asked[1].query.address, std::optional(Address(7, 3)));
    QVERIFY(!asked[0].reply.isWanted());
    QVERIFY(asked[1].reply.isWanted());
    store::EventRecord event;
    event.address = Address(7, 3);
    event.kind = discovery::EventKind::CameBack;
    asked[1].reply.answer(std::vector{event});
    tests::FakeInventory::deliver();
    bool isTold = false;
    for (const auto* value : shown.page.findChildren<FactValue*>())
        isTold |= value->toPlainText().contains("e7.3 answers again");
    QVERIFY(isTold);
}

void InventoryPageTest::setsTheDetailsOnceForAChange() {
    ShownPage shown;
    shown.fill(demo::home());
    shown.select({1, 0}, QItemSelectionModel::ClearAndSelect);
    int times = 0; // each time it is asked for the condition once
    shown.page.findChild<DetailPane*>()->setConditionOf([&times](const discovery::Target& target) {
        ++times;
        return plainCondition(target);
    });
    const auto timesOf = [&times](auto change) {
        times = 0;
        change();
        return times;
    };
    auto changed = *shown.page.target({1, 0});
    changed.paths.front().configString = "other";
    QCOMPARE(timesOf([&] { shown.page.apply({{changed}, {}}); }), 1);
    QCOMPARE(timesOf([&] { shown.page.setNames({}); }), 1);
    QCOMPARE(timesOf([&] { shown.select({7, 3}, QItemSelectionModel::ClearAndSelect); }), 1);
    QCOMPARE(timesOf([&] { shown.page.noteHeard({{{7, 3}, changed.paths.front().key, Clock::now()}}); }), 1);
}

void InventoryPageTest::selectionStaysThroughUpdatesSortAndFilter() {
    ShownPage shown;
    shown.fill(demo::home());
    shown.select({1, 0}, QItemSelectionModel::ClearAndSelect);
    shown.select({7, 3}, QItemSelectionModel::Select);
    QCOMPARE(shown.selection(), "e1.0 e7.3");

    auto changed = demo::home()[3];
    changed.paths.front().configString = "aaa";
    shown.page.apply(
        {{demo::target({{0, 5}, 1, "", "h", 1}), changed, demo::target({{7, 0}, 1, "", "h", 1})}, {{0, 0}}});
    QCOMPARE(shown.selection(), "e1.0 e7.3");

    shown.table->sortByColumn(TargetModel::SizeColumn, Qt::DescendingOrder);
    QCOMPARE(shown.selection(), "e1.0 e7.3");
    QCOMPARE(shown.table->currentIndex().data(TargetModel::AddressRole).value<Address>(), Address(7, 3));

    shown.filter->setText("plug-c");
    QCOMPARE(shown.selection(), "e7.3");
    shown.filter->setText("plug-a");
    QCOMPARE(shown.selection(), "");
    shown.filter->clear();
    QCOMPARE(shown.selection(), "e1.0 e7.3");
}

void InventoryPageTest::aNewSelectionForgetsTheHiddenOne() {
    ShownPage shown;
    shown.fill(demo::home());
    shown.select({1, 0}, QItemSelectionModel::ClearAndSelect);
    shown.filter->setText("plug-c");
    shown.select({7, 12}, QItemSelectionModel::ClearAndSelect);
    shown.filter->clear();
    QCOMPARE(shown.selection(), "e7.12");
}

void InventoryPageTest::scrollPositionStaysWhenRowsComeInAbove() {
    ShownPage shown;
    auto later = demo::rack(200);
    const std::vector<discovery::Target> earlier(later.begin(), later.begin() + 50);
    later.erase(later.begin(), later.begin() + 50);
    shown.fill(later);
    shown.table->verticalScrollBar()->setValue(1003);
    const auto topAddress = [&] {
        return shown.table->indexAt(QPoint(0, 0)).data(TargetModel::AddressRole).value<Address>();
    };
    const Address before = topAddress();
    shown.page.apply({earlier, {}});
    QCOMPARE(topAddress(), before);
    shown.page.apply({{}, {{0, 0}, {0, 1}, {0, 2}}});
    QCOMPARE(topAddress(), before);
}

void InventoryPageTest::copiesSelectedRowsAsShown() {
    ShownPage shown;
    QVERIFY(!shown.page.actions().copy->isEnabled());
    shown.fill(demo::home());
    shown.select({7, 3}, QItemSelectionModel::ClearAndSelect);
    shown.select({1, 0}, QItemSelectionModel::Select);
    for (const auto column : {TargetModel::ModelColumn, TargetModel::LastSeenColumn, TargetModel::PathsColumn,
                              TargetModel::InterfaceColumn})
        shown.table->setColumnHidden(column, true);
    shown.table->horizontalHeader()->moveSection(TargetModel::SerialColumn, 1);
    QVERIFY(shown.page.actions().copy->isEnabled());
    shown.page.actions().copy->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), "e1.0\t1.0:plug-b\t\tUp\t2.0 TB\tbackup\n"
                                                   "e7.3\t7.3:plug-c\t\tUp\t1.0 TB\tnas.example pool 0");
    shown.page.actions().copyAddress->trigger();
    QCOMPARE(QGuiApplication::clipboard()->text(), "e1.0\ne7.3");
}

void InventoryPageTest::detailsGoBelowInANarrowWindow() {
    ShownPage shown;
    shown.fill(demo::home());
    shown.select({1, 0}, QItemSelectionModel::ClearAndSelect);
    const auto* detail = shown.page.findChild<DetailPane*>();
    const auto topOf = [&](const QWidget* part) { return part->mapTo(&shown.page, QPoint()).y(); };
    shown.page.resize(1100, 540);
    QTRY_COMPARE(topOf(detail), topOf(shown.table));
    const int beside = detail->width();
    shown.page.resize(690, 540); // in the window of 900x600
    QTRY_VERIFY(topOf(detail) >= topOf(shown.table) + shown.table->height());
    QVERIFY(shown.table->width() > 600);
    QVERIFY(shown.table->height() > detail->height());
    shown.page.resize(1100, 540);
    QTRY_COMPARE(topOf(detail), topOf(shown.table));
    QCOMPARE(detail->width(), beside);
}

void InventoryPageTest::detailsTakeNoRoomWhileNothingIsSelected() {
    ShownPage shown;
    shown.page.resize(1100, 540);
    shown.fill(demo::home());
    const auto* detail = shown.page.findChild<DetailPane*>();
    QVERIFY(!detail->isVisible());
    QVERIFY(shown.table->width() > 1000);
    shown.select({1, 0}, QItemSelectionModel::ClearAndSelect);
    QVERIFY(detail->isVisible());
    auto* split = shown.page.findChild<QSplitter*>();
    split->setSizes({700, 380});
    const int width = detail->width();
    shown.table->clearSelection();
    QVERIFY(!detail->isVisible());
    shown.select({7, 3}, QItemSelectionModel::ClearAndSelect);
    QVERIFY(detail->isVisible());
    QCOMPARE(detail->width(), width);
    shown.page.actions().showDetail->setChecked(false);
    QVERIFY(!detail->isVisible());
    shown.table->clearSelection();
    shown.select({7, 3}, QItemSelectionModel::ClearAndSelect);
    QVERIFY(!detail->isVisible()); // as the user wants it
}

void InventoryPageTest::severalAreClaimedAtOnceAndNamedOneByOne() {
    ShownPage shown;
    std::vector targets{demo::target({{7, 0}, 1, "", "h", 1}), demo::target({{7, 1}, 1, "", "h", 1}),
                        demo::target({{7, 2}, 1, "another", "h", 1}), demo::target({{8, 0}, 1, "", "h", 1})};
    shown.fill(targets);
    const auto& actions = shown.page.actions();
    QVERIFY(!actions.claim->isEnabled() && !actions.release->isEnabled());
    for (const auto& target : targets)
        shown.select(target.address, QItemSelectionModel::Select);
    QVERIFY(!actions.rename->isEnabled() && !actions.nameShelf->isEnabled() && !actions.tie->isEnabled());
    QVERIFY(actions.claim->isEnabled() && !actions.release->isEnabled());
    actions.claim->trigger();
    QCOMPARE(shown.asked->configs.size(), std::size_t{3}); // the other one is asked about alone
    for (std::size_t i = 0; i < 3; ++i)
        shown.asked->configs[i].reply.answer(
            ConfigOutcome{i == 2 ? ConfigOutcome::Kind::NotKept : ConfigOutcome::Kind::Done, {}, {}, {}});
    tests::FakeInventory::deliver();
    QVERIFY(shown.banner() != nullptr);
    QCOMPARE(shown.banner()->message().title, "2 of 3 targets are claimed");
    QVERIFY(shown.banner()->message().text.startsWith("e8.0 did not keep the string"));
    shown.select({7, 2}, QItemSelectionModel::ClearAndSelect);
    QVERIFY(actions.rename->isEnabled() && actions.claim->isEnabled() && actions.release->isEnabled());
    shown.select({7, 1}, QItemSelectionModel::Select);
    QVERIFY(actions.nameShelf->isEnabled()); // both are on it
}

void InventoryPageTest::filtersByWhatTheSelectedTargetHas() {
    ShownPage shown;
    shown.fill(demo::home());
    shown.select({7, 3}, QItemSelectionModel::ClearAndSelect);
    auto* menu = shown.page.actions().filterBy->menu();
    const auto choose = [&](const QString& start) {
        emit menu->aboutToShow();
        for (auto* action : menu->actions())
            if (action->text().startsWith(start))
                return action->trigger();
    };
    choose("Owner");
    QCOMPARE(shown.filter->text(), "owner:\"nas.example pool 0\"");
    QCOMPARE(shown.table->model()->rowCount(), 1);
    choose("Shelf 7");
    QCOMPARE(shown.filter->text(), "address:e7.");
    QVERIFY(shown.table->model()->rowCount() > 1);
    QVERIFY(shown.says(" of 7"));
    shown.page.actions().showInHistory->trigger();
    QVERIFY(shown.page.actions().showHistory->isChecked());
}

void InventoryPageTest::anExportSaysWhereItIs() {
    const QTemporaryDir folder;
    ShownPage shown;
    shown.fill(demo::home());
    shown.page.actions().targets->save(folder.filePath("inventory.csv"));
    QVERIFY(shown.banner() != nullptr);
    QCOMPARE(shown.banner()->message().text, folder.filePath("inventory.csv"));
    shown.button("Close")->click();
    QVERIFY(shown.banner() == nullptr);
}

void InventoryPageTest::findAndEscapeWorkByKeyboard() {
    ShownPage shown;
    QVERIFY(shown.isActive());
    shown.fill(demo::home());
    QCOMPARE(shown.page.actions().find->shortcut(), QKeySequence(QKeySequence::Find));
    QCOMPARE(shown.page.actions().discover->shortcut(), QKeySequence(Qt::Key_F5));
    shown.page.actions().find->trigger();
    QVERIFY(shown.filter->hasFocus());
    QTest::keyClicks(shown.filter, "plug-b");
    QCOMPARE(shown.table->model()->rowCount(), 2);
    QTest::keyClick(shown.filter, Qt::Key_Escape);
    QCOMPARE(shown.table->model()->rowCount(), 7);
    QTest::keyClick(shown.filter, Qt::Key_Down);
    QVERIFY(shown.table->hasFocus());
}

void InventoryPageTest::whatDoesNotAnswerCanBeRemoved() {
    ShownPage shown;
    const auto& forgotten = shown.asked->forgotten;
    auto targets = demo::home();
    demo::makeMissing(targets[0], 30h);
    demo::makeNotWatched(targets[1], 30h);
    demo::makeVanished(targets[2], 30h);
    shown.fill(targets);
    for (std::size_t i = 0; i < 4; ++i)
        shown.select(targets[i].address,
                     i == 0 ? QItemSelectionModel::ClearAndSelect : QItemSelectionModel::Select);
    shown.page.actions().remove->trigger();
    QCOMPARE(forgotten.size(), std::size_t{1}); // so that one undo brings them back
    QCOMPARE(forgotten[0].size(), std::size_t{3});
    shown.page.actions().removeAll->trigger(); // a closed interface says nothing of its targets
    QCOMPARE(forgotten.back().size(), std::size_t{2});
}

void InventoryPageTest::discoveringShowsUntilItSettles() {
    ShownPage shown;
    shown.fill(demo::home());
    shown.button("Discover")->click();
    QCOMPARE(shown.asked->discoveries, 1);
    QVERIFY(shown.says("Discovering · 7 targets"));
    shown.page.noteSettled();
    QVERIFY(!shown.says("Discovering"));
}

void InventoryPageTest::discoveringDoesNotStickWhenTheLinkGoes() {
    ShownPage shown;
    shown.fill(demo::home());
    shown.page.actions().discover->trigger();
    shown.page.setLinks({demo::link("san0", State::NoCarrier)});
    QVERIFY(!shown.says("Discovering"));
    shown.page.actions().discover->trigger();
    QVERIFY(!shown.says("Discovering"));
    shown.page.setLinks({demo::link("san0")});
    QVERIFY(shown.says("Discovering"));
}

QTEST_MAIN(InventoryPageTest)
#include "tst_page.moc"
