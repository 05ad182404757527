// Draws wizard, welcome and dialogs, light and dark, into a folder: for the eye, not for ctest.
#include "tests/ui/support/demo_interfaces.h"
#include "tests/ui/support/demo_inventory.h"
#include "tests/ui/support/drawing.h"
#include "ui/look/theme.h"
#include "ui/shell/link_list.h"
#include "ui/shell/preferences/dialog.h"
#include "ui/shell/shortcuts_dialog.h"
#include "ui/wizards/discovery_wizard.h"
#include "ui/wizards/interfaces/dialog.h"
#include "ui/wizards/permission_dialog.h"
#include "ui/wizards/welcome.h"

#include <QTest>

#include <functional>
#include <memory>
#include <utility>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

using Making = std::function<std::unique_ptr<QWidget>()>;

/// The wizard after `steps` times Next.
std::unique_ptr<DiscoveryWizard> wizardAt(int steps, std::vector<discovery::Target> targets,
                                          bool isPermitted = true,
                                          LinkStatus::State state = LinkStatus::State::Up) {
    auto wizard = std::make_unique<DiscoveryWizard>("/usr/libexec/etherdeck/etherdeck-link");
    wizard->setPermission(isPermitted ? LinkPermission{} : demo::linkNotPermitted());
    wizard->setInterfaces(demo::interfacesOfAServer());
    wizard->show();
    for (int i = 0; i < steps; ++i) {
        wizard->next();
        if (wizard->currentId() != DiscoveryWizard::Search)
            continue;
        auto link = demo::link("eth1", state);
        if (state == LinkStatus::State::Failed)
            link.error = Error{ErrorCode::PermissionDenied, "socket: Operation not permitted", 1};
        wizard->setLinks({link});
        wizard->applyInventory({targets, {}});
        if (i + 1 < steps)
            wizard->noteSettled();
    }
    return wizard;
}

std::vector<discovery::Target> troubled() {
    auto targets = demo::home();
    demo::makeConflict(targets.front());
    targets[1].paths.front().reservedBy = {demo::mac(9)};
    targets[2].paths.front().masks = {demo::mac(9)};
    return targets;
}

std::unique_ptr<QWidget> permissionAfter(RepairOutcome::State state) {
    auto dialog = std::make_unique<PermissionDialog>(demo::linkNotPermitted());
    RepairOutcome outcome;
    outcome.state = state;
    outcome.program = "/usr/sbin/setcap";
    outcome.exitStatus = 1;
    outcome.output =
        "Failed to set capabilities on file '/usr/libexec/etherdeck/etherdeck-link'\nOperation not "
        "supported";
    dialog->noteRepair(outcome);
    return dialog;
}

std::vector<std::pair<QString, Making>> scenes() {
    return {
        {"welcome",
         [] {
             auto welcome = std::make_unique<Welcome>();
             welcome->resize(960, 640);
             return welcome;
         }},
        {"wizard-1-intro", [] { return wizardAt(0, {}); }},
        {"wizard-2-permission", [] { return wizardAt(1, {}, false); }},
        {"wizard-3-interfaces", [] { return wizardAt(1, {}); }},
        {"wizard-4-search", [] { return wizardAt(2, demo::home()); }},
        {"wizard-4-denied", [] { return wizardAt(2, {}, true, LinkStatus::State::Failed); }},
        {"wizard-5-found", [] { return wizardAt(3, demo::home()); }},
        {"wizard-5-conflict", [] { return wizardAt(3, troubled()); }},
        {"wizard-5-nothing", [] { return wizardAt(3, {}); }},
        {"wizard-6-summary", [] { return wizardAt(4, troubled()); }},
        {"permission", [] { return std::make_unique<PermissionDialog>(demo::linkNotPermitted()); }},
        {"permission-failed", [] { return permissionAfter(RepairOutcome::State::Failed); }},
        {"interfaces",
         [] {
             auto dialog = std::make_unique<InterfaceDialog>();
             dialog->setInterfaces(demo::interfacesOfAServer());
             return dialog;
         }},
        {"preferences",
         [] {
             return std::make_unique<PreferencesDialog>(
                 Preferences(), std::vector<LanguageOffer>{{"en", "English"}, {"de", "Deutsch"}});
         }},
        {"shortcuts",
         [] {
             return std::make_unique<ShortcutsDialog>(std::vector<Shortcut>{{"Discover now", "F5"},
                                                                            {"Find", "Ctrl+F"},
                                                                            {"Copy", "Ctrl+C"},
                                                                            {"Copy address", "Ctrl+Shift+C"},
                                                                            {"Preferences", "Ctrl+,"},
                                                                            {"Quit", "Ctrl+Q"}});
         }},
        {"links",
         [] {
             auto list = std::make_unique<LinkList>();
             list->setMinimumWidth(184);
             auto link = demo::link("san0");
             auto second = demo::link("enx00e04c6803f2", LinkStatus::State::NoCarrier);
             second.id = discovery::LinkId{2};
             for (int i = 0; i < 70; ++i) {
                 link.counters.received += 10 + static_cast<std::uint64_t>(i % 9 * 3);
                 list->setLinks({link, second});
                 list->sample(TimePoint(std::chrono::seconds(i + 1)));
             }
             return list;
         }},
    };
}

bool draw(const QString& path, const Making& make) {
    const auto widget = make();
    widget->show();
    widget->activateWindow();
    const bool isShown = QTest::qWaitForWindowActive(widget.get());
    return isShown && demo::stillPicture(*widget).save(path);
}

} // namespace

int main(int argc, char** argv) {
    return demo::drawInBothThemes(argc, argv, [](const QDir& folder, ThemeChoice choice) {
        bool isGood = true;
        for (const auto& [name, make] : scenes())
            isGood &= draw(demo::picturePath(folder, name, choice), make);
        return isGood;
    });
}
