#include "ui/inventory/targets/model.h"

#include "ui/inventory/targets/changes.h"
#include "ui/inventory/targets/texts.h"
#include "ui/text/link.h"

#include <algorithm>
#include <set>

namespace etherdeck::ui {

using discovery::Target;

namespace {

bool isRightAligned(int column) {
    return column == TargetModel::SizeColumn || column == TargetModel::PathsColumn;
}

} // namespace

struct TargetModel::Row {
    Target target;
    std::optional<TimePoint> changedAt;
    TargetCondition shown = TargetCondition::Up; ///< as last told to views
    bool heard = true;                           ///< as last told to views
    QString box;                                 ///< its name
    mutable QString search;                      ///< made when first asked for; empty: make it again
};

TargetModel::TargetModel(QObject* parent) : QAbstractTableModel(parent) {}

TargetModel::~TargetModel() = default;

void TargetModel::apply(const InventoryChange& change) {
    remove(change.removed);
    update(change.updated);
}

TargetModel::Rows::const_iterator TargetModel::lowerBound(Address address) const {
    return std::lower_bound(
        m_rows.begin(), m_rows.end(), address,
        [](const std::unique_ptr<Row>& row, const Address& wanted) { return row->target.address < wanted; });
}

TargetModel::Rows::const_iterator TargetModel::placeOf(Address address) const {
    const auto place = lowerBound(address);
    return place != m_rows.end() && (*place)->target.address == address ? place : m_rows.end();
}

void TargetModel::update(const std::vector<Target>& targets) {
    auto next = targets.begin();
    while (next != targets.end()) {
        const auto place = lowerBound(next->address);
        const auto at = static_cast<int>(place - m_rows.begin());
        if (place == m_rows.end() || (*place)->target.address != next->address) {
            // A run: everything new that belongs before the row that is there.
            Rows run;
            do {
                run.push_back(std::make_unique<Row>(
                    Row{*next, {}, TargetCondition::Up, true, boxOf(next->address), {}}));
                run.back()->shown = conditionOf(*run.back());
                run.back()->heard = m_freshness.isHeard(*next);
                ++next;
            } while (next != targets.end() &&
                     (place == m_rows.end() || next->address < (*place)->target.address));
            beginInsertRows({}, at, at + static_cast<int>(run.size()) - 1);
            m_rows.insert(place, std::make_move_iterator(run.begin()), std::make_move_iterator(run.end()));
            endInsertRows();
            continue;
        }
        ChangeRun changes(*this);
        for (auto row = at; next != targets.end() && row < rowCount() &&
                            m_rows[static_cast<std::size_t>(row)]->target.address == next->address;
             ++row, ++next) {
            Row& known = *m_rows[static_cast<std::size_t>(row)];
            ColumnRange columns = difference(known.target, *next);
            known.target = *next;
            known.search.clear();
            refreshCondition(known, columns);
            const bool isNews = !columns.isEmpty();
            refreshHeard(known, columns);
            changes.add(row, columns, isNews);
        }
    }
}

void TargetModel::remove(std::vector<Address> addresses) {
    std::sort(addresses.begin(), addresses.end());
    auto end = addresses.rbegin();
    while (end != addresses.rend()) {
        const auto place = placeOf(*end);
        if (place == m_rows.end()) {
            ++end;
            continue;
        }
        auto last = static_cast<int>(place - m_rows.begin());
        auto first = last;
        ++end;
        while (end != addresses.rend() && first > 0 &&
               m_rows[static_cast<std::size_t>(first - 1)]->target.address == *end) {
            --first;
            ++end;
        }
        beginRemoveRows({}, first, last);
        m_rows.erase(m_rows.begin() + first, m_rows.begin() + last + 1);
        endRemoveRows();
    }
}

void TargetModel::setLinks(const std::vector<LinkStatus>& links) {
    std::map<discovery::LinkId, QString> names = m_interfaces;
    for (const auto& link : links)
        names[link.id] = ui::interfaceName(link);
    m_links = links;
    if (names == m_interfaces)
        return;
    m_interfaces = std::move(names);
    forgetTexts();
    if (!m_rows.empty())
        emit dataChanged(index(0, PathsColumn), index(rowCount() - 1, InterfaceColumn));
}

void TargetModel::noteHeard(const std::vector<HeardPath>& heard) {
    ChangeRun changes(*this);
    for (const auto& [address, key, time] : heard) {
        const auto place = placeOf(address);
        if (place == m_rows.end())
            continue;
        Row& row = **place;
        row.target.lastSeen = std::max(row.target.lastSeen, time);
        for (auto& path : row.target.paths)
            if (path.key == key)
                path.lastSeen = std::max(path.lastSeen, time);
        ColumnRange columns;
        refreshHeard(row, columns);
        changes.add(static_cast<int>(place - m_rows.begin()), columns);
    }
}

void TargetModel::setLinkNames(const std::vector<LinkName>& names) {
    for (const auto& name : names)
        m_interfaces.try_emplace(name.id, fromWire(name.interface));
}

void TargetModel::noteEvent(const DiscoveryEvent& event) {
    if (event.event.kind != discovery::EventKind::Changed)
        return;
    if (const auto place = placeOf(event.event.address); place != m_rows.end())
        (*place)->changedAt = event.event.time;
}

void TargetModel::setTime(const Moment& now) {
    const TimePoint before = std::exchange(m_now, now).steady;
    m_freshness.now = now.steady;
    ChangeRun changes(*this);
    for (int i = 0; i < rowCount(); ++i) {
        Row& row = *m_rows[static_cast<std::size_t>(i)];
        ColumnRange columns;
        refreshCondition(row, columns);
        if (row.target.state != discovery::TargetState::Up &&
            showsAnotherAge(before - row.target.lastSeen, now.steady - row.target.lastSeen))
            columns.add(LastSeenColumn);
        refreshHeard(row, columns);
        changes.add(i, columns);
    }
}

TargetCondition TargetModel::conditionOf(const Row& row) const {
    return m_freshness.condition(row.target, row.changedAt);
}

void TargetModel::refreshCondition(Row& row, ColumnRange& changed) const {
    if (const auto condition = conditionOf(row); condition != row.shown) {
        row.shown = condition;
        row.search.clear();
        changed.add(StateColumn);
    }
}

void TargetModel::refreshHeard(Row& row, ColumnRange& changed) const {
    if (const bool heard = m_freshness.isHeard(row.target); heard != row.heard) {
        row.heard = heard;
        changed.add(AddressColumn);
    }
}

void TargetModel::forgetTexts() {
    for (const auto& row : m_rows)
        row->search.clear();
}

void TargetModel::setNaming(Naming naming) {
    m_naming = std::move(naming);
    namesChanged();
    boxesChanged();
}

void TargetModel::namesChanged() {
    forgetTexts();
    if (!m_rows.empty())
        emit dataChanged(index(0, NameColumn), index(rowCount() - 1, NameColumn));
}

void TargetModel::retranslate() {
    forgetTexts();
    emit headerDataChanged(Qt::Horizontal, 0, ColumnCount - 1);
    if (!m_rows.empty())
        emit dataChanged(index(0, 0), index(rowCount() - 1, ColumnCount - 1));
}

QString TargetModel::targetName(const Target& target) const {
    return m_naming.target ? m_naming.target(target) : QString();
}

QString TargetModel::shelfName(std::uint16_t shelf) const {
    return m_naming.shelf ? m_naming.shelf(shelf) : QString();
}

void TargetModel::boxesChanged() {
    ChangeRun changes(*this);
    for (int i = 0; i < rowCount(); ++i) {
        Row& row = *m_rows[static_cast<std::size_t>(i)];
        ColumnRange columns;
        if (auto box = boxOf(row.target.address); box != row.box) {
            row.box = std::move(box);
            row.search.clear();
            columns.add(NameColumn);
        }
        changes.add(i, columns);
    }
}

QString TargetModel::boxOf(Address address) const { return m_naming.box ? m_naming.box(address) : QString(); }

const Target* TargetModel::target(const QModelIndex& index) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return nullptr;
    return &m_rows[static_cast<std::size_t>(index.row())]->target;
}

