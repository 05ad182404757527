#include "tests/support/registered_test.h"
#include "tests/ui/inventory/page/shown_page.h"

#include <QAction>
#include <QHeaderView>
#include <QSettings>
#include <QTemporaryDir>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;

/// What the page looked like when the window was closed.
class InventoryLayoutTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void viewAndSelectionAreRemembered();
    void columnLayoutIsRemembered();
    void addressCannotBeHiddenByOldSettings();
    void brokenSettingsAreIgnored();
};

void InventoryLayoutTest::viewAndSelectionAreRemembered() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
    {
        ShownPage shown;
        shown.fill(demo::home());
        shown.select({7, 3}, QItemSelectionModel::ClearAndSelect);
        shown.page.actions().showGrouped->trigger();
        shown.page.saveLayout(settings);
    }
    ShownPage shown;
    shown.page.restoreLayout(settings);
    QVERIFY(shown.page.actions().showGrouped->isChecked());
    shown.page.actions().showTable->trigger();
    shown.page.setLinks({demo::link("san0")});
    shown.page.apply({{demo::home()[0]}, {}}); // it is not listed yet
    QCOMPARE(shown.selection(), "");
    shown.page.apply({demo::home(), {}});
    QCOMPARE(shown.selection(), "e7.3");
    shown.table->clearSelection();
    shown.page.apply({demo::home(), {}});
    QCOMPARE(shown.selection(), "");
}

void InventoryLayoutTest::columnLayoutIsRemembered() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
    {
        ShownPage shown;
        shown.table->horizontalHeader()->moveSection(TargetModel::SizeColumn, 0);
        shown.table->setColumnWidth(TargetModel::ModelColumn, 321);
        shown.table->setColumnHidden(TargetModel::SerialColumn, true);
        shown.table->sortByColumn(TargetModel::SizeColumn, Qt::DescendingOrder);
        shown.page.saveLayout(settings);
    }
    ShownPage shown;
    shown.page.restoreLayout(settings);
    QCOMPARE(shown.table->horizontalHeader()->visualIndex(TargetModel::SizeColumn), 0);
    QCOMPARE(shown.table->columnWidth(TargetModel::ModelColumn), 321);
    QVERIFY(shown.table->isColumnHidden(TargetModel::SerialColumn));
    shown.fill(demo::home());
    QCOMPARE(shown.table->model()->index(0, 0).data().toString(), "e7.12");
}

void InventoryLayoutTest::addressCannotBeHiddenByOldSettings() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
    ShownPage shown;
    shown.table->setColumnHidden(TargetModel::AddressColumn, true);
    shown.page.saveLayout(settings);
    shown.page.restoreLayout(settings);
    QVERIFY(!shown.table->isColumnHidden(TargetModel::AddressColumn));
}

void InventoryLayoutTest::brokenSettingsAreIgnored() {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("s.ini"), QSettings::IniFormat);
    settings.setValue("inventory/columns-2", QByteArray("\x00\x01garbage", 9));
    ShownPage shown;
    shown.page.restoreLayout(settings);
    shown.fill(demo::home());
    QCOMPARE(shown.table->model()->index(0, 0).data().toString(), "e0.0");
    QVERIFY(shown.table->columnWidth(TargetModel::AddressColumn) > 40);
}

QTEST_MAIN(InventoryLayoutTest)
#include "tst_layout.moc"
