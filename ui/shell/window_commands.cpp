#include "ui/shell/window_commands.h"

#include "ui/boxes/links/links.h"
#include "ui/console/arrival/helper.h"
#include "ui/console/page/page.h"
#include "ui/devices/page/page.h"
#include "ui/inventory/page/page.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences_control.h"
#include "ui/shell/undo/edits.h"

#include <utility>

namespace etherdeck::ui {

using What = boxes::BoxRequest::What;

void WindowCommands::chooseInterfaces() { m_window.firstSteps().openInterfaces(); }

void WindowCommands::openWizard() { m_window.firstSteps().openWizard(); }

void WindowCommands::repairPermission() { m_window.firstSteps().checkPermission(); }

void WindowCommands::checkPermission() { m_window.firstSteps().checkPermission(); }

void WindowCommands::runRepair(const RepairPlan& plan) { m_window.firstSteps().runRepair(plan); }

void WindowCommands::cancelRepair() { m_window.firstSteps().cancelRepair(); }

void WindowCommands::openPreferences() { m_window.preferences().openDialog(); }

void WindowCommands::exportAt(Address address, const DraggedDisk& disk) {
    m_window.openExport(address, disk);
}

void WindowCommands::showExport(const QString& device, Address address) {
    m_window.boxes().showExport(device, address);
}

void WindowCommands::forget(const std::vector<discovery::Target>& targets) {
    if (!targets.empty())
        m_window.edits().perform(TargetsForgotten{targets, {}, false});
}

void WindowCommands::setLabel(const discovery::Target& target, const store::Label& label) {
    if (const auto before = m_window.inventory().labelOf(target); before != label)
        m_window.edits().perform(TargetLabelEdit{target, before, label});
}

void WindowCommands::setLabel(std::uint16_t shelf, const store::Label& label) {
    if (const auto before = m_window.inventory().labelOf(shelf); before != label)
        m_window.edits().perform(ShelfLabelEdit{shelf, before, label});
}

void WindowCommands::rename(qint64 source, const QString& name) {
    if (const auto* known = box(source))
        m_window.edits().perform(
            BoxNameEdit{source, titleOf(source), QString::fromStdString(known->name), name});
}

void WindowCommands::showBox(const boxes::BoxKey& box) { m_window.boxes().dialogs().showBox(box); }

void WindowCommands::askBoxName(const boxes::BoxKey& box) { m_window.boxes().dialogs().askName(box); }

void WindowCommands::askBoxGroup(const boxes::BoxKey& box) { m_window.boxes().dialogs().askGroup(box); }

void WindowCommands::askTie(const boxes::Thing& thing) { m_window.boxes().dialogs().askTie(thing); }

void WindowCommands::renameBox(const boxes::BoxKey& box, const std::string& name) {
    changeBox({box, What::Name, name, {}});
}

QString WindowCommands::wrongBoxName(const std::string& device, const QString& name) const {
    const auto& links = m_window.boxes();
    return links.dialogs().wrongName(links.facts().boxes().withDevice(device).value_or(boxes::BoxKey()),
                                     name);
}

void WindowCommands::changeBox(const boxes::BoxRequest& request) {
    const auto& facts = m_window.boxes().facts();
    m_window.edits().perform(BoxEdit{request, facts.titleOf(request.box),
                                     request.thing ? facts.titleOf(*request.thing) : QString()});
}

/// A source keeps the MAC address that is chosen for it: so its box need not be stored. What else is tied or
/// untied is stored with the box, and outranks that MAC address.
void WindowCommands::tie(const boxes::Thing& thing, const std::optional<boxes::BoxKey>& to) {
    const auto& boxes = m_window.boxes().facts().boxes();
    const auto* const source = std::get_if<boxes::SourceId>(&thing);
    const auto* const known = source ? box(static_cast<qint64>(*source)) : nullptr;
    const auto choose = [this, known](const std::optional<MacAddress>& mac) {
        m_window.edits().perform(BoxTieEdit{known->source, titleOf(known->source), known->box, mac});
    };
    const auto present = boxes.of(thing);
    const bool isTied = present.proof == boxes::Proof::User && !present.by;
    if (to && known && !to->isStored() && !isTied)
        return choose(to->mac);
    if (to)
        return changeBox({*to, What::Tie, {}, thing});
    const bool isChosen = known && known->box;
    if (const auto rest = isChosen ? boxes.ofUnchosen(*source).box : present.box)
        changeBox({*rest, What::Untie, {}, thing});
    if (isChosen)
        choose(std::nullopt);
}

void WindowCommands::merge(qint64 into, qint64 from) {
    m_window.edits().perform(BoxesMerged{into, from, titleOf(into), titleOf(from), false});
}

void WindowCommands::takeApart(qint64 into, qint64 former, const QString& formerTitle) {
    m_window.edits().perform(BoxesMerged{into, former, titleOf(into), formerTitle, true});
}

void WindowCommands::forgetBox(qint64 source) {
    m_window.edits().perform(BoxForgotten{source, titleOf(source), false});
}

void WindowCommands::setUpNetconsole(qint64 source) {
    const auto& all = m_window.boxes().facts().boxes();
    const auto owner = all.of(boxes::SourceId{source}).box;
    const auto* const known = owner ? all.find(*owner) : nullptr;
    if (!known || !m_window.boxes().facts().isManaged(known->box.device) ||
        !m_window.devices().openNetconsole(known->box.device))
        openArrivalHelp(source); // has the lines for the sender
}

void WindowCommands::showSource(qint64 source) { m_window.presentConsole(source, 0, 0); }

void WindowCommands::showConsoleOf(const std::string& address) {
    for (const auto& known : m_window.console().model().boxes())
        for (const auto& endpoint : known.addresses)
            if (endpoint.addressText() == address)
                return m_window.presentConsole(known.source, 0, 0);
}

void WindowCommands::openArrivalHelp(qint64 source) { m_window.arrivalHelper().open(box(source)); }

Jobs::Handle WindowCommands::listChange(const std::string& device, std::function<void()> cancel) {
    return m_window.jobs().start(tr("Changing %1").arg(m_window.devices().titleOf(device)), {},
                                 std::move(cancel));
}

void WindowCommands::changeDevices(const std::vector<KnownDevice>& before,
                                   const std::vector<KnownDevice>& after) {
    if (before == after)
        return;
    m_window.setDevices(after);
    m_window.edits().push(DevicesEdit{before, after});
}

const ConsoleBoxState* WindowCommands::box(qint64 source) const {
    return m_window.console().model().box(source);
}

QString WindowCommands::titleOf(qint64 source) const { return m_window.console().titleOf(source); }

} // namespace etherdeck::ui
