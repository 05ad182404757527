// Draws the window in its typical states, light and dark, into a folder: for the eye, not for ctest.
#include "tests/ui/support/demo_inventory.h"
#include "tests/ui/support/drawing.h"
#include "ui/inventory/page/page.h"
#include "ui/shell/main_window.h"
#include "ui/shell/preferences_control.h"
#include "ui/shell/undo/edits.h"
#include "ui/widgets/banner.h"

#include <QAction>
#include <QLineEdit>
#include <QMenu>
#include <QMenuBar>
#include <QSettings>
#include <QTableView>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>
#include <functional>
#include <utility>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

using Scene = std::function<void(MainWindow&)>;

LinkStatus denied() {
    LinkStatus link = demo::link("eth0", LinkStatus::State::Failed);
    link.id = discovery::LinkId{2};
    link.error = Error{ErrorCode::PermissionDenied, "socket: eth0: You don't have permission to capture", 1};
    return link;
}

void settle(MainWindow& window, const std::vector<LinkStatus>& links,
            std::vector<discovery::Target> targets) {
    window.setLinks(links);
    window.applyInventory({std::move(targets), {}});
    window.noteSettled();
}

void selectRows(MainWindow& window, int first, int count) {
    auto* table = window.findChild<QTableView*>();
    table->setFocus();
    for (int row = first; row < first + count; ++row)
        table->selectionModel()->setCurrentIndex(table->model()->index(row, 0),
                                                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
}

/// They come when nothing more has changed for a moment.
void waitForNotices(const MainWindow& window) {
    const auto banners = window.inventory().findChildren<Banner*>();
    (void)QTest::qWaitFor([&] { return std::ranges::any_of(banners, &Banner::isVisible); });
}

std::vector<discovery::Target> withMissing(std::vector<discovery::Target> targets) {
    for (std::size_t i = 0; i < targets.size(); ++i)
        if (i % 5 != 0)
            demo::makeMissing(targets[i], std::chrono::hours(26));
        else if (i % 10 == 5)
            demo::makeNotWatched(targets[i], std::chrono::hours(1));
    return targets;
}

std::vector<std::pair<QString, Scene>> scenes() {
    return {
        {"home",
         [](MainWindow& window) {
             settle(window, {demo::link("san0")}, demo::home());
             selectRows(window, 3, 1);
         }},
        {"missing",
         [](MainWindow& window) {
             settle(window, {demo::link("san0")}, withMissing(demo::home()));
             waitForNotices(window);
             selectRows(window, 3, 1);
         }},
        {"missing-table",
         [](MainWindow& window) {
             window.setLinks({demo::link("san0")});
             settle(window, {}, withMissing(demo::crowd(200)));
             window.inventory().actions().showTable->trigger();
             waitForNotices(window);
             selectRows(window, 5, 1);
         }},
        {"vanished-together",
         [](MainWindow& window) {
             auto targets = demo::home();
             settle(window, {demo::link("san0")}, targets);
             for (const std::size_t i : {3, 4})
                 demo::makeVanished(targets[i], std::chrono::seconds(12));
             window.applyInventory({{targets[3], targets[4]}, {}});
             waitForNotices(window);
             selectRows(window, 3, 1);
         }},
        {"was-away",
         [](MainWindow& window) {
             auto targets = demo::home();
             settle(window, {demo::link("san0")}, targets);
             const auto up = targets[5];
             demo::makeVanished(targets[5], std::chrono::seconds(12));
             window.applyInventory({{targets[5]}, {}});
             window.applyInventory({{up}, {}});
             waitForNotices(window);
         }},
        {"crowded",
         [](MainWindow& window) {
             auto second = demo::link("enx00e04c6803f2", LinkStatus::State::NoCarrier);
             second.id = discovery::LinkId{2};
             settle(window, {demo::link("san0"), second}, demo::crowd(300));
             window.applyInventory({{demo::target({{0, 14}, 500, "", "plug-a", 1})}, {}});
             selectRows(window, 5, 3);
         }},
        {"conflict",
         [](MainWindow& window) {
             auto targets = demo::home();
             demo::makeConflict(targets.front());
             demo::makeVanished(targets[2], std::chrono::minutes(4));
             settle(window, {demo::link("san0"), denied()}, targets);
         }},
        {"possible-conflict",
         [](MainWindow& window) {
             auto targets = demo::home();
             demo::makePossibleConflict(targets.front());
             settle(window, {demo::link("san0")}, targets);
         }},
        {"empty", [](MainWindow& window) { settle(window, {demo::link("san0")}, {}); }},
        {"looking", [](MainWindow& window) { window.setLinks({demo::link("san0")}); }},
        {"no-interface", [](MainWindow& window) { settle(window, {}, {}); }},
        {"no-permission", [](MainWindow& window) { settle(window, {denied()}, {}); }},
        {"link-down",
         [](MainWindow& window) { settle(window, {demo::link("san0", LinkStatus::State::NoCarrier)}, {}); }},
        {"filtered",
         [](MainWindow& window) {
             settle(window, {demo::link("san0")}, demo::crowd(300));
             window.inventory().findChild<QLineEdit*>()->setText("ggaoed 4.0");
             window.inventory().actions().find->trigger();
         }},
        {"no-match",
         [](MainWindow& window) {
             settle(window, {demo::link("san0")}, demo::home());
             window.inventory().findChild<QLineEdit*>()->setText("tape");
         }},
        {"forgotten",
         [](MainWindow& window) {
             settle(window, {demo::link("san0")}, demo::home());
             window.edits().push(TargetsForgotten{{demo::target({{7, 3}, 500, "", "plug-a", 1})}, {}, false});
         }},
        {"box-forgotten",
         [](MainWindow& window) {
             window.presentConsole(0, 0, 0);
             window.edits().push(BoxForgotten{1, QStringLiteral("plug-a"), false});
         }},
        {"not-undone",
         [](MainWindow& window) {
             settle(window, {demo::link("san0")}, demo::home());
             const auto address = demo::home().front().address;
             window.edits().push(ConfigEdit{address, {}, "desk-1"});
             window.edits().setPerformer([](const Edit& edit, QObject* receiver, Then<Edit> then) {
                 auto tried = std::get<ConfigEdit>(edit);
                 tried.outcome = {ConfigOutcome::Kind::Refused, "desk-2", {}, {}};
                 const Reply<Edit> reply(receiver, std::move(then));
                 reply.answer(Edit(tried));
                 return reply.call();
             });
             window.edits().undo();
         }},
    };
}

/// The Edit menu, with something to undo.
bool drawMenu(const QString& path, ThemeChoice choice) {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    MainWindow window(settings, "/usr/libexec/etherdeck-link", [] { return std::vector<InterfaceChoice>(); });
    Preferences preferences;
    preferences.theme = choice;
    window.preferences().set(preferences);
    window.edits().push(TargetsForgotten{{demo::target({{7, 3}, 500, "", "plug-a", 1})}, {}, false});
    QMenu* menu = window.menuBar()->actions().at(1)->menu();
    menu->ensurePolished();
    menu->resize(menu->sizeHint());
    return menu->grab().save(path);
}

bool draw(const QString& path, const Scene& scene, ThemeChoice choice, QSize size) {
    const QTemporaryDir folder;
    QSettings settings(folder.filePath("settings.ini"), QSettings::IniFormat);
    MainWindow window(settings, "/usr/libexec/etherdeck-link", [] { return std::vector<InterfaceChoice>(); });
    Preferences preferences;
    preferences.theme = choice;
    window.preferences().set(preferences);
    if (size.isValid())
        window.resize(size);
    window.show();
    window.activateWindow();
    const bool isShown = QTest::qWaitForWindowActive(&window);
    scene(window);
    QCoreApplication::processEvents();
    return isShown && demo::stillPicture(window).save(path);
}

Scene sceneOf(const QString& wanted) {
    for (const auto& [name, scene] : scenes())
        if (name == wanted)
            return scene;
    return {};
}

} // namespace

int main(int argc, char** argv) {
    return demo::drawInBothThemes(argc, argv, [](const QDir& folder, ThemeChoice choice) {
        bool isGood =
            draw(demo::picturePath(folder, "small", choice), sceneOf("conflict"), choice, {760, 480});
        isGood &= draw(demo::picturePath(folder, "small-vanished", choice), sceneOf("vanished-together"),
                       choice, {900, 600});
        isGood &= drawMenu(demo::picturePath(folder, "edit-menu", choice), choice);
        for (const auto& [name, scene] : scenes())
            isGood &= draw(demo::picturePath(folder, name, choice), scene, choice, {});
        return isGood;
    });
}
