#include "ui/inventory/page/tasks.h"

#include "ui/inventory/page/actions.h"
#include "ui/inventory/page/contents.h"
#include "ui/inventory/targets/claims.h"
#include "ui/inventory/targets/label_dialog.h"

#include <QAction>

#include <algorithm>

namespace etherdeck::ui {

namespace {

/// Only where nothing but the content tells whether it is one disk.
bool mayCompare(const discovery::Target& target) {
    return target.conflict == discovery::Conflict::Possible || target.differingSector ||
           target.oneDiskBy == discovery::OneDiskBy::Content;
}

bool isOneShelf(const Targets& targets) {
    return !targets.empty() && std::ranges::all_of(targets, [&](const auto* target) {
        return target->address.shelf() == targets.front()->address.shelf();
    });
}

} // namespace

TargetTasks::TargetTasks(const InventoryContents& contents, const InventoryActions& actions, Claims& claims,
                         QWidget& window) :
    QObject(&window), m_contents(contents), m_actions(actions), m_claims(claims), m_window(window) {
    connectNames();
    connectClaims();
    connectBoxes();
    connect(m_actions.compare, &QAction::triggered, this, [this] {
        if (const auto* target = m_contents.current())
            m_commands->compare(target->address);
    });
    connect(m_actions.remove, &QAction::triggered, this,
            [this] { forget(awayAmong(m_contents.selected())); });
    connect(m_actions.removeAll, &QAction::triggered, this, [this] {
        Targets gone = awayAmong(m_contents.all()); // what is merely not watched stays
        std::erase_if(gone,
                      [](const auto* target) { return target->state == discovery::TargetState::NotWatched; });
        forget(gone);
    });
}

void TargetTasks::connectNames() {
    connect(m_actions.rename, &QAction::triggered, this, [this] {
        if (const auto selected = m_contents.selected(); selected.size() == 1)
            rename(selected.front()->address);
    });
    connect(m_actions.nameShelf, &QAction::triggered, this, [this] {
        if (const auto selected = m_contents.selected(); isOneShelf(selected))
            nameShelf(selected.front()->address.shelf());
    });
}

void TargetTasks::connectClaims() {
    connect(m_actions.claim, &QAction::triggered, this, [this] { changeOwners(true); });
    connect(m_actions.release, &QAction::triggered, this, [this] { changeOwners(false); });
    connect(&m_claims, &Claims::endedNow, this, &TargetTasks::noteEnded);
}

void TargetTasks::changeOwners(bool isClaim) {
    const Targets selected = m_contents.selected();
    if (selected.size() == 1)
        return isClaim ? m_claims.claim(*selected.front()) : m_claims.release(*selected.front());
    std::vector<discovery::Target> changing; // the model may change while they are sent
    std::vector<Address> addresses;
    for (const auto* target : selected)
        if (isClaim ? m_claims.mayClaim(*target) : m_claims.mayRelease(*target)) {
            changing.push_back(*target);
            addresses.push_back(target->address);
        }
    m_change = OwnerChange(isClaim, addresses);
    for (const auto& target : changing)
        isClaim ? m_claims.claim(target) : m_claims.release(target);
}

void TargetTasks::noteEnded(Address address) {
    if (const auto ended = m_claims.ended(address); ended && m_change.end(address, ended->outcome))
        emit noted(m_change.message());
}

/// One alone may be another's: that is asked about.
void TargetTasks::refreshOwners(const Targets& selected) {
    const bool isOne = selected.size() == 1;
    const auto& claims = m_claims;
    const bool mayTake = isOne && claims.mayChange(*selected.front());
    const bool isOwned = isOne && !selected.front()->principal().configString.empty();
    const bool isOurs = isOwned && claims.isOurs(selected.front()->principal().configString);
    m_actions.claim->setEnabled(
        isOne ? mayTake && !isOurs
              : std::ranges::any_of(selected, [&](const auto* target) { return claims.mayClaim(*target); }));
    m_actions.release->setEnabled(isOne ? mayTake && isOwned
                                        : std::ranges::any_of(selected, [&](const auto* target) {
                                              return claims.mayRelease(*target);
                                          }));
}

void TargetTasks::connectBoxes() {
    connect(m_actions.showBox, &QAction::triggered, this, [this] {
        if (const auto* target = m_contents.current())
            if (const auto box = m_contents.boxOf(target->address).box)
                m_commands->showBox(*box);
    });
    connect(m_actions.tie, &QAction::triggered, this, [this] {
        if (const auto* target = m_contents.current())
            m_commands->askTie(target->address);
    });
}

void TargetTasks::refreshActions(bool areShown) {
    const Targets selected = areShown ? m_contents.selected() : Targets();
    for (QAction* action :
         {m_actions.copyAddress, m_actions.copyText, m_actions.copyJson, m_actions.copyCommand})
        action->setEnabled(!selected.empty());
    m_actions.copy->setEnabled(!selected.empty() || !areShown);
    m_actions.remove->setEnabled(!awayAmong(selected).empty());
    refreshOwners(selected);
    refreshOfOne(selected.size() == 1 ? selected.front() : nullptr);
    m_actions.nameShelf->setEnabled(isOneShelf(selected));
    const auto summary = m_contents.model().summary();
    m_actions.removeAll->setEnabled(summary.vanished + summary.missing + summary.stopped > 0);
    m_actions.exportInventory->setEnabled(m_contents.model().rowCount() > 0);
}

/// What is done with one target.
void TargetTasks::refreshOfOne(const discovery::Target* target) {
    m_actions.rename->setEnabled(target != nullptr);
    m_actions.tie->setEnabled(target != nullptr);
    m_actions.showInHistory->setEnabled(target != nullptr);
    m_actions.showBox->setEnabled(target != nullptr && m_contents.boxOf(target->address).box.has_value());
    m_actions.lookInside->setEnabled(target != nullptr && target->state == discovery::TargetState::Up);
    m_actions.compare->setEnabled(target != nullptr && mayCompare(*target));
}

void TargetTasks::rename(Address address) {
    const auto* target = m_contents.find(address);
    if (target == nullptr)
        return;
    auto* dialog = new LabelDialog(LabelDialog::Subject::Target, QString::fromStdString(address.toString()),
                                   m_contents.labelOf(*target), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LabelDialog::labelChosen, this,
            [this, target = *target](const store::Label& chosen) { m_commands->setLabel(target, chosen); });
    dialog->open();
}

void TargetTasks::nameShelf(std::uint16_t shelf) {
    auto* dialog = new LabelDialog(LabelDialog::Subject::Shelf, QString::number(shelf),
                                   m_contents.labelOf(shelf), &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LabelDialog::labelChosen, this,
            [this, shelf](const store::Label& chosen) { m_commands->setLabel(shelf, chosen); });
    dialog->open();
}

void TargetTasks::forget(const Targets& targets) {
    std::vector<discovery::Target> forgotten; // the model changes while they go
    for (const auto* target : targets)
        forgotten.push_back(*target);
    m_commands->forget(forgotten);
}

} // namespace etherdeck::ui

#include "moc_tasks.cpp"
