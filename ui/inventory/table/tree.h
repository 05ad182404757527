#pragma once

#include "ui/inventory/table/shelf_tree_model.h"

#include <QTreeView>

#include <functional>
#include <set>
#include <vector>

class QSettings;

namespace etherdeck::ui {

class SelectionBridge;
class TargetSelection;

/// The table grouped by shelf: the same columns, the same selection, targets sorted inside their shelves.
/// Shelves are open until a person closes them; of very many, the first thousand.
class TargetTree : public QTreeView {
    Q_OBJECT

public:
    /// Neither is owned.
    TargetTree(TargetModel& targets, TargetSelection& selection, QWidget* parent = nullptr);

    void setFilterText(const QString& text);
    /// Does `change` to the model, keeping the rows in sight where they are.
    void keepingPlace(const std::function<void()>& change);
    void setDense(bool dense);

    /// Columns, sorting and closed shelves.
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

    /// Those in the tree, in its order; also inside closed shelves.
    [[nodiscard]] std::vector<Address> selectedAddresses() const;
    /// Opens its shelf, selects it, makes it current and scrolls there; does nothing when it is not in the
    /// model.
    void reveal(Address address);
    /// The selected rows as shown: a row a line, visible columns in their order, tabs between.
    [[nodiscard]] QString selectedText() const;
    [[nodiscard]] QString selectedAddressesText() const;

protected:
    void contextMenuEvent(QContextMenuEvent* event) override;
    void showEvent(QShowEvent* event) override;
    void initViewItemOption(QStyleOptionViewItem* option) const override;

private:
    void retranslate();
    void openShelves(int first, int last);
    void noteClosed(const QModelIndex& shelf, bool isClosed);
    [[nodiscard]] QModelIndex indexOf(Address address) const;
    void updateRows(const std::vector<Address>& addresses);

    TargetFilterModel m_matching;
    ShelfTreeModel m_tree;
    ShelfSortModel m_shown;
    SelectionBridge* m_bridge;
    class RowDelegate;
    RowDelegate* m_delegate;
    std::set<std::uint16_t> m_closed;
};

} // namespace etherdeck::ui
