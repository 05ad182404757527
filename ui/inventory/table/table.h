#pragma once

#include "core/base/address.h"

#include <QTableView>

#include <functional>
#include <vector>

class QSettings;

namespace etherdeck::ui {

class SelectionBridge;
class TargetFilterModel;
class TargetSelection;

/// The inventory's table. Selection, current row and scroll position belong to targets: they stay with them
/// whatever is inserted, sorted or filtered around them.
class TargetTable : public QTableView {
    Q_OBJECT

public:
    /// Neither is owned; the model has its TargetModel already.
    TargetTable(TargetFilterModel& model, TargetSelection& selection, QWidget* parent = nullptr);

    void setFilterText(const QString& text);
    /// Does `change` to the model, keeping the rows in sight where they are.
    void keepingPlace(const std::function<void()>& change);
    void setDense(bool dense);

    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

    /// Those in the table, in its order.
    [[nodiscard]] std::vector<Address> selectedAddresses() const;
    /// Selects it, makes it current and scrolls there; does nothing when it is not in the model.
    void reveal(Address address);
    /// The selected rows as shown: a row a line, visible columns in their order, tabs between.
    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] QString selectedAddressesText() const;

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void retranslate();
    [[nodiscard]] QModelIndex indexOf(Address address) const;
    void updateRows(const std::vector<Address>& addresses);

    TargetFilterModel& m_model;
    SelectionBridge* m_bridge;
};

} // namespace etherdeck::ui
