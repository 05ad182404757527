// What a person does on the inventory page with what is selected.
#include "ui/inventory/detail/pane.h"
#include "ui/inventory/history/view.h"
#include "ui/inventory/page/header.h"
#include "ui/inventory/page/page.h"
#include "ui/inventory/page/views.h"
#include "ui/inventory/targets/label_dialog.h"
#include "ui/text/plain.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QActionGroup>
#include <QClipboard>
#include <QGuiApplication>
#include <QLineEdit>

#include <algorithm>

namespace etherdeck::ui {

namespace {

constexpr std::size_t detailEvents = 20;

/// Only where nothing but the content tells whether it is one disk.
bool mayCompare(const discovery::Target& target) {
    return target.conflict == discovery::Conflict::Possible || target.differingSector ||
           target.oneDiskBy == discovery::OneDiskBy::Content;
}

} // namespace

void InventoryPage::connectActions() {
    // The page's own find and copy act on the history while it shows; two of one key would cancel each other.
    m_history->findAction()->setShortcut({});
    m_history->copyAction()->setShortcut({});
    connect(m_actions.discover, &QAction::triggered, this, &InventoryPage::startDiscovery);
    connect(m_actions.find, &QAction::triggered, this, [this] {
        if (m_actions.showHistory->isChecked())
            return m_history->findAction()->trigger();
        m_header->filter().setFocus(Qt::ShortcutFocusReason);
        m_header->filter().selectAll();
    });
    connect(m_actions.copy, &QAction::triggered, this, [this] {
        copy(m_actions.showHistory->isChecked() ? m_history->selectedText() : m_views->selectedText());
    });
    connect(m_actions.copyAddress, &QAction::triggered, this,
            [this] { copy(m_views->selectedAddressesText()); });
    connect(&m_targetActions, &TargetActions::saved, m_noteBanner, &Banner::clear);
    connect(&m_targetActions, &TargetActions::saveFailed, this, [this](const QString& text) {
        m_noteBanner->setMessage({tr("The inventory was not exported"), text, {}, tr("Close")});
    });
    connect(m_actions.rename, &QAction::triggered, this, [this] {
        if (const auto* target = current())
            rename(target->address);
    });
    connect(m_actions.nameShelf, &QAction::triggered, this, [this] {
        if (const auto* target = current())
            nameShelf(target->address.shelf());
    });
    connect(m_actions.lookInside, &QAction::triggered, this, [this] {
        m_actions.showDetail->setChecked(true);
        m_detail->lookInside();
    });
    connect(m_actions.showBox, &QAction::triggered, this, [this] {
        if (const auto* target = current())
            if (const auto box = m_boxOf(target->address).box)
                m_commands->showBox(*box);
    });
    connect(m_actions.tie, &QAction::triggered, this, [this] {
        if (const auto* target = current())
            m_commands->askTie(target->address);
    });
    connect(m_actions.compare, &QAction::triggered, this, [this] {
        if (const auto* target = current())
            m_commands->compare(target->address);
    });
    connect(m_actions.showConflict, &QAction::triggered, this, &InventoryPage::showNextConflict);
    connect(m_actions.remove, &QAction::triggered, this, [this] { forget(away(selected())); });
    connect(m_actions.removeAll, &QAction::triggered, this, [this] {
        Targets gone = away(all()); // what is merely not watched stays
        std::erase_if(gone,
                      [](const auto* target) { return target->state == discovery::TargetState::NotWatched; });
        forget(gone);
    });
    connect(m_actions.views, &QActionGroup::triggered, this, &InventoryPage::showView);
    connect(m_actions.groupByShelf, &QAction::toggled, this, [this] {
        if (m_actions.showTable->isChecked())
            showView(m_actions.showTable);
    });
    connect(m_actions.showDetail, &QAction::toggled, m_detail, &QWidget::setVisible);
    connect(m_actions.zoomIn, &QAction::triggered, this, [this] { m_views->zoomBy(1); });
    connect(m_actions.zoomOut, &QAction::triggered, this, [this] { m_views->zoomBy(-1); });
    connect(m_actions.zoomReset, &QAction::triggered, this, [this] { m_views->resetZoom(); });
    m_views->setMenuActions({m_actions.rename, m_actions.nameShelf, m_actions.showBox, m_actions.tie,
                             m_actions.lookInside, m_actions.compare, m_actions.copyText, m_actions.copyJson,
                             m_actions.copyCommand, m_actions.copyAddress, m_actions.remove});
}

void InventoryPage::connectDetail() {
    m_detail->setConditionOf([this](const discovery::Target& target) {
        return static_cast<TargetCondition>(
            m_targets.indexOf(target.address).data(TargetModel::ConditionRole).toInt());
    });
    connect(m_detail, &DetailPane::renameRequested, this, &InventoryPage::rename);
    connect(m_detail, &DetailPane::boxRequested, this,
            [this](const boxes::BoxKey& box) { m_commands->showBox(box); });
    connect(m_detail, &DetailPane::tieRequested, this,
            [this](Address address) { m_commands->askTie(address); });
    connect(m_detail, &DetailPane::deviceRequested, this, [this](const QString& device) {
        if (m_detailed)
            emit deviceRequested(device, *m_detailed);
    });
    connect(m_detail, &DetailPane::copyRequested, m_actions.copyText, &QAction::trigger);
    connect(m_detail, &DetailPane::forgetRequested, this, [this](Address address) {
        if (const auto* target = m_targets.target(m_targets.indexOf(address)))
            forget({target});
    });
    connect(m_detail, &DetailPane::historyRequested, this, [this](Address address) {
        m_actions.showHistory->trigger();
        m_history->setFilterText(QString::fromStdString(address.toString()));
    });
}

void InventoryPage::refreshSelection() {
    const auto& addresses = m_selection.addresses();
    if (addresses != m_inDetail) // else only the current one is another
        refreshDetail();
    refreshActions();
    const auto detailed = addresses.size() == 1 ? std::optional(addresses.front()) : std::nullopt;
    if (detailed == m_detailed)
        return;
    m_detailed = detailed;
    wantDetailEvents();
}

void InventoryPage::refreshDetail() {
    m_inDetail = m_selection.addresses();
    const Targets targets = selected();
    DetailPane::Known known;
    if (targets.size() == 1)
        known = {labelOf(*targets.front()), m_names.firstSeen(*targets.front())};
    m_detail->setTargets(targets, known);
}

void InventoryPage::wantDetailEvents() {
    m_detailEvents.cancel();
    if (!m_detailed)
        return;
    store::EventQuery query;
    query.address = m_detailed;
    query.limit = detailEvents;
    m_detailEvents = m_commands->events(query, this, [this](const auto& events) {
        if (events)
            m_detail->setEvents(*events);
    });
}

void InventoryPage::refreshActions() {
    const bool showsTargets = !m_actions.showHistory->isChecked();
    const bool hasSelection = showsTargets && !m_selection.isEmpty();
    for (QAction* action :
         {m_actions.copyAddress, m_actions.copyText, m_actions.copyJson, m_actions.copyCommand})
        action->setEnabled(hasSelection);
    m_actions.copy->setEnabled(hasSelection || !showsTargets);
    m_actions.rename->setEnabled(showsTargets && current() != nullptr);
    m_actions.nameShelf->setEnabled(showsTargets && current() != nullptr);
    const Targets chosen = selected();
    m_actions.lookInside->setEnabled(showsTargets && chosen.size() == 1 &&
                                     chosen.front()->state == discovery::TargetState::Up);
    m_actions.tie->setEnabled(showsTargets && current() != nullptr);
    m_actions.showBox->setEnabled(showsTargets && current() != nullptr &&
                                  m_boxOf(current()->address).box.has_value());
    m_actions.compare->setEnabled(showsTargets && chosen.size() == 1 && mayCompare(*chosen.front()));
    m_actions.remove->setEnabled(showsTargets && !away(chosen).empty());
    const auto summary = m_targets.summary();
    m_actions.removeAll->setEnabled(summary.vanished + summary.missing > 0);
    m_actions.exportInventory->setEnabled(m_targets.rowCount() > 0);
    for (QAction* zoom : {m_actions.zoomIn, m_actions.zoomOut, m_actions.zoomReset})
        zoom->setEnabled(m_actions.showRack->isChecked());
}

Targets InventoryPage::selected() const {
    Targets targets;
    for (const Address address : m_selection.addresses())
        if (const auto* target = m_targets.target(m_targets.indexOf(address)))
            targets.push_back(target);
    return targets;
}

Targets InventoryPage::all() const {
    Targets targets;
    for (int row = 0; row < m_targets.rowCount(); ++row)
        targets.push_back(m_targets.target(m_targets.index(row, 0)));
    return targets;
}

Targets InventoryPage::away(const Targets& among) const {
    Targets targets;
    std::copy_if(among.begin(), among.end(), std::back_inserter(targets),
                 [](const auto* target) { return target->state != discovery::TargetState::Up; });
    return targets;
}

const discovery::Target* InventoryPage::current() const {
    if (m_selection.addresses().size() == 1)
        return m_targets.target(m_targets.indexOf(m_selection.addresses().front()));
    const auto address = m_selection.current();
    return address ? m_targets.target(m_targets.indexOf(*address)) : nullptr;
}

ExportContext InventoryPage::exportContext() const {
    ExportContext context;
    context.interfaceName = [this](discovery::LinkId id) { return m_targets.interfaceName(id); };
    context.links = m_facts.links;
    context.label = [this](Address address) {
        const auto* target = m_targets.target(m_targets.indexOf(address));
        const store::Label* label = target == nullptr ? nullptr : m_names.find(*target);
        return label == nullptr ? store::Label() : *label;
    };
    context.box = [this](Address address) { return m_boxOf(address).title; };
    return context;
}

void InventoryPage::copy(const QString& text) const {
    if (!text.isEmpty())
        QGuiApplication::clipboard()->setText(text);
}

void InventoryPage::rename(Address address) {
    const auto* target = m_targets.target(m_targets.indexOf(address));
    if (target == nullptr)
        return;
    const store::Label* label = m_names.find(*target);
    auto* dialog = new LabelDialog(LabelDialog::Subject::Target, QString::fromStdString(address.toString()),
                                   label == nullptr ? store::Label() : *label, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LabelDialog::labelChosen, this,
            [this, target = *target](const store::Label& chosen) { m_commands->setLabel(target, chosen); });
    dialog->open();
}

void InventoryPage::nameShelf(std::uint16_t shelf) {
    const store::Label* label = m_names.shelf(shelf);
    auto* dialog = new LabelDialog(LabelDialog::Subject::Shelf, QString::number(shelf),
                                   label == nullptr ? store::Label() : *label, this);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &LabelDialog::labelChosen, this,
            [this, shelf](const store::Label& chosen) { m_commands->setLabel(shelf, chosen); });
    dialog->open();
}

