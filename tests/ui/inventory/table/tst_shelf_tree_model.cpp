#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"
#include "ui/inventory/table/shelf_tree_model.h"
#include "ui/inventory/table/tree.h"
#include "ui/inventory/targets/selection.h"

#include <QAbstractItemModelTester>
#include <QHeaderView>
#include <QScrollBar>
#include <QSettings>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <map>
#include <random>

using namespace etherdeck;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

class ShelfTreeModelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void groupsTargetsByShelf();
    void opensTheFirstThousandShelvesByItself();
    void aShelfSumsUpItsTargets();
    void tellsInsertsInTheirShelf();
    void oneRunOverManyShelves();
    void removalsReachOverShelves();
    void changesAreToldOfTargetAndShelf();
    void survivesRandomChanges();
    void sortsInsideTheShelves();
    void filtersByWordsAndKeepsTheShelf();
    void rowsThatComeBelowAHiddenShelfShowLater();
    void namesOfShelvesAreFound();
    void shelvesAreOpenUntilClosed();
    void closedShelvesAreRemembered();
    void keysOpenAndCloseAShelf();
    void scrollPositionStaysWhenRowsComeInAbove();
    void copiesColumnsAsShown();
};

namespace {

using Column = TargetModel::Column;

QString text(const QAbstractItemModel& model, const QModelIndex& parent, int row, int column = 0) {
    return model.index(row, column, parent).data().toString();
}

/// "0: e0.0 e0.1 | 7: e7.3"
QString outline(const QAbstractItemModel& model) {
    QStringList shelves;
    for (int shelf = 0; shelf < model.rowCount(); ++shelf) {
        const QModelIndex parent = model.index(shelf, 0);
        QStringList words{parent.data().toString().section(' ', 1) + ':'};
        for (int row = 0; row < model.rowCount(parent); ++row)
            words << text(model, parent, row);
        shelves << words.join(' ');
    }
    return shelves.join(" | ");
}

discovery::Target plain(Address address, const std::string& config = {}) {
    return demo::target({address, 500, config, "plug-a", 1});
}

TargetFilterModel& following(TargetFilterModel& filter, TargetModel& targets) {
    filter.setSourceModel(&targets);
    return filter;
}

/// All models, each checked for keeping to the rules of models.
struct Checked {
    TargetModel targets;
    TargetFilterModel matching;
    ShelfTreeModel tree{following(matching, targets)};
    ShelfSortModel shown;
    QAbstractItemModelTester treeTester{&tree, QAbstractItemModelTester::FailureReportingMode::QtTest};
    QAbstractItemModelTester shownTester{&shown, QAbstractItemModelTester::FailureReportingMode::QtTest};

    Checked() { shown.setSourceModel(&tree); }
};

struct View {
    TargetModel targets;
    TargetSelection selection;
    TargetTree tree{targets, selection};

    explicit View(std::vector<discovery::Target> list = demo::home()) {
        targets.apply({std::move(list), {}});
        tree.resize(900, 300);
        tree.show();
    }
    [[nodiscard]] QModelIndex shelf(int row) const { return tree.model()->index(row, 0); }
};

} // namespace

void ShelfTreeModelTest::opensTheFirstThousandShelvesByItself() {
    View view(std::vector<discovery::Target>{});
    constexpr int shelves = 3000;
    for (std::uint16_t first = 1; first < shelves; first += 500) {
        std::vector<discovery::Target> some(500);
        for (std::uint16_t i = 0; i < some.size(); ++i) {
            some[i].address = {static_cast<std::uint16_t>(first + i), 0};
            some[i].paths.resize(1);
        }
        view.targets.apply({std::move(some), {}});
    }
    QCOMPARE(view.tree.model()->rowCount(), shelves);
    int open = 0;
    for (int row = 0; row < shelves; ++row)
        open += view.tree.isExpanded(view.shelf(row)) ? 1 : 0;
    QCOMPARE(open, 1000);
    view.tree.reveal({2500, 0});
    QVERIFY(view.tree.isExpanded(view.shelf(2499)));
}

