#include "tests/support/registered_test.h"
#include "tests/ui/inventory/targets/checked_model.h"
#include "ui/inventory/table/filter_model.h"

#include <QSignalSpy>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;

class TargetFilterModelTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void numbersSortAsNumbers();
    void filtersByAnyTextInAnyColumn_data();
    void filtersByAnyTextInAnyColumn();
    void filterFollowsUpdates();
    void namesAreShownSortedAndFound();
    void targetsMoveToAnotherBox();
    void quotesKeepBlanksTogether();
};

void TargetFilterModelTest::numbersSortAsNumbers() {
    TargetModel model;
    TargetFilterModel shown;
    shown.setSourceModel(&model);
    model.apply(
        {{demo::target({{2, 0}, 1000, "lun 10", "h", 1}), demo::target({{10, 0}, 500, "lun 9", "h", 1}),
          demo::target({{10, 2}, 16000, "", "h", 1}), demo::target({{10, 10}, 500, "Lun 9", "h", 1})},
         {}});
    shown.sort(Column::AddressColumn);
    QCOMPARE(addresses(shown), QStringList({"e2.0", "e10.0", "e10.2", "e10.10"}));
    shown.sort(Column::SizeColumn);
    QCOMPARE(addresses(shown), QStringList({"e10.0", "e10.10", "e2.0", "e10.2"}));
    shown.sort(Column::SizeColumn, Qt::DescendingOrder);
    QCOMPARE(addresses(shown).first(), "e10.2");
    shown.sort(Column::ConfigStringColumn);
    QCOMPARE(addresses(shown), QStringList({"e10.2", "e10.0", "e10.10", "e2.0"}));
    shown.sort(Column::SerialColumn);
    QCOMPARE(addresses(shown), QStringList({"e2.0", "e10.0", "e10.2", "e10.10"}));
}

void TargetFilterModelTest::filtersByAnyTextInAnyColumn_data() {
    QTest::addColumn<QString>("words");
    QTest::addColumn<QStringList>("found");
    QTest::newRow("address") << "e7." << QStringList{"e7.3", "e7.12"};
    QTest::newRow("config string, other case") << "BACKUP" << QStringList{"e1.0"};
    QTest::newRow("size") << "2.0 TB" << QStringList{"e1.0"};
    QTest::newRow("two columns") << "plug-c nas" << QStringList{"e7.3"};
    QTest::newRow("MAC") << "0a:00:02" << QStringList{"e1.0", "e1.1"};
    QTest::newRow("state") << "conflict" << QStringList{"e0.0"};
    QTest::newRow("blanks") << "  " << QStringList{"e0.0", "e0.1", "e0.2", "e1.0", "e1.1", "e7.3", "e7.12"};
    QTest::newRow("field") << "owner:BACKUP" << QStringList{"e1.0"};
    QTest::newRow("word that is not in the field") << "serial:backup" << QStringList{};
    QTest::newRow("state as commands name it") << "state:conflict" << QStringList{"e0.0"};
    QTest::newRow("another state") << "state:vanished" << QStringList{};
    QTest::newRow("larger") << "size>1.5T e1." << QStringList{"e1.0"};
    QTest::newRow("not larger than itself") << "size>2T e1.0" << QStringList{};
    QTest::newRow("binary units") << "size<1Ti e1." << QStringList{"e1.1"};
    QTest::newRow("box") << "box:attic" << QStringList{"e7.3", "e7.12"};
    QTest::newRow("of no box") << "box:none e1." << QStringList{"e1.0", "e1.1"};
    QTest::newRow("name of a box without its field") << "attic" << QStringList{"e7.3", "e7.12"};
    QTest::newRow("path") << "path:0a:00:02" << QStringList{"e1.0", "e1.1"};
    QTest::newRow("field that lacks its value") << "size> e1. owner:" << QStringList{"e1.0", "e1.1"};
    QTest::newRow("not a field") << "colour:red" << QStringList{};
    QTest::newRow("not a size") << "size>large" << QStringList{};
    QTest::newRow("a pattern is no pattern") << ".*" << QStringList{};
}

