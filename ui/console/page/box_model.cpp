#include "ui/console/page/box_model.h"

#include "ui/console/page/box_text.h"
#include "ui/text/plain.h"

#include <QCollator>

#include <algorithm>
#include <limits>

namespace etherdeck::ui {

namespace {

WallTime now() { return std::chrono::system_clock::now(); }

int toInt(std::int64_t number) {
    return static_cast<int>(std::clamp<std::int64_t>(number, 0, std::numeric_limits<int>::max()));
}

std::vector<ConsoleBoxState> sorted(std::vector<ConsoleBoxState> boxes) {
    QCollator collator;
    collator.setNumericMode(true);
    std::ranges::stable_sort(boxes, [&collator](const ConsoleBoxState& a, const ConsoleBoxState& b) {
        return collator.compare(QString::fromStdString(a.title), QString::fromStdString(b.title)) < 0;
    });
    return boxes;
}

} // namespace

void BoxModel::setBoxes(const std::vector<ConsoleBoxState>& boxes) {
    arrange(sorted(boxes));
    noteSeen();
    if (!m_boxes.empty())
        emit dataChanged(index(0, 0), index(static_cast<int>(m_boxes.size()) - 1, 0));
}

/// Brings the rows into the order of `boxes`, one at a time, so that views keep their place.
void BoxModel::arrange(const std::vector<ConsoleBoxState>& boxes) {
    for (int row = static_cast<int>(m_boxes.size()) - 1; row >= 0; --row) {
        const auto source = m_boxes[static_cast<std::size_t>(row)].source;
        if (std::ranges::find(boxes, source, &ConsoleBoxState::source) != boxes.end())
            continue;
        beginRemoveRows({}, row, row);
        m_boxes.erase(m_boxes.begin() + row);
        m_boots.erase(source);
        m_seen.erase(source);
        endRemoveRows();
    }
    for (int row = 0; row < static_cast<int>(boxes.size()); ++row) {
        const auto& wanted = boxes[static_cast<std::size_t>(row)];
        const int before = rowOf(wanted.source);
        if (before < 0) {
            beginInsertRows({}, row, row);
            m_boxes.insert(m_boxes.begin() + row, wanted);
            endInsertRows();
        } else if (before != row) {
            beginMoveRows({}, before, before, {}, row);
            std::rotate(m_boxes.begin() + row, m_boxes.begin() + before, m_boxes.begin() + before + 1);
            endMoveRows();
        }
        m_boxes[static_cast<std::size_t>(row)] = wanted;
    }
}

/// What was there at the start counts as read, and what comes while somebody looks.
void BoxModel::noteSeen() {
    for (const auto& box : m_boxes) {
        auto& seen = m_seen.try_emplace(box.source, Seen{box.lines, box.crashes}).first->second;
        seen.lines = m_lookedAt.contains(box.source) ? box.lines : std::min(seen.lines, box.lines);
        seen.crashes = m_lookedAt.contains(box.source) ? box.crashes : std::min(seen.crashes, box.crashes);
    }
    if (const int count = crashesNotLookedAt(); std::exchange(m_crashesTold, count) != count)
        emit crashesChanged(count);
}

void BoxModel::setLookedAt(std::vector<std::int64_t> sources) {
    m_lookedAt = {sources.begin(), sources.end()};
    noteSeen();
    refreshTexts();
}

void BoxModel::setBoots(std::int64_t source, const std::vector<store::ConsoleBoot>& boots) {
    const int row = rowOf(source);
    if (row < 0)
        return;
    const QModelIndex box = index(row, 0);
    auto& held = m_boots[source];
    for (int at = static_cast<int>(held.size()) - 1; at >= 0; --at) {
        const auto number = held[static_cast<std::size_t>(at)].number;
        if (std::ranges::find(boots, number, &store::ConsoleBoot::number) != boots.end())
            continue;
        beginRemoveRows(box, at, at);
        held.erase(held.begin() + at);
        endRemoveRows();
    }
    for (int at = 0; at < static_cast<int>(boots.size()); ++at) {
        const auto& wanted = boots[static_cast<std::size_t>(at)];
        const auto before = std::ranges::find(held, wanted.number, &store::ConsoleBoot::number);
        const int from = static_cast<int>(before - held.begin());
        if (before == held.end()) {
            beginInsertRows(box, at, at);
            held.insert(held.begin() + at, wanted);
            endInsertRows();
        } else if (from != at) {
            beginMoveRows(box, from, from, box, at);
            std::rotate(held.begin() + at, held.begin() + from, held.begin() + from + 1);
            endMoveRows();
        }
        held[static_cast<std::size_t>(at)] = wanted;
    }
    if (!held.empty())
        emit dataChanged(index(0, 0, box), index(static_cast<int>(held.size()) - 1, 0, box));
}

void BoxModel::refreshTexts() {
    if (m_boxes.empty())
        return;
    emit dataChanged(index(0, 0), index(static_cast<int>(m_boxes.size()) - 1, 0));
}

int BoxModel::rowOf(std::int64_t source) const {
    const auto found = std::ranges::find(m_boxes, source, &ConsoleBoxState::source);
    return found == m_boxes.end() ? -1 : static_cast<int>(found - m_boxes.begin());
}

const ConsoleBoxState* BoxModel::box(std::int64_t source) const {
    const int row = rowOf(source);
    return row < 0 ? nullptr : &m_boxes[static_cast<std::size_t>(row)];
}

QModelIndex BoxModel::indexOf(std::int64_t source, std::int64_t boot) const {
    const int row = rowOf(source);
    if (row < 0)
        return {};
    const QModelIndex box = index(row, 0);
    const auto boots = m_boots.find(source);
    if (boot == 0 || boots == m_boots.end())
        return boot == 0 ? box : QModelIndex();
    const auto found = std::ranges::find(boots->second, boot, &store::ConsoleBoot::number);
    return found == boots->second.end() ? QModelIndex()
                                        : index(static_cast<int>(found - boots->second.begin()), 0, box);
}

int BoxModel::unread(const ConsoleBoxState& box) const {
    const auto seen = m_seen.find(box.source);
    return seen == m_seen.end() ? 0 : toInt(box.lines - seen->second.lines);
}

int BoxModel::crashes(const ConsoleBoxState& box) const {
    const auto seen = m_seen.find(box.source);
    return seen == m_seen.end() ? 0 : toInt(box.crashes - seen->second.crashes);
}

int BoxModel::crashesNotLookedAt() const {
    int count = 0;
    for (const auto& box : m_boxes)
        count += crashes(box);
    return count;
}

// A box has the internal id 0, a boot the number of its source.

QModelIndex BoxModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    const auto source = parent.isValid() ? m_boxes[static_cast<std::size_t>(parent.row())].source : 0;
    return createIndex(row, column, static_cast<quintptr>(source));
}

