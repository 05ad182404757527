#include "ui/shell/window_commands.h"

#include "ui/console/arrival/helper.h"
#include "ui/console/page/page.h"
#include "ui/inventory/page/page.h"
#include "ui/shell/edits.h"
#include "ui/shell/first_steps.h"
#include "ui/shell/main_window.h"

namespace etherdeck::ui {

void WindowCommands::chooseInterfaces() { m_window.firstSteps().openInterfaces(); }

void WindowCommands::openWizard() { m_window.firstSteps().openWizard(); }

void WindowCommands::repairPermission() { m_window.firstSteps().openPermission(); }

void WindowCommands::openPreferences() { m_window.showPreferences(); }

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

void WindowCommands::tie(qint64 source, const std::optional<MacAddress>& to) {
    if (const auto* known = box(source))
        m_window.edits().perform(BoxTieEdit{source, titleOf(source), known->box, to});
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

void WindowCommands::openArrivalHelp(qint64 source) { m_window.arrivalHelper().open(box(source)); }

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
