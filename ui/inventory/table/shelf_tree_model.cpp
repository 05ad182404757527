#include "ui/inventory/table/shelf_tree_model.h"

#include <QScopedValueRollback>

#include <algorithm>

namespace etherdeck::ui {

struct ShelfTreeModel::Shelf {
    std::uint16_t number = 0;
    int first = 0; ///< row in the source
    int count = 0;
};

ShelfTreeModel::ShelfTreeModel(TargetFilterModel& rows, QObject* parent) :
    QAbstractProxyModel(parent), m_rows(rows), m_targets(*qobject_cast<TargetModel*>(rows.sourceModel())) {
    setSourceModel(&rows);
    rebuild();
    // The source is told of after the fact: then it says which shelf a row belongs to.
    connect(&rows, &QAbstractItemModel::rowsInserted, this,
            [this](const QModelIndex&, int first, int last) { insertRows(first, last); });
    connect(&rows, &QAbstractItemModel::rowsRemoved, this,
            [this](const QModelIndex&, int first, int last) { removeRows(first, last); });
    connect(&rows, &QAbstractItemModel::dataChanged, this,
            [this](const QModelIndex& first, const QModelIndex& last) {
                tellChange(first.row(), last.row(), first.column(), last.column());
            });
    connect(&rows, &QAbstractItemModel::headerDataChanged, this, &QAbstractItemModel::headerDataChanged);
    connect(&rows, &QAbstractItemModel::modelAboutToBeReset, this, [this] { beginResetModel(); });
    connect(&rows, &QAbstractItemModel::modelReset, this, [this] {
        rebuild();
        endResetModel();
    });
}

ShelfTreeModel::~ShelfTreeModel() = default;

std::uint16_t ShelfTreeModel::shelfOfRow(int row) const {
    return m_targets.target(m_rows.mapToSource(m_rows.index(row, 0)))->address.shelf();
}

std::size_t ShelfTreeModel::lowerBound(std::uint16_t number) const {
    const auto place =
        std::lower_bound(m_shelves.begin(), m_shelves.end(), number,
                         [](const auto& shelf, auto wanted) { return shelf->number < wanted; });
    return static_cast<std::size_t>(place - m_shelves.begin());
}

void ShelfTreeModel::rebuild() {
    m_shelves.clear();
    for (int row = 0; row < m_rows.rowCount(); ++row) {
        const auto number = shelfOfRow(row);
        if (m_shelves.empty() || m_shelves.back()->number != number)
            m_shelves.push_back(std::make_unique<Shelf>(Shelf{number, row, 0}));
        ++m_shelves.back()->count;
    }
}

void ShelfTreeModel::insertRows(int first, int last) {
    const int count = last - first + 1;
    for (const auto& shelf : m_shelves)
        if (shelf->first >= first)
            shelf->first += count;
    for (int row = first; row <= last;) {
        const auto number = shelfOfRow(row);
        int end = row + 1;
        while (end <= last && shelfOfRow(end) == number)
            ++end;
        insertInShelf(number, row, end - row);
        row = end;
    }
}

void ShelfTreeModel::insertInShelf(std::uint16_t number, int first, int count) {
    const std::size_t position = lowerBound(number);
    if (position == m_shelves.size() || m_shelves[position]->number != number) {
        const auto row = static_cast<int>(position);
        beginInsertRows({}, row, row);
        m_shelves.insert(m_shelves.begin() + row, std::make_unique<Shelf>(Shelf{number, first, count}));
        endInsertRows();
        return;
    }
    Shelf& shelf = *m_shelves[position];
    const int at = std::max(0, first - shelf.first);
    const bool isBefore = first < shelf.first;
    {
        // Rows in front need none: `first` was moved on with them.
        const QScopedValueRollback pending(m_pending, isBefore ? Pending{} : Pending{&shelf, at, count, 0});
        beginInsertRows(createIndex(static_cast<int>(position), 0), at, at + count - 1);
    }
    shelf.first = std::min(shelf.first, first);
    shelf.count += count;
    endInsertRows();
    tellShelfChange(shelf);
}

void ShelfTreeModel::removeRows(int first, int last) {
    // Old rows are counted in, from the last shelf to the first, so that those still to come stay right.
    for (std::size_t position = m_shelves.size(); position-- > 0;) {
        Shelf& shelf = *m_shelves[position];
        const int from = std::max(first, shelf.first);
        const int to = std::min(last, shelf.first + shelf.count - 1);
        if (shelf.first + shelf.count <= first)
            break;
        const int before = std::max(0, std::min(shelf.first, last + 1) - first);
        const int at = from - shelf.first;
        shelf.first -= before;
        if (from <= to)
            removeFromShelf(position, at, to - from + 1);
    }
}

void ShelfTreeModel::removeFromShelf(std::size_t position, int at, int count) {
    Shelf& shelf = *m_shelves[position];
    const auto row = static_cast<int>(position);
    const bool isWhole = count == shelf.count;
    {
        const QScopedValueRollback pending(m_pending, Pending{&shelf, at, 0, count});
        if (isWhole)
            beginRemoveRows({}, row, row);
        else
            beginRemoveRows(createIndex(row, 0), at, at + count - 1);
    }
    if (isWhole)
        m_shelves.erase(m_shelves.begin() + row);
    else
        shelf.count -= count;
    endRemoveRows();
    if (!isWhole)
        tellShelfChange(shelf);
}

void ShelfTreeModel::tellChange(int first, int last, int firstColumn, int lastColumn) {
    for (std::size_t position = lowerBound(shelfOfRow(first)); position < m_shelves.size(); ++position) {
        const Shelf& shelf = *m_shelves[position];
        if (shelf.first > last)
            break;
        const int from = std::max(first, shelf.first) - shelf.first;
        const int to = std::min(last, shelf.first + shelf.count - 1) - shelf.first;
        const QModelIndex parent = createIndex(static_cast<int>(position), 0);
        emit dataChanged(index(from, firstColumn, parent), index(to, lastColumn, parent));
        tellShelfChange(shelf);
    }
}

void ShelfTreeModel::tellShelfChange(const Shelf& shelf) {
    const auto row = static_cast<int>(lowerBound(shelf.number));
    emit dataChanged(index(row, 0), index(row, TargetModel::ColumnCount - 1));
}

int ShelfTreeModel::sourceRow(const Shelf& shelf, int row) const {
    if (m_pending.shelf == &shelf && row >= m_pending.at) {
        if (row < m_pending.at + m_pending.removed)
            return -1;
        row += m_pending.inserted - m_pending.removed;
    }
    return shelf.first + row;
}

QModelIndex ShelfTreeModel::indexOf(Address address) const {
    return mapFromSource(m_rows.mapFromSource(m_targets.indexOf(address)));
}

QModelIndex ShelfTreeModel::shelfIndex(std::uint16_t number) const {
    const std::size_t position = lowerBound(number);
    const bool isKnown = position < m_shelves.size() && m_shelves[position]->number == number;
    return isKnown ? index(static_cast<int>(position), 0) : QModelIndex();
}

std::optional<std::uint16_t> ShelfTreeModel::shelfNumber(const QModelIndex& index) const {
    if (!index.isValid() || index.internalPointer() != nullptr)
        return std::nullopt;
    return m_shelves.at(static_cast<std::size_t>(index.row()))->number;
}

QModelIndex ShelfTreeModel::mapToSource(const QModelIndex& index) const {
    if (!index.isValid() || index.internalPointer() == nullptr)
        return {};
    const int row = sourceRow(*static_cast<const Shelf*>(index.internalPointer()), index.row());
    return row < 0 ? QModelIndex() : m_rows.index(row, index.column());
}

QModelIndex ShelfTreeModel::mapFromSource(const QModelIndex& index) const {
    if (!index.isValid())
        return {};
    const std::size_t position = lowerBound(shelfOfRow(index.row()));
    if (position == m_shelves.size())
        return {};
    const Shelf& shelf = *m_shelves[position];
    const int row = index.row() - shelf.first;
    if (row < 0 || row >= shelf.count)
        return {};
    return createIndex(row, index.column(), &shelf);
}

QModelIndex ShelfTreeModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    if (!parent.isValid())
        return createIndex(row, column);
    return createIndex(row, column, m_shelves[static_cast<std::size_t>(parent.row())].get());
}

