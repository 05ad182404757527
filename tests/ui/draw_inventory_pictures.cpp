// Draws the inventory page with none, one and several targets selected, in a wide and a small window, and the
// timeline of many shelves with its legend, light and dark, into a folder: for the eye, not for ctest.
#include "tests/ui/support/demo_inventory.h"
#include "tests/ui/support/demo_timeline.h"
#include "tests/ui/support/drawing.h"
#include "tests/ui/support/fake_timeline_reader.h"
#include "ui/inventory/page/page.h"
#include "ui/timeline/arranger.h"
#include "ui/timeline/axis.h"
#include "ui/timeline/legend.h"
#include "ui/timeline/page.h"

#include <QAction>
#include <QMenu>
#include <QTableView>
#include <QTest>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

constexpr QSize wide(1170, 640);
constexpr QSize small(690, 500); // what the page has in a window of 900×600

struct Scene {
    const char* name;
    QSize size;
    int selected;
    QAction* InventoryActions::*view;
};
constexpr std::array scenes{
    Scene{"rack-none", wide, 0, &InventoryActions::showRack},
    Scene{"rack-one", wide, 1, &InventoryActions::showRack},
    Scene{"rack-several", wide, 5, &InventoryActions::showRack},
    Scene{"table-one", wide, 1, &InventoryActions::showTable},
    Scene{"grouped-one", wide, 1, &InventoryActions::showGrouped},
    Scene{"small-rack-one", small, 1, &InventoryActions::showRack},
    Scene{"small-table-several", small, 5, &InventoryActions::showTable},
};

bool drawPage(const QString& path, const Scene& scene) {
    InventoryPage page(QStringLiteral("/usr/bin/etherdeck-link"));
    page.resize(scene.size * (page.logicalDpiX() / 96.0));
    page.show();
    page.setLinks({demo::link("san0")});
    page.apply({demo::crowd(120), {}});
    page.noteSettled();
    (page.actions().*scene.view)->trigger();
    auto* table = page.findChild<QTableView*>();
    for (int row = 4; row < 4 + scene.selected; ++row)
        table->selectionModel()->setCurrentIndex(table->model()->index(row, 0),
                                                 QItemSelectionModel::Select | QItemSelectionModel::Rows);
    page.activateWindow();
    const bool isShown = QTest::qWaitForWindowActive(&page);
    page.focusContent();
    if (scene.selected == 0) // the focus alone, as by Tab
        QTest::keyClick(QApplication::focusWidget(), Qt::Key_Backtab);
    return isShown && demo::stillPicture(page).save(path);
}

bool drawTimeline(const QString& path, const QString& legendPath) {
    TimelinePage page;
    tests::FakeTimelineReader reader;
    TimelineArranger arranger(reader);
    QObject::connect(&arranger, &TimelineArranger::arranged, &page, &TimelinePage::showContent);
    page.resize(wide * (page.logicalDpiX() / 96.0));
    page.show();
    const bool isShown = QTest::qWaitForWindowActive(&page);
    arranger.reload();
    auto data = demo::timeline(2, 60, std::chrono::system_clock::now());
    for (int i = 0; i < 90; ++i) {
        store::EventRecord event;
        event.id = 100'000 + i;
        event.kind = i % 4 == 0 ? discovery::EventKind::Vanished : discovery::EventKind::Appeared;
        event.address = Address(static_cast<std::uint16_t>(20 + i % 5), static_cast<std::uint8_t>(i % 7));
        event.time = std::chrono::system_clock::now() - std::chrono::minutes(16 * i);
        data.events.push_back(event);
    }
    arranger.toggle(std::uint16_t{21});
    reader.answer(data);
    page.focusContent();
    QTest::keyClick(page.findChild<TimelineAxis*>(), Qt::Key_End);
    auto* menu = page.findChild<TimelineLegend*>()->menu();
    menu->popup(QPoint());
    const bool isLegend = menu->grab().save(legendPath);
    menu->close();
    return isShown && isLegend && demo::stillPicture(page).save(path);
}

} // namespace

int main(int argc, char** argv) {
    return demo::drawInBothThemes(argc, argv, [](const QDir& folder, ThemeChoice choice) {
        bool isGood = true;
        for (const auto& scene : scenes)
            isGood &= drawPage(demo::picturePath(folder, scene.name, choice), scene);
        return drawTimeline(demo::picturePath(folder, "timeline-shelves", choice),
                            demo::picturePath(folder, "timeline-legend", choice)) &&
               isGood;
    });
}
