#include "ui/devices/page/actions.h"

#include "ui/look/icons.h"
#include "ui/text/plain.h"
#include "ui/widgets/input_dialog.h"

#include <QAction>
#include <QWidget>

#include <algorithm>

namespace etherdeck::ui {

namespace {

template <class Values, class Matches>
auto findIn(const Values& values, const Matches& matches) -> decltype(&*values.begin()) {
    const auto found = std::ranges::find_if(values, matches);
    return found == values.end() ? nullptr : &*found;
}

/// What has no identity cannot be recognized again.
bool canLock(const plans::Disk& disk) { return !disk.identity.empty(); }

bool areAllLocked(const std::vector<const plans::Disk*>& disks) {
    return !disks.empty() && std::ranges::all_of(disks, [](const auto* disk) { return disk->locked; });
}

} // namespace

DeviceActions::DeviceActions(QWidget* window) :
    QObject(window),
    m_window(window),
    m_exports(new ExportActions(window)),
    m_interfaces(new InterfaceActions(window)),
    m_exportDisk(new QAction(icon(Icon::Add), {}, this)),
    m_lock(new QAction(icon(Icon::Locked), {}, this)),
    m_undo(new QAction(icon(Icon::Undo), {}, this)) {
    connectAll();
    retranslate();
    setSelection(nullptr, {});
}

QList<QAction*> DeviceActions::of(DeviceTab tab) const {
    switch (tab) {
    case DeviceTab::Exports:
        return m_exports->all();
    case DeviceTab::Disks:
        return {m_exportDisk, m_lock};
    case DeviceTab::Interfaces:
        return m_interfaces->all();
    case DeviceTab::Journal:
        return {m_undo};
    }
    return {};
}

void DeviceActions::connectAll() {
    connect(m_exports, &ExportActions::wished, this, &DeviceActions::wished);
    connect(m_interfaces, &InterfaceActions::wished, this, &DeviceActions::wished);
    connect(m_exports, &ExportActions::newExportRequested, this, [this] { emit newExportRequested({}); });
    connect(m_exportDisk, &QAction::triggered, this, [this] {
        if (const auto chosen = disks(); chosen.size() == 1)
            emit newExportRequested(chosen.front()->path);
    });
    connect(m_lock, &QAction::triggered, this, &DeviceActions::lockOrUnlock);
    connect(m_undo, &QAction::triggered, this, [this] {
        if (const auto* const entry = currentEntry())
            wishFor(plans::UndoChange{entry->entry}, tr("Undo change %1").arg(entry->entry));
    });
}

/// Locks those that are not locked; when all are, unlocks them.
void DeviceActions::lockOrUnlock() {
    const auto chosen = disks();
    const bool isLocking = !areAllLocked(chosen);
    DeviceWish wish;
    for (const auto* const disk : chosen)
        if (canLock(*disk) && disk->locked != isLocking)
            wish.changes.push_back({plans::LockDisk{disk->path, isLocking}, fromWire(disk->path)});
    if (wish.changes.empty())
        return;
    const auto count = wish.changes.size();
    if (count == 1)
        wish.verb = (isLocking ? tr("Lock %1") : tr("Unlock %1")).arg(wish.changes.front().name);
    else
        wish.verb = (isLocking ? tr("Lock %1 disks") : tr("Unlock %1 disks")).arg(count);
    emit wished(wish);
}

std::vector<const plans::Disk*> DeviceActions::disks() const {
    std::vector<const plans::Disk*> chosen;
    if (m_state && m_state->disks)
        for (const auto& disk : *m_state->disks)
            if (keys(DeviceTab::Disks).contains(QString::fromStdString(disk.path)))
                chosen.push_back(&disk);
    return chosen;
}

const remote::JournalEntry* DeviceActions::currentEntry() const {
    if (!m_state || !m_state->journal)
        return nullptr;
    return findIn(*m_state->journal, [wanted = key(DeviceTab::Journal)](const auto& entry) {
        return QString::number(entry.entry) == wanted;
    });
}

void DeviceActions::setSelection(const DeviceStatePtr& state, const DeviceKeys& keys) {
    m_state = state;
    m_keys = keys;
    m_exports->setSelection(state, this->keys(DeviceTab::Exports));
    m_interfaces->setSelection(state, key(DeviceTab::Interfaces));
    const bool canChange = state && state->link == DeviceState::Link::Connected && state->can("changes");
    const auto chosen = canChange ? disks() : std::vector<const plans::Disk*>();
    m_exportDisk->setEnabled(chosen.size() == 1 && chosen.front()->uses.empty() && !chosen.front()->system &&
                             !chosen.front()->locked);
    m_lock->setEnabled(std::ranges::any_of(chosen, [](const auto* disk) { return canLock(*disk); }));
    const auto* const entry = canChange ? currentEntry() : nullptr;
    m_undo->setEnabled(entry && entry->canUndo && !entry->undoneBy);
    retranslate();
}

void DeviceActions::retranslate() {
    const bool isLocked = areAllLocked(disks());
    m_exports->retranslate();
    m_exportDisk->setText(tr("Export…"));
    m_lock->setText(isLocked ? tr("Unlock…") : tr("Lock…"));
    m_lock->setIcon(icon(isLocked ? Icon::Unlocked : Icon::Locked));
    m_interfaces->retranslate();
    m_undo->setText(tr("Undo…"));
}

} // namespace etherdeck::ui

#include "moc_actions.cpp"
