#include "tests/support/registered_test.h"
#include "tests/ui/support/demo_inventory.h"
#include "ui/inventory/table/filter_model.h"
#include "ui/inventory/table/table.h"
#include "ui/inventory/table/tree.h"
#include "ui/inventory/targets/model.h"
#include "ui/inventory/targets/selection.h"

#include <QSignalSpy>
#include <QTest>

#include <algorithm>
#include <random>
#include <set>

using namespace etherdeck;
using namespace etherdeck::ui;

class TargetSelectionTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void isSortedAndTellsOnlyDifferences();
    void forgetsTargetsThatLeaveTheInventory();
    void tableAndTreeFollowIt();
    void itFollowsTableAndTree();
    void theFilterHidesButDoesNotForget();
    void aLiveUpdateThatHidesDoesNotForget();
    void aChoiceInSightForgetsTheHidden();
    void shelvesAreNoTargets();
    void aTargetThatComesIntoSightIsSelectedAgain();
    void aTargetBetweenSelectedOnesIsNotSelected();
    void survivesRandomChanges();
    void selectingTenThousandIsQuick();
};

namespace {

struct Shown {
    TargetModel model;
    TargetFilterModel filter;
    TargetSelection selection;
    std::unique_ptr<TargetTable> table;
    std::unique_ptr<TargetTree> tree;

    explicit Shown(std::vector<discovery::Target> targets = demo::home()) {
        filter.setSourceModel(&model);
        selection.follow(model);
        table = std::make_unique<TargetTable>(filter, selection);
        tree = std::make_unique<TargetTree>(model, selection);
        model.apply({std::move(targets), {}});
    }
    void setFilterText(const QString& text) const {
        table->setFilterText(text);
        tree->setFilterText(text);
    }
    [[nodiscard]] QString all() const {
        QStringList list;
        for (const Address address : selection.addresses())
            list << QString::fromStdString(address.toString());
        return list.join(' ');
    }
    [[nodiscard]] QString inTable() const { return table->selectedAddressesText().replace('\n', ' '); }
    [[nodiscard]] QString inTree() const { return tree->selectedAddressesText().replace('\n', ' '); }
    void selectRow(int row, QItemSelectionModel::SelectionFlag how) const {
        table->selectionModel()->setCurrentIndex(filter.index(row, 0), how | QItemSelectionModel::Rows);
    }
};

} // namespace

void TargetSelectionTest::isSortedAndTellsOnlyDifferences() {
    TargetSelection selection;
    const QSignalSpy changed(&selection, &TargetSelection::changed);
    selection.set({{7, 3}, {0, 1}, {7, 3}}, Address(7, 3));
    QCOMPARE(selection.addresses(), (std::vector<Address>{{0, 1}, {7, 3}}));
    QVERIFY(selection.contains({0, 1}));
    QVERIFY(!selection.contains({0, 2}));
    selection.set({{0, 1}, {7, 3}}, Address(7, 3));
    QCOMPARE(changed.size(), 1);
    selection.set({{0, 1}, {7, 3}}, Address(0, 1));
    QCOMPARE(changed.size(), 2);
    selection.clear();
    selection.clear();
    QCOMPARE(changed.size(), 3);
    QVERIFY(selection.isEmpty() && !selection.current());
}

void TargetSelectionTest::forgetsTargetsThatLeaveTheInventory() {
    Shown shown;
    shown.selection.set({{0, 1}, {1, 0}, {7, 3}}, Address(1, 0));
    shown.model.apply({{}, {{1, 0}, {1, 1}}});
    QCOMPARE(shown.all(), "e0.1 e7.3");
    QVERIFY(!shown.selection.current());
}

void TargetSelectionTest::tableAndTreeFollowIt() {
    Shown shown;
    shown.selection.set({{1, 0}, {7, 3}}, Address(7, 3));
    QCOMPARE(shown.inTable(), "e1.0 e7.3");
    QCOMPARE(shown.inTree(), "e1.0 e7.3");
    QCOMPARE(shown.table->currentIndex().data(TargetModel::AddressRole).value<Address>(), Address(7, 3));
    QCOMPARE(shown.tree->currentIndex().data(TargetModel::AddressRole).value<Address>(), Address(7, 3));
    shown.table->sortByColumn(TargetModel::SizeColumn, Qt::DescendingOrder);
    QCOMPARE(shown.inTable(), "e1.0 e7.3");
}

void TargetSelectionTest::itFollowsTableAndTree() {
    Shown shown;
    shown.selectRow(0, QItemSelectionModel::ClearAndSelect);
    shown.selectRow(2, QItemSelectionModel::Select);
    QCOMPARE(shown.all(), "e0.0 e0.2");
    QCOMPARE(shown.inTree(), "e0.0 e0.2");
    QCOMPARE(shown.selection.current(), std::optional(Address(0, 2)));
    shown.tree->reveal({7, 12});
    QCOMPARE(shown.all(), "e7.12");
    QCOMPARE(shown.inTable(), "e7.12");
    shown.tree->selectAll();
    QCOMPARE(shown.selection.addresses().size(), 7U);
    QCOMPARE(shown.table->selectedAddresses().size(), 7U);
    shown.table->clearSelection();
    QVERIFY(shown.selection.isEmpty());
    QVERIFY(shown.tree->selectedAddresses().empty());
}

