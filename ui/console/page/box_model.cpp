#include "ui/console/page/box_model.h"

#include "ui/console/page/box_data.h"
#include "ui/text/plain.h"

#include <QCollator>

#include <algorithm>
#include <utility>

namespace etherdeck::ui {

namespace {

using Kind = BoxEntry::Kind;

std::vector<ConsoleBoxState> sorted(std::vector<ConsoleBoxState> boxes) {
    QCollator collator;
    collator.setNumericMode(true);
    std::ranges::stable_sort(boxes, [&collator](const ConsoleBoxState& a, const ConsoleBoxState& b) {
        return collator.compare(QString::fromStdString(a.title), QString::fromStdString(b.title)) < 0;
    });
    return boxes;
}

void collectKeys(const std::vector<BoxEntry>& entries, std::set<BoxEntry::Key>& keys) {
    for (const auto& entry : entries) {
        keys.insert(entry.key);
        collectKeys(entry.entries, keys);
    }
}

} // namespace

struct BoxModel::Node {
    BoxEntry::Key key;
    QString title;
    Node* parent = nullptr;
    std::vector<std::unique_ptr<Node>> entries{};

    [[nodiscard]] std::size_t row() const {
        const auto& all = parent->entries;
        const auto found = std::ranges::find(all, this, &std::unique_ptr<Node>::get);
        return static_cast<std::size_t>(found - all.begin());
    }
};

BoxModel::BoxModel(QObject* parent) : QAbstractItemModel(parent), m_root(std::make_unique<Node>()) {}

BoxModel::~BoxModel() = default;

void BoxModel::setBoxes(const std::vector<ConsoleBoxState>& boxes, const SourceBoxes& owners) {
    m_boxes = sorted(withBoxNames(boxes, owners));
    m_owners = owners;
    m_counts = sourceCounts(boxes, owners);
    const auto entries = boxEntries(boxes, owners);
    const bool isOther = arrange(*m_root, entries);
    std::set<BoxEntry::Key> listed;
    collectKeys(entries, listed);
    const bool isLess = dropUnlisted(*m_root, listed);
    noteSeen();
    tellChanged(*m_root);
    if (isOther || isLess)
        emit arranged();
}

/// Brings the rows into the order of `entries`, one at a time, so that views keep their place.
bool BoxModel::arrange(Node& parent, const std::vector<BoxEntry>& entries) {
    bool isOther = false;
    for (std::size_t row = 0; row < entries.size(); ++row) {
        isOther |= moveTo(parent, row, entries[row]);
        isOther |= arrange(*parent.entries[row], entries[row].entries);
    }
    return isOther;
}

bool BoxModel::moveTo(Node& parent, std::size_t row, const BoxEntry& entry) {
    const int at = static_cast<int>(row);
    auto* const known = nodeOf(entry.key);
    if (!known) {
        beginInsertRows(indexOf(parent), at, at);
        const auto added = parent.entries.insert(parent.entries.begin() + at, std::make_unique<Node>());
        **added = Node{entry.key, entry.title, &parent};
        m_nodes[entry.key] = added->get();
        endInsertRows();
        return true;
    }
    known->title = entry.title;
    auto& from = *known->parent;
    const int before = static_cast<int>(known->row());
    if (&from == &parent && before == at)
        return false;
    beginMoveRows(indexOf(from), before, before, indexOf(parent), at);
    auto moved = std::move(from.entries[static_cast<std::size_t>(before)]);
    from.entries.erase(from.entries.begin() + before);
    moved->parent = &parent;
    parent.entries.insert(parent.entries.begin() + at, std::move(moved));
    endMoveRows();
    return true;
}

/// What is not listed has nothing listed in it any more.
bool BoxModel::dropUnlisted(Node& parent, const std::set<BoxEntry::Key>& listed) {
    bool isLess = false;
    for (int row = static_cast<int>(parent.entries.size()) - 1; row >= 0; --row) {
        auto& node = *parent.entries[static_cast<std::size_t>(row)];
        isLess |= dropUnlisted(node, listed);
        if (listed.contains(node.key))
            continue;
        beginRemoveRows(indexOf(parent), row, row);
        m_boots.erase(node.key.source);
        m_attention.forget(node.key.source);
        m_nodes.erase(node.key);
        parent.entries.erase(parent.entries.begin() + row);
        endRemoveRows();
        isLess = true;
    }
    return isLess;
}

void BoxModel::tellChanged(const Node& parent) {
    if (parent.entries.empty())
        return;
    const auto place = indexOf(parent);
    emit dataChanged(index(0, 0, place), index(static_cast<int>(parent.entries.size()) - 1, 0, place));
    for (const auto& entry : parent.entries)
        tellChanged(*entry);
}

void BoxModel::noteSeen() {
    m_attention.note(m_boxes);
    if (const int count = crashesNotLookedAt(); std::exchange(m_crashesTold, count) != count)
        emit crashesChanged(count);
}

void BoxModel::setLookedAt(std::vector<std::int64_t> sources) {
    m_attention.setLookedAt({sources.begin(), sources.end()});
    noteSeen();
    refreshTexts();
}

void BoxModel::setBoots(std::int64_t source, const std::vector<store::ConsoleBoot>& boots) {
    const QModelIndex box = indexOf(source);
    if (!box.isValid())
        return;
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

void BoxModel::refreshTexts() { tellChanged(*m_root); }

const ConsoleBoxState* BoxModel::box(std::int64_t source) const {
    const auto found = std::ranges::find(m_boxes, source, &ConsoleBoxState::source);
    return found == m_boxes.end() ? nullptr : &*found;
}

std::optional<boxes::BoxKey> BoxModel::boxOf(std::int64_t source) const {
    const auto owner = m_owners.find(source);
    return owner == m_owners.end() ? std::nullopt : std::optional(owner->second.key);
}

std::optional<boxes::BoxKey> BoxModel::boxAt(const QModelIndex& index) const {
    const auto* const node = nodeAt(index);
    if (node && node->key.kind == Kind::Box)
        return node->key.box;
    return boxOf(index.data(SourceRole).toLongLong());
}

std::optional<boxes::BoxKey> BoxModel::ownBoxOf(std::int64_t source) const {
    const auto owner = boxOf(source);
    const auto count = owner ? m_counts.find(*owner) : m_counts.end();
    return count != m_counts.end() && owner->isStored() && count->second == 1 ? owner : std::nullopt;
}

std::vector<std::int64_t> BoxModel::sourcesAt(const QModelIndex& index) const {
    if (!index.isValid())
        return {};
    const auto* const node = nodeAt(index);
    return node ? sourcesOf(*node) : std::vector{index.data(SourceRole).value<std::int64_t>()};
}

std::optional<BoxEntry::Key> BoxModel::keyAt(const QModelIndex& index) const {
    const auto* const node = index.isValid() ? nodeAt(index) : nullptr;
    return node ? std::optional(node->key) : std::nullopt;
}

QModelIndex BoxModel::indexOf(std::int64_t source, std::int64_t boot) const {
    const auto* const node = nodeOf({Kind::Source, {}, {}, source});
    if (!node)
        return {};
    const QModelIndex box = indexOf(*node);
    const auto boots = m_boots.find(source);
    if (boot == 0 || boots == m_boots.end())
        return boot == 0 ? box : QModelIndex();
    const auto found = std::ranges::find(boots->second, boot, &store::ConsoleBoot::number);
    return found == boots->second.end() ? QModelIndex()
                                        : index(static_cast<int>(found - boots->second.begin()), 0, box);
}

QModelIndex BoxModel::indexOf(const BoxEntry::Key& key) const {
    const auto* const node = nodeOf(key);
    return node ? indexOf(*node) : QModelIndex();
}

int BoxModel::crashesNotLookedAt() const {
    int count = 0;
    for (const auto& box : m_boxes)
        count += m_attention.crashes(box);
    return count;
}

// An index points to the entry that it is in.

BoxModel::Node* BoxModel::nodeOf(const BoxEntry::Key& key) const {
    const auto found = m_nodes.find(key);
    return found == m_nodes.end() ? nullptr : found->second;
}

const BoxModel::Node* BoxModel::nodeAt(const QModelIndex& index) const {
    if (!index.isValid())
        return m_root.get();
    const auto* const in = static_cast<const Node*>(index.constInternalPointer());
    const auto row = static_cast<std::size_t>(index.row());
    return row < in->entries.size() ? in->entries[row].get() : nullptr;
}

const store::ConsoleBoot* BoxModel::bootAt(const QModelIndex& index) const {
    const auto* const in = static_cast<const Node*>(index.constInternalPointer());
    const auto boots = m_boots.find(in->key.source);
    const auto row = static_cast<std::size_t>(index.row());
    return boots == m_boots.end() || row >= boots->second.size() ? nullptr : &boots->second[row];
}

QModelIndex BoxModel::indexOf(const Node& node) const {
    return node.parent ? createIndex(static_cast<int>(node.row()), 0, node.parent) : QModelIndex();
}

QModelIndex BoxModel::index(int row, int column, const QModelIndex& parent) const {
    return hasIndex(row, column, parent) ? createIndex(row, column, nodeAt(parent)) : QModelIndex();
}

QModelIndex BoxModel::parent(const QModelIndex& index) const {
    return index.isValid() ? indexOf(*static_cast<const Node*>(index.constInternalPointer())) : QModelIndex();
}

int BoxModel::rowCount(const QModelIndex& parent) const {
    const auto* const node = nodeAt(parent);
    if (!node)
        return 0;
    const auto boots = m_boots.find(node->key.source);
    return static_cast<int>(node->key.kind != Kind::Source || boots == m_boots.end() ? node->entries.size()
                                                                                     : boots->second.size());
}

/// Boots are asked for when a source is unfolded.
bool BoxModel::hasChildren(const QModelIndex& parent) const {
    const auto* const node = nodeAt(parent);
    if (!node || node->key.kind != Kind::Source)
        return node && !node->entries.empty();
    const auto* const source = box(node->key.source);
    return source && source->boots > 0;
}

Qt::ItemFlags BoxModel::flags(const QModelIndex& index) const {
    auto flags = QAbstractItemModel::flags(index);
    if (const auto key = keyAt(index); key && key->kind != Kind::Group)
        flags |= Qt::ItemIsEditable;
    return flags;
}

QVariant BoxModel::data(const QModelIndex& index, int role) const {
    if (!index.isValid())
        return {};
    const auto* const node = nodeAt(index);
    if (!node) {
        const auto* const boot = bootAt(index);
        return boot ? bootData(*boot, role) : QVariant();
    }
    if (role == Qt::DisplayRole)
        return node->title;
    if (role == Qt::EditRole)
        return editedName(*node);
    std::vector<const ConsoleBoxState*> sources;
    for (const auto source : sourcesOf(*node))
        if (const auto* const one = box(source))
            sources.push_back(one);
    if (sources.empty())
        return {};
    const auto count = static_cast<int>(node->entries.size());
    return node->key.kind == Kind::Source
               ? sourceData(*sources.front(), node->title, m_attention, role)
               : severalData(sources, {node->title, node->key.kind, count}, m_attention, role);
}

std::vector<std::int64_t> BoxModel::sourcesOf(const Node& node) {
    if (node.key.kind == Kind::Source)
        return {node.key.source};
    std::vector<std::int64_t> sources;
    for (const auto& entry : node.entries)
        for (const auto source : sourcesOf(*entry))
            sources.push_back(source);
    return sources;
}

QString BoxModel::editedName(const Node& node) const {
    for (const auto source : sourcesOf(node))
        if (const auto owner = m_owners.find(source);
            owner != m_owners.end() && (node.key.kind == Kind::Box || ownBoxOf(source)))
            return QString::fromStdString(owner->second.name);
    const auto* const source = box(node.key.source);
    return source ? QString::fromStdString(source->name) : QString();
}

bool BoxModel::setData(const QModelIndex& index, const QVariant& value, int role) {
    const auto* const node = index.isValid() ? nodeAt(index) : nullptr;
    if (role != Qt::EditRole || !node || node->key.kind == Kind::Group)
        return false;
    const QString name = value.toString().simplified();
    if (name == editedName(*node))
        return true;
    const auto own = node->key.kind == Kind::Box ? std::optional(node->key.box) : ownBoxOf(node->key.source);
    if (own)
        emit boxRenamed(*own, name);
    else
        emit renamed(node->key.source, name);
    return true;
}

} // namespace etherdeck::ui

#include "moc_box_model.cpp"
