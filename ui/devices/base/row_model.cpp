#include "ui/devices/base/row_model.h"

#include <algorithm>

namespace etherdeck::ui {

DeviceCell addressCell(Address address) {
    constexpr int slotsEach = 256;
    return {QString::fromStdString(address.toString()),
            address.shelf() * slotsEach + address.slot(),
            {},
            {},
            true};
}

void DeviceRowModel::setHeadings(const QStringList& headings) {
    if (headings.size() != m_headings.size()) {
        beginResetModel();
        m_headings = headings;
        endResetModel();
        return;
    }
    m_headings = headings;
    emit headerDataChanged(Qt::Horizontal, 0, static_cast<int>(headings.size()) - 1);
}

void DeviceRowModel::setRows(const DeviceRows& rows) {
    const auto isListed = [&rows](const QString& key) {
        return std::ranges::any_of(rows, [&key](const DeviceRow& row) { return row.key == key; });
    };
    for (int row = static_cast<int>(m_rows.size()) - 1; row >= 0; --row) {
        if (isListed(m_rows[static_cast<std::size_t>(row)].key))
            continue;
        beginRemoveRows({}, row, row);
        m_rows.erase(m_rows.begin() + row);
        endRemoveRows();
    }
    for (const auto& row : rows) {
        const auto found = std::ranges::find(m_rows, row.key, &DeviceRow::key);
        const auto at = static_cast<int>(found - m_rows.begin());
        if (found == m_rows.end()) {
            beginInsertRows({}, at, at);
            m_rows.push_back(row);
            endInsertRows();
        } else if (*found != row) {
            *found = row;
            emit dataChanged(index(at, 0), index(at, columnCount() - 1));
        }
    }
}

/// Whether it is dragged, the table decides.
Qt::ItemFlags DeviceRowModel::flags(const QModelIndex& index) const {
    return QAbstractTableModel::flags(index) | Qt::ItemIsDragEnabled;
}

int DeviceRowModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int DeviceRowModel::columnCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_headings.size());
}

QVariant DeviceRowModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& row = m_rows[static_cast<std::size_t>(index.row())];
    if (role == KeyRole)
        return row.key;
    if (static_cast<std::size_t>(index.column()) >= row.cells.size())
        return {};
    const auto& cell = row.cells[static_cast<std::size_t>(index.column())];
    switch (role) {
    case Qt::DisplayRole:
        return cell.text;
    case Qt::ToolTipRole:
        return cell.toolTip.isEmpty() ? QVariant() : cell.toolTip.toHtmlEscaped();
    case Qt::TextAlignmentRole:
        return QVariant(Qt::AlignVCenter |
                        (cell.order.isValid() && !cell.isLeft ? Qt::AlignRight : Qt::AlignLeft));
    case OrderRole:
        return cell.order;
    case LampRole:
        return cell.lamp ? QVariant(static_cast<int>(*cell.lamp)) : QVariant();
    case FilterRole:
        return cell.isFiltered ? QVariant(cell.text) : QVariant();
    case CurveRole:
        return cell.curve.empty() ? QVariant() : QVariant::fromValue(cell.curve);
    default:
        return {};
    }
}

QVariant DeviceRowModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation == Qt::Horizontal && role == Qt::DisplayRole)
        return m_headings.value(section);
    if (orientation == Qt::Horizontal && role == Qt::TextAlignmentRole && !m_rows.empty())
        return index(0, section).data(role); // over numbers at the right
    return {};
}

DeviceRowFilter::DeviceRowFilter(QObject* parent) : QSortFilterProxyModel(parent) {
    m_collator.setNumericMode(true);
    m_collator.setCaseSensitivity(Qt::CaseInsensitive);
    setDynamicSortFilter(true);
}

void DeviceRowFilter::setFilterText(const QString& text) {
    m_words = text.split(QLatin1Char(' '), Qt::SkipEmptyParts);
    invalidateFilter();
}

bool DeviceRowFilter::filterAcceptsRow(int row, const QModelIndex& parent) const {
    return std::ranges::all_of(m_words, [&](const QString& word) {
        for (int column = 0; column < sourceModel()->columnCount(); ++column)
            if (sourceModel()
                    ->index(row, column, parent)
                    .data(DeviceRowModel::FilterRole)
                    .toString()
                    .contains(word, Qt::CaseInsensitive))
                return true;
        return false;
    });
}

bool DeviceRowFilter::lessThan(const QModelIndex& left, const QModelIndex& right) const {
    const auto a = left.data(DeviceRowModel::OrderRole);
    const auto b = right.data(DeviceRowModel::OrderRole);
    if (a.isValid() && b.isValid())
        return a.toDouble() < b.toDouble();
    return m_collator.compare(left.data().toString(), right.data().toString()) < 0;
}

} // namespace etherdeck::ui

#include "moc_row_model.cpp"