std::vector<discovery::Target> InventoryPage::targets() const {
    std::vector<discovery::Target> targets;
    for (const auto* target : all())
        targets.push_back(*target);
    return targets;
}

std::optional<discovery::Target> InventoryPage::target(Address address) const {
    const auto* target = m_targets.target(m_targets.indexOf(address));
    return target == nullptr ? std::nullopt : std::optional(*target);
}

store::Label InventoryPage::labelOf(const discovery::Target& target) const {
    const store::Label* label = m_names.find(target);
    return label == nullptr ? store::Label() : *label;
}

store::Label InventoryPage::labelOf(std::uint16_t shelf) const {
    const store::Label* label = m_names.shelf(shelf);
    return label == nullptr ? store::Label() : *label;
}

std::map<std::uint16_t, QString> InventoryPage::shelfNames() const {
    std::map<std::uint16_t, QString> names;
    for (const auto* target : all())
        if (const store::Label* label = m_names.shelf(target->address.shelf()); label != nullptr)
            names[target->address.shelf()] = fromWire(label->name);
    return names;
}

void InventoryPage::takeShelfName(std::uint16_t shelf, const QString& name) {
    const store::Label* known = m_names.shelf(shelf);
    store::Label label = known == nullptr ? store::Label() : *known;
    label.name = name.toStdString();
    m_commands->setLabel(shelf, label);
}

void InventoryPage::forget(const Targets& targets) {
    std::vector<discovery::Target> forgotten; // the model changes while they go
    for (const auto* target : targets)
        forgotten.push_back(*target);
    m_commands->forget(forgotten);
}

} // namespace etherdeck::ui