const Target* TargetModel::find(Address address) const {
    const auto place = placeOf(address);
    return place == m_rows.end() ? nullptr : &(*place)->target;
}

QModelIndex TargetModel::indexOf(Address address) const {
    const auto place = placeOf(address);
    return place == m_rows.end() ? QModelIndex() : index(static_cast<int>(place - m_rows.begin()), 0);
}

template <class Predicate>
std::vector<const Target*> TargetModel::where(Predicate isOne) const {
    std::vector<const Target*> found;
    for (const auto& row : m_rows)
        if (isOne(row->target))
            found.push_back(&row->target);
    return found;
}

InventorySummary TargetModel::summary() const {
    return summaryOf(where([](const Target&) { return true; }));
}

std::vector<const Target*> TargetModel::conflicts() const {
    return where([](const Target& target) { return target.hasConflict(); });
}

std::vector<const Target*> TargetModel::possibleConflicts() const {
    return where([](const Target& target) { return target.hasPossibleConflict(); });
}

std::vector<const Target*> TargetModel::inState(discovery::TargetState state) const {
    return where([state](const Target& target) { return target.state == state; });
}

int TargetModel::rowCount(const QModelIndex& parent) const {
    return parent.isValid() ? 0 : static_cast<int>(m_rows.size());
}

