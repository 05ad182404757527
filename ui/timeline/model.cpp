#include "ui/timeline/model.h"

#include "ui/text/plain.h"
#include "ui/timeline/text.h"

#include <algorithm>
#include <functional>

namespace etherdeck::ui {

void TimelineModel::setContent(const TimelineItems& items, std::span<const std::uint32_t> rows) {
    beginResetModel();
    m_items = &items;
    m_rows = rows;
    endResetModel();
}

void TimelineModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int TimelineModel::rowOf(std::uint32_t item) const {
    const auto found = std::ranges::lower_bound(m_rows, item, std::greater());
    return found == m_rows.end() || *found != item ? -1 : static_cast<int>(found - m_rows.begin());
}

std::optional<std::uint32_t> TimelineModel::itemAt(int row) const {
    if (row < 0 || row >= rowCount())
        return std::nullopt;
    return m_rows[static_cast<std::size_t>(row)];
}

int TimelineModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TimelineModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant TimelineModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid) || m_items == nullptr)
        return {};
    const auto number = m_rows[static_cast<std::size_t>(index.row())];
    const auto& item = m_items->items()[number];
    switch (role) {
    case Qt::DisplayRole:
        return text(item, index.column());
    case Qt::ToolTipRole:
        return asToolTip(text(item, index.column()));
    case KindRole:
        return static_cast<int>(item.kind);
    case ItemRole:
        return number;
    default:
        return {};
    }
}

QString TimelineModel::text(const TimelineItem& item, int column) const {
    switch (column) {
    case TimeColumn:
        return timelineTime(item.time);
    case KindColumn:
        return timelineName(item);
    case LaneColumn:
        return item.lane < 0 ? QString() : m_items->lanes()[static_cast<std::size_t>(item.lane)].title;
    case SentenceColumn:
        return m_items->sentence(item);
    default:
        return {};
    }
}

QVariant TimelineModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case KindColumn:
        return tr("What");
    case LaneColumn:
        return tr("Box or target");
    case SentenceColumn:
        return tr("What happened");
    default:
        return {};
    }
}

} // namespace etherdeck::ui

#include "moc_model.cpp"
