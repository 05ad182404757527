#pragma once

#include "ui/inventory/table/filter_model.h"
#include "ui/inventory/targets/model.h"

#include <QAbstractProxyModel>

#include <memory>
#include <vector>

namespace etherdeck::ui {

/// The targets that a filter lets through as a tree: shelves, with their targets below; a shelf without any
/// is not there. Has the columns and roles of TargetModel; a shelf has no AddressRole. Follows every change
/// as what it is, so that views keep what is open and selected.
class ShelfTreeModel : public QAbstractProxyModel {
    Q_OBJECT

public:
    /// `rows` is not owned, has its TargetModel already, and is never sorted.
    explicit ShelfTreeModel(TargetFilterModel& rows, QObject* parent = nullptr);
    ~ShelfTreeModel() override;

    [[nodiscard]] QModelIndex indexOf(Address address) const;
    [[nodiscard]] QModelIndex shelfIndex(std::uint16_t number) const;
    /// Nothing for a target.
    [[nodiscard]] std::optional<std::uint16_t> shelfNumber(const QModelIndex& index) const;

    [[nodiscard]] QModelIndex mapToSource(const QModelIndex& index) const override;
    [[nodiscard]] QModelIndex mapFromSource(const QModelIndex& index) const override;
    [[nodiscard]] QModelIndex index(int row, int column, const QModelIndex& parent = {}) const override;
    [[nodiscard]] QModelIndex parent(const QModelIndex& index) const override;
    [[nodiscard]] QModelIndex sibling(int row, int column, const QModelIndex& index) const override;
    [[nodiscard]] int rowCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] int columnCount(const QModelIndex& parent = {}) const override;
    [[nodiscard]] bool hasChildren(const QModelIndex& parent = {}) const override;
    [[nodiscard]] Qt::ItemFlags flags(const QModelIndex& index) const override;
    [[nodiscard]] QVariant data(const QModelIndex& index, int role = Qt::DisplayRole) const override;
    [[nodiscard]] QVariant headerData(int section, Qt::Orientation orientation,
                                      int role = Qt::DisplayRole) const override;

private:
    struct Shelf;
    /// A change of one shelf that views are just told of: its rows are counted as before it, while the source
    /// has it already.
    struct Pending {
        const Shelf* shelf = nullptr;
        int at = 0;
        int inserted = 0;
        int removed = 0;
    };

    void rebuild();
    void insertRows(int first, int last);
    void insertInShelf(std::uint16_t number, int first, int count);
    void removeRows(int first, int last);
    void removeFromShelf(std::size_t position, int at, int count);
    void tellChange(int first, int last, int firstColumn, int lastColumn);
    void tellShelfChange(const Shelf& shelf);
    [[nodiscard]] std::uint16_t shelfOfRow(int row) const;
    [[nodiscard]] std::size_t lowerBound(std::uint16_t number) const;
    [[nodiscard]] int sourceRow(const Shelf& shelf, int row) const;
    [[nodiscard]] QVariant shelfData(const Shelf& shelf, int column, int role) const;
    [[nodiscard]] QString shelfText(const Shelf& shelf, int column) const;
    [[nodiscard]] QModelIndex worstOf(const Shelf& shelf) const;
    [[nodiscard]] std::uint64_t sectorsOf(const Shelf& shelf) const;

    TargetFilterModel& m_rows;
    TargetModel& m_targets;
    std::vector<std::unique_ptr<Shelf>> m_shelves; ///< by number
    Pending m_pending;
};

/// Sorts inside the shelves, while shelves stay in the order of their numbers. Filters nothing: rows that
/// come below a hidden parent would be lost to it.
class ShelfSortModel : public TargetFilterModel {
    Q_OBJECT

public:
    using TargetFilterModel::TargetFilterModel;

protected:
    [[nodiscard]] bool lessThan(const QModelIndex& left, const QModelIndex& right) const override;
};

} // namespace etherdeck::ui