void ShelfTreeModelTest::groupsTargetsByShelf() {
    Checked checked;
    checked.targets.apply({demo::home(), {}});
    QCOMPARE(outline(checked.tree), "0: e0.0 e0.1 e0.2 | 1: e1.0 e1.1 | 7: e7.3 e7.12");
    QCOMPARE(checked.tree.indexOf({7, 12}).parent(), checked.tree.index(2, 0));
    QCOMPARE(checked.matching.mapToSource(checked.tree.mapToSource(checked.tree.indexOf({7, 3}))),
             checked.targets.indexOf({7, 3}));
    QCOMPARE(checked.tree.shelfNumber(checked.tree.index(2, 0)), std::optional<std::uint16_t>(7));
    QVERIFY(!checked.tree.shelfNumber(checked.tree.indexOf({7, 3})));
    QVERIFY(!checked.tree.indexOf({7, 4}).isValid());
    QCOMPARE(checked.tree.shelfIndex(1), checked.tree.index(1, 0));
    QVERIFY(!checked.tree.shelfIndex(2).isValid());
    QCOMPARE(checked.tree.headerData(Column::NameColumn, Qt::Horizontal).toString(), "Name");
}

void ShelfTreeModelTest::aShelfSumsUpItsTargets() {
    Checked checked;
    checked.targets.setNaming(
        {{}, [](std::uint16_t shelf) { return shelf == 7 ? QString("Attic") : QString(); }});
    auto targets = demo::home();
    demo::makeVanished(targets[2], 10s);
    demo::makeConflict(targets[1]);
    targets.push_back(plain({9, 0}));
    checked.targets.apply({targets, {}});
    const auto shelf = [&](int row, int column) { return text(checked.tree, {}, row, column); };
    QCOMPARE(shelf(0, Column::AddressColumn), "Shelf 0");
    QCOMPARE(shelf(0, Column::NameColumn), "3 targets");
    QCOMPARE(shelf(0, Column::StateColumn), "Conflict");
    QCOMPARE(shelf(0, Column::SizeColumn), "504.0 GB"); // without those in conflict, which have no one size
    QCOMPARE(shelf(2, Column::NameColumn), "Attic · 2 targets");
    QCOMPARE(shelf(2, Column::StateColumn), "Up");
    QCOMPARE(shelf(3, Column::NameColumn), "1 target");
    QVERIFY(!checked.tree.index(0, 0).data(TargetModel::AddressRole).isValid());
}

void ShelfTreeModelTest::tellsInsertsInTheirShelf() {
    Checked checked;
    checked.targets.apply({{plain({1, 2}), plain({1, 6}), plain({3, 3})}, {}});
    const QPersistentModelIndex kept = checked.tree.indexOf({1, 6});
    const QSignalSpy inserted(&checked.tree, &QAbstractItemModel::rowsInserted);
    checked.targets.apply({{plain({1, 0})}, {}});
    checked.targets.apply({{plain({1, 4})}, {}});
    checked.targets.apply({{plain({1, 8})}, {}});
    checked.targets.apply({{plain({2, 0})}, {}});
    QCOMPARE(inserted.size(), 4);
    QCOMPARE(inserted[0][1].toInt(), 0);
    QCOMPARE(inserted[1][1].toInt(), 2);
    QCOMPARE(inserted[2][1].toInt(), 4);
    QVERIFY(!inserted[3][0].toModelIndex().isValid());
    QCOMPARE(kept.data().toString(), "e1.6");
    QCOMPARE(outline(checked.tree), "1: e1.0 e1.2 e1.4 e1.6 e1.8 | 2: e2.0 | 3: e3.3");
}

