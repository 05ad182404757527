#include "tests/support/hostile_text.h"
#include "tests/support/registered_test.h"
#include "tests/ui/inventory/targets/checked_model.h"

#include <QSignalSpy>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;

class TargetCellsTest : public QObject {
    Q_OBJECT

private slots:
    void initTestCase() { QLocale::setDefault(QLocale::c()); }

    void configStringsFromTheWireAreHarmless();
    void noCellHoldsWhatHarms();
    void showsInterfacesByNameOnceTheyAreKnown();
    void saysThatMoreMacsAnswerThanAreListed();
    void showsNoneOfTwoDisksAsTheDisk();
};

void TargetCellsTest::configStringsFromTheWireAreHarmless() {
    TargetModel model;
    model.apply({{demo::target({{0, 0}, 1, std::string("<b>x</b>\t\n\0y", 12), "<i>", 1})}, {}});
    const QModelIndex index = model.index(0, Column::ConfigStringColumn);
    QCOMPARE(index.data().toString(), QString("<b>x</b>␉␊\\x00y"));
    QVERIFY(!index.data(Qt::ToolTipRole).toString().contains("<b>"));
    QVERIFY(!model.index(0, Column::SerialColumn).data(Qt::ToolTipRole).toString().contains("<i>"));
}

void TargetCellsTest::noCellHoldsWhatHarms() {
    TargetModel model;
    std::vector<discovery::Target> targets;
    for (const auto& text : tests::hostileTexts()) {
        const auto slot = static_cast<std::uint8_t>(targets.size());
        targets.push_back(demo::target({{0, slot}, 1, text, text, 1}));
        auto& identity = targets.back().paths.front().identity;
        identity->model = identity->serial = identity->firmwareRevision = text;
    }
    model.apply({targets, {}});
    for (int row = 0; row < model.rowCount(); ++row)
        for (int column = 0; column < model.columnCount(); ++column)
            for (const int role : {int(Qt::DisplayRole), int(Qt::ToolTipRole), int(Qt::AccessibleTextRole),
                                   int(Qt::AccessibleDescriptionRole)}) {
                const auto text = model.index(row, column).data(role).toString();
                QCOMPARE(tests::harmIn(text.toUtf8()).value_or(QString()), QString());
            }
}

void TargetCellsTest::showsInterfacesByNameOnceTheyAreKnown() {
    CheckedModel checked;
    checked.model.apply({demo::home(), {}});
    QCOMPARE(text(checked.model, 0, Column::InterfaceColumn), "");
    const QSignalSpy changed(&checked.model, &QAbstractItemModel::dataChanged);
    checked.model.setLinks({demo::link("san0")});
    checked.model.setLinks({demo::link("san0")});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(text(checked.model, 0, Column::InterfaceColumn), "san0");
    QVERIFY(checked.model.index(0, Column::PathsColumn)
                .data(Qt::ToolTipRole)
                .toString()
                .contains("02:25:31:0a:00:01 on san0"));
}

void TargetCellsTest::saysThatMoreMacsAnswerThanAreListed() {
    TargetModel model;
    auto target = demo::home()[0];
    model.apply({{target}, {}});
    const auto paths = [&] { return model.index(0, TargetModel::PathsColumn).data().toString(); };
    QCOMPARE(paths(), "1");
    QSignalSpy changed(&model, &TargetModel::dataChanged);
    target.unlisted = {4, false};
    model.apply({{target}, {}});
    QCOMPARE(changed.size(), 1);
    QCOMPARE(paths(), "1 of 5");
    target.unlisted = {64, true};
    model.apply({{target}, {}});
    QCOMPARE(paths(), "1 of at least 65");
}

void TargetCellsTest::showsNoneOfTwoDisksAsTheDisk() {
    CheckedModel checked;
    auto target = plain({0, 0});
    checked.model.apply({{target}, {}});
    demo::makeConflict(target);
    auto turned = target; // as another start would have it
    std::swap(turned.paths[0], turned.paths[1]);
    for (const auto& each : {target, turned}) {
        checked.model.apply({{each}, {}});
        for (const int column :
             {Column::NameColumn, Column::SizeColumn, Column::ModelColumn, Column::SerialColumn}) {
            QCOMPARE(text(checked.model, 0, column), "2 disks");
            const QString toolTip = checked.model.index(0, column).data(Qt::ToolTipRole).toString();
            QVERIFY(toolTip.contains("0.0:plug-a") && toolTip.contains("0.0:plug-b"));
        }
        const QString found = checked.model.index(0, 0).data(TargetModel::SearchRole).toString();
        QVERIFY(found.contains("0.0:plug-a") && found.contains("0.0:plug-b"));
    }
}

QTEST_MAIN(TargetCellsTest)
#include "tst_cells.moc"
