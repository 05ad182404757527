#include "ui/inventory/page/tasks.h"

#include "ui/inventory/page/actions.h"
#include "ui/inventory/page/contents.h"
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

} // namespace

TargetTasks::TargetTasks(const InventoryContents& contents, const InventoryActions& actions,
                         QWidget& window) :
    QObject(&window), m_contents(contents), m_actions(actions), m_window(window) {
    connectNames();
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
        if (const auto* target = m_contents.current())
            rename(target->address);
    });
    connect(m_actions.nameShelf, &QAction::triggered, this, [this] {
        if (const auto* target = m_contents.current())
            nameShelf(target->address.shelf());
    });
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
    refreshOfOne(areShown ? m_contents.current() : nullptr, selected.size() == 1);
    const auto summary = m_contents.model().summary();
    m_actions.removeAll->setEnabled(summary.vanished + summary.missing > 0);
    m_actions.exportInventory->setEnabled(m_contents.model().rowCount() > 0);
}

/// What is done with one target.
void TargetTasks::refreshOfOne(const discovery::Target* target, bool isOnly) {
    m_actions.rename->setEnabled(target != nullptr);
    m_actions.nameShelf->setEnabled(target != nullptr);
    m_actions.tie->setEnabled(target != nullptr);
    m_actions.showBox->setEnabled(target != nullptr && m_contents.boxOf(target->address).box.has_value());
    m_actions.lookInside->setEnabled(isOnly && target != nullptr &&
                                     target->state == discovery::TargetState::Up);
    m_actions.compare->setEnabled(isOnly && target != nullptr && mayCompare(*target));
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