void ShelfTreeModelTest::oneRunOverManyShelves() {
    Checked checked;
    checked.targets.apply({{plain({1, 0}), plain({4, 9})}, {}});
    const QPersistentModelIndex kept = checked.tree.indexOf({4, 9});
    checked.targets.apply({{plain({1, 1}), plain({1, 2}), plain({2, 0}), plain({3, 5}), plain({4, 1})}, {}});
    QCOMPARE(outline(checked.tree), "1: e1.0 e1.1 e1.2 | 2: e2.0 | 3: e3.5 | 4: e4.1 e4.9");
    QCOMPARE(kept.data().toString(), "e4.9");
}

void ShelfTreeModelTest::removalsReachOverShelves() {
    Checked checked;
    checked.targets.apply({demo::rack(64), {}});
    const QPersistentModelIndex kept = checked.tree.indexOf({3, 15});
    std::vector<Address> gone;
    for (int i = 10; i < 50; ++i)
        gone.emplace_back(static_cast<std::uint16_t>(i / 16), static_cast<std::uint8_t>(i % 16));
    checked.targets.apply({{}, gone});
    QCOMPARE(checked.tree.rowCount(), 2);
    QCOMPARE(checked.tree.rowCount(checked.tree.index(0, 0)), 10);
    QCOMPARE(checked.tree.rowCount(checked.tree.index(1, 0)), 14);
    QCOMPARE(kept.data().toString(), "e3.15");
    QCOMPARE(kept.row(), 13);
}

void ShelfTreeModelTest::changesAreToldOfTargetAndShelf() {
    Checked checked;
    checked.targets.apply({demo::home(), {}});
    const QSignalSpy changed(&checked.tree, &QAbstractItemModel::dataChanged);
    auto target = demo::home()[5];
    demo::makeVanished(target, 1s);
    checked.targets.apply({{target}, {}});
    QCOMPARE(changed.size(), 2);
    QCOMPARE(changed[0][0].toModelIndex().siblingAtColumn(0), checked.tree.indexOf({7, 3}));
    QCOMPARE(changed[1][0].toModelIndex(), checked.tree.index(2, 0));
    QCOMPARE(text(checked.tree, {}, 2, Column::StateColumn), "Vanished");
}

void ShelfTreeModelTest::survivesRandomChanges() {
    Checked checked;
    std::map<Address, QString> expected;
    std::map<Address, QPersistentModelIndex> kept;
    std::mt19937 random(11);
    QString filter;
    const auto isShown = [&filter](const auto& entry) {
        return filter.isEmpty() || entry.first.shelf() == 1;
    };
    for (int round = 0; round < 80; ++round) {
        std::map<Address, discovery::Target> updated;
        InventoryChange change;
        const auto size = 1 + random() % 30;
        const auto removals = random() % 4;
        for (std::size_t i = 0; i < size; ++i) {
            const Address address(static_cast<std::uint16_t>(random() % 5),
                                  static_cast<std::uint8_t>(random() % 8));
            if (random() % 4 < removals && !updated.contains(address)) {
                change.removed.push_back(address);
                expected.erase(address);
                continue;
            }
            std::erase(change.removed, address);
            updated[address] = plain(address, std::to_string(random() % 5));
            expected[address] = QString::fromStdString(updated[address].paths.front().configString);
        }
        for (auto& [address, target] : updated)
            change.updated.push_back(target);
        checked.targets.apply(change);
        if (round % 9 == 3)
            checked.matching.setFilterText(filter = round % 2 == 0 ? "e1." : "");
        if (round % 7 == 2)
            checked.shown.sort(Column::ConfigStringColumn,
                               round % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);

        std::size_t count = 0;
        for (int shelf = 0; shelf < checked.tree.rowCount(); ++shelf) {
            const int children = checked.tree.rowCount(checked.tree.index(shelf, 0));
            QVERIFY(children > 0);
            count += static_cast<std::size_t>(children);
        }
        QCOMPARE(count, static_cast<std::size_t>(std::count_if(expected.begin(), expected.end(), isShown)));
        for (const auto& entry : expected) {
            const auto& [address, config] = entry;
            const QModelIndex index = checked.tree.indexOf(address);
            QCOMPARE(index.isValid(), isShown(entry));
            if (!isShown(entry))
                continue;
            QCOMPARE(index.siblingAtColumn(Column::ConfigStringColumn).data().toString(), config);
            if (const auto was = kept.find(address); was != kept.end() && was->second.isValid())
                QCOMPARE(QModelIndex(was->second), index);
            kept[address] = index;
        }
        std::erase_if(kept, [&](const auto& entry) { return !expected.contains(entry.first); });
    }
}