QModelIndex ShelfTreeModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalPointer() == nullptr)
        return {};
    return createIndex(
        static_cast<int>(lowerBound(static_cast<const Shelf*>(index.internalPointer())->number)), 0);
}

QModelIndex ShelfTreeModel::sibling(int row, int column, const QModelIndex& index) const {
    return this->index(row, column, parent(index));
}

int ShelfTreeModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return static_cast<int>(m_shelves.size());
    if (parent.internalPointer() != nullptr || parent.column() != 0)
        return 0;
    return m_shelves[static_cast<std::size_t>(parent.row())]->count;
}

int ShelfTreeModel::columnCount(const QModelIndex&) const { return TargetModel::ColumnCount; }

bool ShelfTreeModel::hasChildren(const QModelIndex& parent) const { return rowCount(parent) > 0; }

Qt::ItemFlags ShelfTreeModel::flags(const QModelIndex& index) const {
    Qt::ItemFlags flags = Qt::ItemIsEnabled | Qt::ItemIsSelectable;
    if (index.internalPointer() != nullptr)
        flags |= Qt::ItemNeverHasChildren;
    return index.isValid() ? flags : Qt::NoItemFlags;
}

QVariant ShelfTreeModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (index.internalPointer() == nullptr)
        return shelfData(*m_shelves[static_cast<std::size_t>(index.row())], index.column(), role);
    return m_rows.data(mapToSource(index), role);
}