void TargetFilterModelTest::filtersByAnyTextInAnyColumn() {
    QFETCH(QString, words);
    TargetModel model;
    TargetFilterModel shown;
    const QAbstractItemModelTester tester(&shown, QAbstractItemModelTester::FailureReportingMode::QtTest);
    shown.setSourceModel(&model);
    auto targets = demo::home();
    demo::makeConflict(targets.front());
    model.setNaming(
        {{}, {}, [](Address address) { return address.shelf() == 7 ? QString("attic") : QString(); }});
    model.apply({targets, {}});
    shown.sort(Column::AddressColumn);
    shown.setFilterText(words);
    QTEST(addresses(shown), "found");
}

void TargetFilterModelTest::filterFollowsUpdates() {
    TargetModel model;
    TargetFilterModel shown;
    shown.setSourceModel(&model);
    model.apply({demo::home(), {}});
    shown.setFilterText("weekly");
    QCOMPARE(shown.rowCount(), 0);
    auto target = demo::home()[2];
    target.paths.front().configString = "weekly";
    model.apply({{target}, {}});
    QCOMPARE(shown.rowCount(), 1);
}

void TargetFilterModelTest::namesAreShownSortedAndFound() {
    CheckedModel checked;
    TargetModel& model = checked.model;
    model.apply({demo::home(), {}});
    QString name = "Photos 10";
    model.setNaming({[&](const discovery::Target& target) {
                         if (target.address == Address(1, 0))
                             return name;
                         return target.address == Address(7, 3) ? QString("photos 9") : QString();
                     },
                     [](std::uint16_t shelf) { return shelf == 0 ? QString("Attic") : QString(); }});
    QCOMPARE(text(model, 3, Column::NameColumn), "Photos 10");
    TargetFilterModel shown;
    shown.setSourceModel(&model);
    shown.sort(Column::NameColumn, Qt::DescendingOrder);
    QCOMPARE(addresses(shown).first(), "e1.0");
    QCOMPARE(addresses(shown).at(1), "e7.3");
    shown.setFilterText("PHOTOS");
    QCOMPARE(shown.rowCount(), 2);
    shown.setFilterText("attic");
    QCOMPARE(shown.rowCount(), 3);

    const QSignalSpy changed(&model, &QAbstractItemModel::dataChanged);
    name = "Films";
    model.namesChanged();
    QCOMPARE(changed.size(), 1);
    shown.setFilterText("films");
    QCOMPARE(addresses(shown), QStringList({"e1.0"}));
    QVERIFY(model.index(3, 0).data(TargetModel::SummaryRole).toString().startsWith("e1.0 · Films\n"));
    QCOMPARE(model.index(3, 0).data(TargetModel::SpokenRole).toString(), "e1.0, Films, Up, 2.0 TB, backup");
}

void TargetFilterModelTest::targetsMoveToAnotherBox() {
    TargetModel model;
    TargetFilterModel shown;
    shown.setSourceModel(&model);
    QString box = "attic";
    model.setNaming({{}, {}, [&box](Address address) { return address.shelf() == 7 ? box : QString(); }});
    model.apply({demo::home(), {}});
    shown.setFilterText("box:cellar");
    QCOMPARE(shown.rowCount(), 0);
    box = "cellar";
    const QSignalSpy changes(&model, &QAbstractItemModel::dataChanged);
    model.boxesChanged();
    QCOMPARE(shown.rowCount(), 2);
    const auto told = changes.count();
    model.boxesChanged();
    QCOMPARE(changes.count(), told); // nothing is news twice
}

void TargetFilterModelTest::quotesKeepBlanksTogether() {
    QVERIFY(TargetQuery("  ").isEmpty());
    QVERIFY(TargetQuery("owner:").isEmpty());
    QVERIFY(TargetQuery("owner:\"desk 1\"") == TargetQuery("OWNER:\"desk 1"));
    QVERIFY(!(TargetQuery("owner:\"desk 1\"") == TargetQuery("owner:desk 1")));
}

QTEST_MAIN(TargetFilterModelTest)
#include "tst_filter_model.moc"