void ShelfTreeModelTest::sortsInsideTheShelves() {
    Checked checked;
    checked.targets.apply({demo::home(), {}});
    checked.shown.sort(Column::SizeColumn, Qt::DescendingOrder);
    QCOMPARE(outline(checked.shown), "0: e0.1 e0.0 e0.2 | 1: e1.0 e1.1 | 7: e7.12 e7.3");
    checked.shown.sort(Column::SizeColumn, Qt::AscendingOrder);
    QCOMPARE(outline(checked.shown), "0: e0.2 e0.0 e0.1 | 1: e1.1 e1.0 | 7: e7.3 e7.12");
    checked.shown.sort(Column::AddressColumn, Qt::DescendingOrder);
    QCOMPARE(outline(checked.shown), "7: e7.12 e7.3 | 1: e1.1 e1.0 | 0: e0.2 e0.1 e0.0");
}

void ShelfTreeModelTest::filtersByWordsAndKeepsTheShelf() {
    Checked checked;
    checked.shown.sort(Column::AddressColumn);
    checked.targets.apply({demo::home(), {}});
    checked.matching.setFilterText("plug-c NAS");
    QCOMPARE(outline(checked.shown), "7: e7.3");
    checked.targets.apply({{plain({0, 9}, "nas"), plain({3, 0})}, {}});
    QCOMPARE(outline(checked.shown), "7: e7.3");
    checked.matching.setFilterText("nas");
    QCOMPARE(outline(checked.shown), "0: e0.9 | 7: e7.3");
    checked.targets.apply({{plain({0, 9}, "other"), plain({3, 0}, "nas 2")}, {}});
    QCOMPARE(outline(checked.shown), "3: e3.0 | 7: e7.3");
    checked.matching.setFilterText("shelf");
    QCOMPARE(outline(checked.shown), "");
}

void ShelfTreeModelTest::rowsThatComeBelowAHiddenShelfShowLater() {
    Checked checked;
    checked.shown.sort(Column::AddressColumn);
    checked.targets.apply({{plain({0, 0}), plain({7, 3}, "nas")}, {}});
    checked.matching.setFilterText("nas");
    checked.targets.apply({{plain({0, 1})}, {}});
    // The update hides shelf 7 as well; what comes to it meanwhile must not be lost.
    checked.targets.apply({{plain({7, 3}, "other")}, {}});
    QCOMPARE(outline(checked.shown), "");
    checked.targets.apply({{plain({7, 4}), plain({7, 5}, "nas")}, {}});
    QCOMPARE(outline(checked.shown), "7: e7.5");
    checked.matching.setFilterText({});
    QCOMPARE(outline(checked.shown), "0: e0.0 e0.1 | 7: e7.3 e7.4 e7.5");
}

void ShelfTreeModelTest::namesOfShelvesAreFound() {
    Checked checked;
    checked.targets.setNaming(
        {{}, [](std::uint16_t shelf) { return shelf == 1 ? QString("Attic") : QString(); }});
    checked.targets.apply({demo::home(), {}});
    checked.matching.setFilterText("attic");
    QCOMPARE(outline(checked.shown), "1: e1.0 e1.1");
}