QModelIndex BoxModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == 0)
        return {};
    const int row = rowOf(static_cast<std::int64_t>(index.internalId()));
    return row < 0 ? QModelIndex() : createIndex(row, 0, quintptr{0});
}

int BoxModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return static_cast<int>(m_boxes.size());
    if (parent.internalId() != 0)
        return 0;
    const auto boots = m_boots.find(m_boxes[static_cast<std::size_t>(parent.row())].source);
    return boots == m_boots.end() ? 0 : static_cast<int>(boots->second.size());
}

/// Boots are asked for when a box is unfolded.
bool BoxModel::hasChildren(const QModelIndex& parent) const {
    if (!parent.isValid())
        return !m_boxes.empty();
    return parent.internalId() == 0 && m_boxes[static_cast<std::size_t>(parent.row())].boots > 0;
}

Qt::ItemFlags BoxModel::flags(const QModelIndex& index) const {
    auto flags = QAbstractItemModel::flags(index);
    if (index.isValid() && index.internalId() == 0)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant BoxModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    if (index.internalId() == 0)
        return boxData(m_boxes[static_cast<std::size_t>(index.row())], role);
    const auto boots = m_boots.find(static_cast<std::int64_t>(index.internalId()));
    if (boots == m_boots.end() || index.row() >= static_cast<int>(boots->second.size()))
        return {};
    return bootData(boots->second[static_cast<std::size_t>(index.row())], role);
}

QVariant BoxModel::boxData(const ConsoleBoxState& box, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return fromWire(box.title);
    case Qt::EditRole:
        return QString::fromStdString(box.name);
    case Qt::ToolTipRole:
        return asToolTip(boxToolTip(box, now()));
    case Qt::AccessibleTextRole: {
        QStringList parts{fromWire(box.title), conditionOf(box, now()).text};
        if (const int count = crashes(box); count > 0)
            parts << (count == 1 ? tr("1 new crash") : tr("%n new crashes", nullptr, count));
        if (const int count = unread(box); count > 0)
            parts << (count == 1 ? tr("1 unread line") : tr("%n unread lines", nullptr, count));
        return parts.join(QStringLiteral(", "));
    }
    case SourceRole:
        return qlonglong{box.source};
    case BootRole:
        return qlonglong{0};
    case LampRole:
        return static_cast<int>(conditionOf(box, now()).lamp);
    case StateRole:
        return conditionOf(box, now()).text;
    case AddressRole:
        return addressText(box);
    case RateRole:
        return rateText(box.linesPerSecond);
    case UnreadRole:
        return unread(box);
    case CrashesRole:
        return crashes(box);
    default:
        return {};
    }
}

QVariant BoxModel::bootData(const store::ConsoleBoot& boot, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return momentText(boot.start, now());
    case Qt::AccessibleTextRole:
        return bootText(boot, now());
    case Qt::ToolTipRole:
        return asToolTip(bootToolTip(boot, now()));
    case SourceRole:
        return qlonglong{boot.source};
    case BootRole:
        return qlonglong{boot.number};
    case StateRole:
        return tr("%1 · %2").arg(lengthText(boot.end - boot.start), endingText(boot.ending));
    case CrashesRole:
        return toInt(boot.crashes);
    default:
        return {};
    }
}

bool BoxModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    if (role != Qt::EditRole || !index.isValid() || index.internalId() != 0)
        return false;
    const auto& box = m_boxes[static_cast<std::size_t>(index.row())];
    const QString name = value.toString().simplified();
    if (name != QString::fromStdString(box.name))
        emit renamed(box.source, name);
    return true;
}

} // namespace etherdeck::ui