int TargetModel::columnCount(const QModelIndex& parent) const { return parent.isValid() ? 0 : ColumnCount; }

QVariant TargetModel::data(const QModelIndex& index, int role) const {
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row& row = *m_rows[static_cast<std::size_t>(index.row())];
    const auto texts = textsOf(row);
    switch (role) {
    case Qt::DisplayRole:
        return texts.displayText(index.column());
    case Qt::ToolTipRole: {
        const QString text = texts.toolTip(index.column());
        return text.isEmpty() ? QVariant() : asToolTip(text);
    }
    case Qt::TextAlignmentRole:
        return QVariant::fromValue(isRightAligned(index.column()) ? Qt::AlignRight | Qt::AlignVCenter
                                                                  : Qt::AlignLeft | Qt::AlignVCenter);
    case Qt::AccessibleTextRole:
        if (index.column() == StateColumn)
            return tr("%1: %2").arg(texts.displayText(AddressColumn), texts.displayText(StateColumn));
        return texts.displayText(index.column());
    case Qt::AccessibleDescriptionRole:
        return index.column() == StateColumn ? texts.explained() : QVariant();
    case SortRole:
        return texts.sortValue(index.column());
    case AddressRole:
        return QVariant::fromValue(row.target.address);
    case ConditionRole:
        return static_cast<int>(conditionOf(row));
    case SearchRole:
        if (row.search.isEmpty())
            row.search = texts.searchText(row.box);
        return row.search;
    case SummaryRole:
        return texts.summaryText();
    case SpokenRole:
        return texts.spokenText();
    case HeardRole:
        return row.heard;
    case StateWordsRole:
        return texts.stateWords();
    case PathsRole:
        return texts.paths();
    case BoxRole:
        return row.box;
    default:
        return {};
    }
}

QVariant TargetModel::headerData(int section, Qt::Orientation orientation, int role) const {
    if (orientation != Qt::Horizontal)
        return {};
    if (role == Qt::TextAlignmentRole)
        return QVariant::fromValue(isRightAligned(section) ? Qt::AlignRight | Qt::AlignVCenter
                                                           : Qt::AlignLeft | Qt::AlignVCenter);
    if (role != Qt::DisplayRole)
        return {};
    switch (section) {
    case AddressColumn:
        return tr("Address");
    case NameColumn:
        return tr("Name");
    case StateColumn:
        return tr("State");
    case SizeColumn:
        return tr("Size");
    case ModelColumn:
        return tr("Model");
    case SerialColumn:
        return tr("Serial number");
    case ConfigStringColumn:
        return tr("Config string");
    case PathsColumn:
        return tr("Paths");
    case InterfaceColumn:
        return tr("Interface");
    case LastSeenColumn:
        return tr("Last seen");
    default:
        return {};
    }
}

TargetTexts TargetModel::textsOf(const Row& row) const {
    return {*this, row.target, conditionOf(row), m_now, m_links};
}

QString TargetModel::interfaceName(discovery::LinkId link) const {
    const auto known = m_interfaces.find(link);
    return known == m_interfaces.end() ? QString() : known->second;
}

} // namespace etherdeck::ui

#include "moc_model.cpp"