void ShelfTreeModelTest::shelvesAreOpenUntilClosed() {
    View view;
    QVERIFY(view.tree.isExpanded(view.shelf(0)));
    view.tree.collapse(view.shelf(0));
    view.tree.setFilterText("plug-c");
    view.tree.setFilterText({});
    QVERIFY(!view.tree.isExpanded(view.shelf(0)));
    QVERIFY(view.tree.isExpanded(view.shelf(1)));
    view.targets.apply({{plain({4, 0})}, {}});
    QVERIFY(view.tree.isExpanded(view.shelf(2)));
    view.tree.reveal({0, 1});
    QVERIFY(view.tree.isExpanded(view.shelf(0)));
}

void ShelfTreeModelTest::closedShelvesAreRemembered() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
    {
        View view;
        view.tree.collapse(view.shelf(1));
        view.tree.setColumnWidth(Column::ModelColumn, 321);
        view.tree.sortByColumn(Column::SizeColumn, Qt::DescendingOrder);
        view.tree.saveLayout(settings);
    }
    View view;
    view.tree.restoreLayout(settings);
    QVERIFY(view.tree.isExpanded(view.shelf(0)));
    QVERIFY(!view.tree.isExpanded(view.shelf(1)));
    QCOMPARE(view.tree.columnWidth(Column::ModelColumn), 321);
    QCOMPARE(text(*view.tree.model(), view.shelf(0), 0), "e0.1");
    settings.setValue("inventory/closed-shelves", QStringList{"x", "-1", "99999", "7"});
    view.tree.restoreLayout(settings);
    QVERIFY(view.tree.isExpanded(view.shelf(1)));
    QVERIFY(!view.tree.isExpanded(view.shelf(2)));
}

void ShelfTreeModelTest::keysOpenAndCloseAShelf() {
    View view;
    view.tree.activateWindow();
    QVERIFY(QTest::qWaitForWindowActive(&view.tree));
    view.tree.reveal({0, 1});
    QTest::keyClick(&view.tree, Qt::Key_Left);
    QCOMPARE(view.tree.currentIndex(), view.shelf(0));
    QTest::keyClick(&view.tree, Qt::Key_Left);
    QVERIFY(!view.tree.isExpanded(view.shelf(0)));
    QTest::keyClick(&view.tree, Qt::Key_Right);
    QVERIFY(view.tree.isExpanded(view.shelf(0)));
    QTest::keyClick(&view.tree, Qt::Key_Down);
    QCOMPARE(view.selection.current(), std::optional(Address(0, 0)));
    QCOMPARE(view.tree.selectedAddressesText(), "e0.0");
}

void ShelfTreeModelTest::scrollPositionStaysWhenRowsComeInAbove() {
    auto later = demo::rack(200);
    const std::vector<discovery::Target> earlier(later.begin(), later.begin() + 50);
    later.erase(later.begin(), later.begin() + 50);
    View view(later);
    view.tree.verticalScrollBar()->setValue(1003);
    const auto top = [&] { return view.tree.indexAt(QPoint(0, 0)).data().toString(); };
    const QString before = top();
    view.tree.keepingPlace([&] { view.targets.apply({earlier, {}}); });
    QCOMPARE(top(), before);
    view.tree.keepingPlace([&] { view.targets.apply({{}, {{0, 0}, {0, 1}, {0, 2}}}); });
    QCOMPARE(top(), before);
}

void ShelfTreeModelTest::copiesColumnsAsShown() {
    View view;
    view.selection.set({{7, 3}, {1, 0}}, Address(1, 0));
    for (int column = Column::ModelColumn; column < Column::ColumnCount; ++column)
        view.tree.setColumnHidden(column, true);
    view.tree.header()->moveSection(Column::SizeColumn, 1);
    QCOMPARE(view.tree.selectedText(), "e1.0\t2.0 TB\t\tUp\ne7.3\t1.0 TB\t\tUp");
}

QTEST_MAIN(ShelfTreeModelTest)
#include "tst_shelf_tree_model.moc"
