#include "ui/inventory/history/model.h"

#include "ui/text/clock.h"
#include "ui/text/event.h"
#include "ui/text/plain.h"

#include <QDateTime>

#include <algorithm>
#include <chrono>
#include <utility>

namespace etherdeck::ui {

namespace {

constexpr std::size_t pageSize = 200;
constexpr std::size_t maxRows = 50'000; // a window left open for months; older ones are fetched again

QDateTime toDateTime(WallTime time) {
    const auto sinceEpoch = std::chrono::floor<std::chrono::milliseconds>(time.time_since_epoch());
    return QDateTime::fromMSecsSinceEpoch(sinceEpoch.count());
}

} // namespace

HistoryModel::HistoryModel(QObject* parent) : QAbstractTableModel(parent) { m_query.limit = pageSize; }

void HistoryModel::setQuery(const store::EventQuery& query) {
    m_query = query;
    m_query.beforeId = 0;
    m_query.limit = pageSize;
    m_isReplacing = true;
    ask(0);
}

void HistoryModel::ask(std::int64_t beforeId) {
    store::EventQuery wanted = m_query;
    wanted.beforeId = beforeId;
    m_isFetching = true;
    m_hasAsked = true;
    emit eventsRequested(wanted);
}

void HistoryModel::showResult(const std::vector<store::EventRecord>& events) {
    m_isFetching = false;
    m_isComplete = events.size() < m_query.limit;
    if (std::exchange(m_isReplacing, false)) {
        beginResetModel();
        m_events.assign(events.begin(), events.end());
        endResetModel();
    } else if (!events.empty()) {
        const int first = rowCount();
        beginInsertRows({}, first, first + static_cast<int>(events.size()) - 1);
        m_events.insert(m_events.end(), events.begin(), events.end());
        endInsertRows();
    }
}

void HistoryModel::addStored(const std::vector<store::EventRecord>& events) {
    if (!hasAsked() || m_isReplacing)
        return; // the answer will hold them
    std::vector<store::EventRecord> wanted;
    for (const auto& event : events)
        if (store::matches(m_query, event, m_names.nameOf(event)) &&
            (m_events.empty() || event.id > m_events.front().id))
            wanted.push_back(event);
    if (wanted.empty())
        return;
    beginInsertRows({}, 0, static_cast<int>(wanted.size()) - 1);
    for (const auto& event : wanted)
        m_events.push_front(event);
    endInsertRows();
    dropOldest();
}

void HistoryModel::dropOldest() {
    if (m_events.size() <= maxRows || m_isFetching)
        return;
    beginRemoveRows({}, static_cast<int>(maxRows), rowCount() - 1);
    m_events.resize(maxRows);
    m_isComplete = false;
    endRemoveRows();
}

void HistoryModel::setNames(const store::NameBook& names) {
    m_names = names;
    if (!m_events.empty())
        emit dataChanged(index(0, NameColumn), index(rowCount() - 1, NameColumn));
}

void HistoryModel::setBoxOf(EventBoxOf boxOf) {
    m_boxOf = std::move(boxOf);
    if (!m_events.empty())
        emit dataChanged(index(0, BoxColumn), index(rowCount() - 1, BoxColumn));
}

void HistoryModel::retranslate() {
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_events.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

int HistoryModel::rowOf(qlonglong id) const {
    // Newest first, so ids fall.
    const auto found =
        std::lower_bound(m_events.begin(), m_events.end(), id,
                         [](const auto& event, qlonglong wanted) { return event.id > wanted; });
    return found == m_events.end() || found->id != id ? -1 : static_cast<int>(found - m_events.begin());
}

int HistoryModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_events.size());
}

int HistoryModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant HistoryModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto& event = m_events[static_cast<std::size_t>(index.row())];
    switch (role) {
    case Qt::DisplayRole:
        return text(event, index.column());
    case Qt::ToolTipRole:
        if (index.column() == TimeColumn) {
            const QDateTime time = toDateTime(event.time);
            return time.toOffsetFromUtc(time.offsetFromUtc()).toString(Qt::ISODateWithMs);
        }
        return asToolTip(text(event, index.column()));
    case AddressRole:
        return QVariant::fromValue(event.address);
    case LampRole:
        return static_cast<int>(eventLamp(event));
    case IdRole:
        return static_cast<qlonglong>(event.id);
    case KindRole:
        return static_cast<int>(event.kind);
    default:
        return {};
    }
}

QString HistoryModel::text(const store::EventRecord& event, int column) const {
    switch (column) {
    case TimeColumn:
        return dateClockText(toDateTime(event.time));
    case KindColumn:
        return eventName(event);
    case AddressColumn:
        return QString::fromStdString(event.address.toString());
    case NameColumn:
        return fromWire(m_names.nameOf(event));
    case BoxColumn:
        return m_boxOf(event);
    case SentenceColumn:
        return eventSentence(event);
    default:
        return {};
    }
}

QVariant HistoryModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case TimeColumn:
        return tr("Time");
    case KindColumn:
        return tr("Event");
    case AddressColumn:
        return tr("Target");
    case NameColumn:
        return tr("Name");
    case BoxColumn:
        return tr("Box");
    case SentenceColumn:
        return tr("What happened");
    default:
        return {};
    }
}

bool HistoryModel::canFetchMore(const QModelIndex& parent) const {
    return !parent.isValid() && !m_isComplete && !m_isFetching && !m_events.empty();
}

void HistoryModel::fetchMore(const QModelIndex& parent) {
    if (canFetchMore(parent))
        ask(m_events.back().id);
}

} // namespace etherdeck::ui

#include "moc_model.cpp"