QVariant ShelfTreeModel::headerData(int section, Qt::Orientation orientation, int role) const {
    return m_targets.headerData(section, orientation, role);
}

QModelIndex ShelfTreeModel::worstOf(const Shelf& shelf) const {
    QModelIndex worst;
    int least = 0;
    for (int row = 0; row < shelf.count; ++row) {
        const QModelIndex index = m_rows.index(sourceRow(shelf, row), TargetModel::StateColumn);
        const QVariant condition = index.data(TargetModel::ConditionRole);
        if (condition.isValid() && (!worst.isValid() || condition.toInt() < least)) {
            worst = index;
            least = condition.toInt();
        }
    }
    return worst;
}

std::uint64_t ShelfTreeModel::sectorsOf(const Shelf& shelf) const {
    std::uint64_t sectors = 0;
    for (int row = 0; row < shelf.count; ++row) {
        const QModelIndex index = m_rows.index(sourceRow(shelf, row), TargetModel::SizeColumn);
        sectors += index.data(TargetModel::SortRole).toULongLong();
    }
    return sectors;
}

QString ShelfTreeModel::shelfText(const Shelf& shelf, int column) const {
    switch (column) {
    case TargetModel::AddressColumn:
        return tr("Shelf %1").arg(shelf.number);
    case TargetModel::NameColumn: {
        const QString count = shelf.count == 1 ? tr("1 target") : tr("%1 targets").arg(shelf.count);
        const QString name = m_targets.shelfName(shelf.number);
        return name.isEmpty() ? count : tr("%1 · %2").arg(name, count);
    }
    case TargetModel::StateColumn:
        return worstOf(shelf).data().toString();
    case TargetModel::SizeColumn: {
        const std::uint64_t sectors = sectorsOf(shelf);
        return sectors == 0 ? QString() : sizeText({sectors});
    }
    default:
        return {};
    }
}

QVariant ShelfTreeModel::shelfData(const Shelf& shelf, int column, int role) const {
    switch (role) {
    case Qt::DisplayRole:
    case Qt::AccessibleTextRole:
        return shelfText(shelf, column);
    case Qt::ToolTipRole: {
        const QString text = shelfText(shelf, column);
        return text.isEmpty() ? QVariant() : asToolTip(text);
    }
    case Qt::TextAlignmentRole:
        return m_targets.headerData(column, Qt::Horizontal, role);
    case TargetModel::SortRole:
        return static_cast<uint>(shelf.number);
    case TargetModel::ConditionRole: {
        const QVariant condition = worstOf(shelf).data(role);
        return condition.isValid() ? condition : static_cast<int>(TargetCondition::Up);
    }
    default:
        return {};
    }
}

bool ShelfSortModel::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    if (left.parent().isValid())
        return TargetFilterModel::lessThan(left, right);
    const auto number = [](const QModelIndex& index) { return index.data(TargetModel::SortRole).toUInt(); };
    const bool isTurned = sortOrder() == Qt::DescendingOrder && sortColumn() != TargetModel::AddressColumn;
    return isTurned ? number(right) < number(left) : number(left) < number(right);
}

} // namespace etherdeck::ui

#include "moc_shelf_tree_model.cpp"
