#pragma once

#include "tests/ui/support/demo_inventory.h"
#include "ui/inventory/targets/model.h"

#include <QAbstractItemModelTester>

/// A model of targets in tests, and what its cells say.
namespace etherdeck::tests {

using Column = ui::TargetModel::Column;

inline QString text(const QAbstractItemModel& model, int row, int column) {
    return model.index(row, column).data().toString();
}

inline QStringList addresses(const QAbstractItemModel& model) {
    QStringList list;
    for (int row = 0; row < model.rowCount(); ++row)
        list << text(model, row, Column::AddressColumn);
    return list;
}

inline discovery::Target plain(Address address) { return demo::target({address, 500, "", "plug-a", 1}); }

inline ui::TargetCondition condition(const ui::TargetModel& model, int row) {
    return static_cast<ui::TargetCondition>(model.index(row, 0).data(ui::TargetModel::ConditionRole).toInt());
}

/// Checked at each step for keeping to the rules of models.
struct CheckedModel {
    ui::TargetModel model;
    QAbstractItemModelTester tester{&model, QAbstractItemModelTester::FailureReportingMode::QtTest};
};

} // namespace etherdeck::tests