void TargetSelectionTest::theFilterHidesButDoesNotForget() {
    Shown shown;
    shown.selection.set({{1, 0}, {7, 3}}, Address(7, 3));
    shown.setFilterText("plug-b");
    QCOMPARE(shown.inTable(), "e1.0");
    QCOMPARE(shown.inTree(), "e1.0");
    QCOMPARE(shown.all(), "e1.0 e7.3");
    shown.setFilterText("nothing at all");
    QCOMPARE(shown.all(), "e1.0 e7.3");
    shown.setFilterText({});
    QCOMPARE(shown.inTable(), "e1.0 e7.3");
    QCOMPARE(shown.inTree(), "e1.0 e7.3");
    QCOMPARE(shown.table->currentIndex().data(TargetModel::AddressRole).value<Address>(), Address(7, 3));
}

void TargetSelectionTest::aLiveUpdateThatHidesDoesNotForget() {
    Shown shown;
    shown.setFilterText("backup");
    shown.selection.set({{1, 0}}, Address(1, 0));
    auto target = demo::home()[3];
    target.paths.front().configString = "weekly";
    shown.model.apply({{target}, {}});
    QCOMPARE(shown.inTable(), "");
    QCOMPARE(shown.all(), "e1.0");
    QCOMPARE(shown.selection.current(), std::optional(Address(1, 0)));
}

void TargetSelectionTest::aChoiceInSightForgetsTheHidden() {
    Shown shown;
    shown.selection.set({{1, 0}}, Address(1, 0));
    shown.setFilterText("plug-c");
    shown.selectRow(0, QItemSelectionModel::ClearAndSelect);
    QCOMPARE(shown.all(), "e7.3");
    shown.setFilterText({});
    QCOMPARE(shown.inTree(), "e7.3");
}

void TargetSelectionTest::shelvesAreNoTargets() {
    Shown shown;
    shown.selection.set({{1, 0}}, Address(1, 0));
    const QModelIndex shelf = shown.tree->model()->index(0, 0);
    shown.tree->selectionModel()->setCurrentIndex(shelf, QItemSelectionModel::ClearAndSelect |
                                                             QItemSelectionModel::Rows);
    QVERIFY(shown.selection.isEmpty());
    QVERIFY(!shown.selection.current());
    QVERIFY(shown.tree->selectionModel()->isSelected(shelf));
    QCOMPARE(shown.tree->selectedText(), "");
}

void TargetSelectionTest::aTargetThatComesIntoSightIsSelectedAgain() {
    Shown shown(std::vector<discovery::Target>{});
    shown.selection.set({{7, 3}}, Address(7, 3));
    shown.model.apply({demo::home(), {}});
    QCOMPARE(shown.inTable(), "e7.3");
    QCOMPARE(shown.inTree(), "e7.3");
}

void TargetSelectionTest::aTargetBetweenSelectedOnesIsNotSelected() {
    Shown shown;
    shown.table->selectAll();
    shown.model.apply({{demo::target({{1, 4}, 1, "", "h", 1}), demo::target({{7, 5}, 1, "", "h", 1})}, {}});
    QCoreApplication::processEvents();
    QCOMPARE(shown.all(), "e0.0 e0.1 e0.2 e1.0 e1.1 e7.3 e7.12");
    QCOMPARE(shown.inTable(), shown.all());
    QCOMPARE(shown.inTree(), shown.all());
}

void TargetSelectionTest::survivesRandomChanges() {
    Shown shown(demo::rack(64));
    std::mt19937 random(5);
    const auto anyAddress = [&] {
        return Address(static_cast<std::uint16_t>(random() % 5), static_cast<std::uint8_t>(random() % 18));
    };
    for (int round = 0; round < 60; ++round) {
        std::vector<Address> chosen;
        for (int i = 0; i < 20; ++i)
            if (const Address address = anyAddress(); shown.model.indexOf(address).isValid())
                chosen.push_back(address);
        if (chosen.empty())
            continue;
        shown.selection.set(chosen, chosen.front());
        std::set<Address> expected(chosen.begin(), chosen.end());

        std::set<Address> added;
        InventoryChange change;
        for (int i = 0; i < 12; ++i)
            if (const Address address = anyAddress(); random() % 2 == 0)
                added.insert(address);
            else if (!added.contains(address))
                change.removed.push_back(address);
        for (const Address address : added) {
            std::erase(change.removed, address);
            change.updated.push_back(demo::target({address, 1 + random() % 9, "", "h", 1}));
        }
        for (const Address address : change.removed)
            expected.erase(address);
        shown.setFilterText(round % 3 == 0 ? "e1." : "");
        shown.model.apply(change);
        if (round % 4 == 1)
            shown.setFilterText("e2.");
        shown.table->sortByColumn(TargetModel::SizeColumn,
                                  round % 2 == 0 ? Qt::AscendingOrder : Qt::DescendingOrder);
        shown.setFilterText({});

        const std::vector<Address> wanted(expected.begin(), expected.end());
        QCOMPARE(shown.selection.addresses(), wanted);
        for (auto seen : {shown.table->selectedAddresses(), shown.tree->selectedAddresses()}) {
            std::sort(seen.begin(), seen.end());
            QCOMPARE(seen, wanted);
        }
    }
}

void TargetSelectionTest::selectingTenThousandIsQuick() {
    Shown shown(demo::rack(10'000));
    QElapsedTimer timer;
    timer.start();
    shown.table->selectAll();
    QCOMPARE(shown.selection.addresses().size(), 10'000U);
    shown.setFilterText("e1.");
    shown.setFilterText({});
    const auto elapsed = timer.elapsed();
    QCOMPARE(shown.tree->selectedAddresses().size(), 10'000U);
    qInfo("10,000 selected, filtered and shown again in %lld ms", static_cast<long long>(elapsed));
    QVERIFY(elapsed < 15'000); // some 300 ms; sanitizers and busy machines need room
}

QTEST_MAIN(TargetSelectionTest)
#include "tst_selection.moc"
