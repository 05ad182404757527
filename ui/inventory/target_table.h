#pragma once

#include "core/base/address.h"

#include <QTableView>

#include <functional>
#include <vector>

class QSettings;

namespace etherdeck::ui {

class TargetFilterModel;

/// The inventory's table. Selection, current row and scroll position belong to targets: they stay with them
/// whatever is inserted, sorted or filtered around them.
class TargetTable : public QTableView {
    Q_OBJECT

public:
    /// The model is not owned, and has its TargetModel already.
    explicit TargetTable(TargetFilterModel& model, QWidget* parent = nullptr);

    void setFilterText(const QString& text);
    /// Does `change` to the model, keeping the rows in sight where they are.
    void keepingPlace(const std::function<void()>& change);
    void setDense(bool dense);

    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

    [[nodiscard]] std::vector<Address> selectedAddresses() const;
    /// Selects it, makes it current and scrolls there; does nothing when it is not in the model.
    void reveal(Address address);
    /// The selected rows as shown: a row a line, visible columns in their order, tabs between.
    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] QString selectedAddressesText() const;

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;

private:
    [[nodiscard]] QModelIndexList selectedRowsInOrder() const;
    [[nodiscard]] QModelIndex indexOf(Address address) const;
    void select(const std::vector<Address>& addresses);
    void setDefaultWidths();
    void showColumnMenu(const QPoint& position);

    TargetFilterModel& m_model;
    std::vector<Address> m_hiddenSelection; ///< selected before the filter hid them
    bool m_isFiltering = false;
};

} // namespace etherdeck::ui
