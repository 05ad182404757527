#include "ui/console/search/model.h"

#include "ui/console/lines/text.h"
#include "ui/text/plain.h"

#include <algorithm>
#include <set>

namespace etherdeck::ui {

namespace {

qint64 idOf(const netconsole::Line& line) { return static_cast<qint64>(line.id); }

} // namespace

void SearchModel::clear() {
    beginResetModel();
    m_groups.clear();
    m_rows.clear();
    m_hits = 0;
    m_lastLine = 0;
    endResetModel();
}

void SearchModel::add(const std::vector<netconsole::Line>& lines) {
    std::map<Key, std::vector<netconsole::Line>> parts;
    std::vector<Key> order;
    for (const auto& line : lines) {
        const Key key{static_cast<std::int64_t>(line.source), static_cast<std::int64_t>(line.boot)};
        if (parts[key].empty())
            order.push_back(key);
        parts[key].push_back(line);
        m_lastLine = idOf(line);
    }
    for (const auto& key : order)
        addTo(key, std::move(parts[key]));
}

void SearchModel::addTo(const Key& key, std::vector<netconsole::Line> lines) {
    const auto [found, isNew] = m_rows.emplace(key, static_cast<int>(m_groups.size()));
    if (isNew) {
        beginInsertRows({}, found->second, found->second);
        m_groups.push_back({key, {}});
        endInsertRows();
    }
    auto& group = m_groups[static_cast<std::size_t>(found->second)];
    const QModelIndex parent = index(found->second, 0);
    const int first = static_cast<int>(group.lines.size());
    beginInsertRows(parent, first, first + static_cast<int>(lines.size()) - 1);
    m_hits += static_cast<int>(lines.size());
    std::ranges::move(lines, std::back_inserter(group.lines));
    endInsertRows();
    emit dataChanged(parent, parent); // its count
}

void SearchModel::setSources(const std::vector<store::ConsoleSource>& sources) {
    m_titles.clear();
    for (const auto& source : sources)
        m_titles[source.id] = fromWire(source.title());
    retranslate();
}

void SearchModel::setBoots(const std::vector<store::ConsoleBoot>& boots) {
    for (const auto& boot : boots)
        m_starts[{boot.source, boot.number}] = boot.start;
    retranslate();
}

void SearchModel::retranslate() {
    if (!m_groups.empty())
        emit dataChanged(index(0, 0), index(static_cast<int>(m_groups.size()) - 1, 0));
}

int SearchModel::boxes() const {
    std::set<std::int64_t> sources;
    for (const auto& group : m_groups)
        sources.insert(group.key.first);
    return static_cast<int>(sources.size());
}

const netconsole::Line* SearchModel::lineAt(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == 0)
        return nullptr;
    return &m_groups[index.internalId() - 1].lines[static_cast<std::size_t>(index.row())];
}

/// Hits carry the number of their group, from 1; groups carry 0.
QModelIndex SearchModel::index(int row, int column, const QModelIndex& parent) const {
    if (!hasIndex(row, column, parent))
        return {};
    return createIndex(row, column, parent.isValid() ? static_cast<quintptr>(parent.row()) + 1 : 0);
}

QModelIndex SearchModel::parent(const QModelIndex& index) const {
    if (!index.isValid() || index.internalId() == 0)
        return {};
    return createIndex(static_cast<int>(index.internalId() - 1), 0, quintptr{0});
}

int SearchModel::rowCount(const QModelIndex& parent) const {
    if (!parent.isValid())
        return static_cast<int>(m_groups.size());
    if (parent.internalId() != 0)
        return 0;
    return static_cast<int>(m_groups[static_cast<std::size_t>(parent.row())].lines.size());
}

int SearchModel::columnCount(const QModelIndex&) const { return 1; }

QVariant SearchModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const auto* line = lineAt(index);
    return line != nullptr ? lineData(*line, role)
                           : groupData(m_groups[static_cast<std::size_t>(index.row())], role);
}

QVariant SearchModel::groupData(const Group& group, int role) const {
    if (role == Qt::DisplayRole || role == Qt::AccessibleTextRole)
        return groupText(group);
    return role == CountRole ? QVariant(static_cast<int>(group.lines.size())) : QVariant();
}

QVariant SearchModel::lineData(const netconsole::Line& line, int role) const {
    switch (role) {
    case Qt::DisplayRole:
        return fromWire(line.text);
    case Qt::AccessibleTextRole:
        return QStringLiteral("%1 %2").arg(fullTime(line.time), fromWire(line.text));
    case LineRole:
        return idOf(line);
    case TimeRole:
        return fullTime(line.time);
    case LevelRole:
        return line.level ? static_cast<int>(*line.level) : -1;
    default:
        return {};
    }
}

QString SearchModel::groupText(const Group& group) const {
    const auto title = m_titles.find(group.key.first);
    const QString box = title == m_titles.end() ? tr("Box %1").arg(group.key.first) : title->second;
    const auto start = m_starts.find(group.key);
    if (group.key.second == 0)
        return box;
    return start == m_starts.end()
               ? tr("%1 · boot %2").arg(box).arg(group.key.second)
               : tr("%1 · boot %2 · %3").arg(box).arg(group.key.second).arg(timeText(start->second));
}

} // namespace etherdeck::ui

#include "moc_model.cpp"
