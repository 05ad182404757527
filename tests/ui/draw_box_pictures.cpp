// Draws what shows boxes as one thing, light and dark, into a folder: for the eye, not for ctest.
#include "tests/ui/support/demo_boxes.h"
#include "tests/ui/support/drawing.h"
#include "ui/boxes/base/sheet.h"
#include "ui/boxes/base/tie_dialog.h"
#include "ui/console/page/page.h"
#include "ui/console/page/reception.h"

#include <QTest>

#include <memory>

using namespace etherdeck;
using namespace etherdeck::ui;
using boxes::BoxId;
using boxes::BoxKey;
using boxes::SourceId;
using boxes::Thing;

namespace {

BoxSheetContent plug() {
    const MacAddress mac({0x00, 0x25, 0x31, 0, 0, 0xa});
    const QString answers = "It answers from 00:25:31:00:00:0a, an interface of the box.";
    const QString reports = "The agent of the box reports it.";
    BoxSheetContent content;
    content.box = {BoxId{1}, {}};
    content.title = "cellar";
    content.about = "Group home · root@plug · Not connected · last known 3 min ago";
    content.isManaged = true;
    content.crash =
        Notice::Message{Lamp::Conflict,
                        "It crashed 30/11/2026 14:03: Kernel panic - not syncing: Fatal exception",
                        "e7.3 and e7.4 went away with it.",
                        {},
                        "Show crash",
                        -1};
    content.sections = {
        {"Targets",
         {{"e7.3 “films”", Lamp::Off, "Vanished, last heard 30/11/2026 14:03", answers, Thing(Address(7, 3))},
          {"e7.4", Lamp::Off, "Vanished, last heard 30/11/2026 14:03", answers, Thing(Address(7, 4))},
          {"e9.1", Lamp::On, "Up", "You tied it to the box.", Thing(Address(9, 1))}}},
        {"Disks",
         {{"/dev/sda · 1.0 TB · WD Elements 25A2", Lamp::On, "Exported as e7.3", reports, std::nullopt},
          {"/dev/sdb · 2.0 TB · ST2000LM007", Lamp::On, "Exported as e7.4", reports, std::nullopt},
          {"/dev/mmcblk0 · 32 GB", Lamp::Limited, "System disk", reports, std::nullopt}}},
        {"Console",
         {{"cellar", Lamp::Off, "last heard today 14:03",
           "This computer's neighbour table has 00:25:31:00:00:0a for its address.", Thing(SourceId{4})}}},
        {"MAC addresses", {{"00:25:31:00:00:0a", {}, {}, "It is an interface of the box.", Thing(mac)}}}};
    return content;
}

bool drawSheet(const QString& path, const QSize& size) {
    BoxSheet sheet;
    sheet.setContent(plug());
    sheet.resize(size);
    sheet.show();
    return QTest::qWaitForWindowExposed(&sheet) && demo::stillPicture(sheet).save(path);
}

bool drawTie(const QString& path) {
    TieDialog dialog({"Which box serves e7.3 “films”? What you choose holds, whatever is proven.",
                      BoxKey{BoxId{1}, {}},
                      {{{BoxId{1}, {}}, "cellar", "e7.3, e7.4 and console"}}});
    dialog.show();
    return QTest::qWaitForWindowExposed(&dialog) && demo::stillPicture(dialog).save(path);
}

bool drawConsole(const QString& path) {
    ConsolePage page;
    page.resize(1032, 660);
    const auto now = std::chrono::system_clock::now();
    page.reception().noteOpened({QStringLiteral("0.0.0.0:6666")});
    SourceBoxes owners;
    for (std::int64_t source = 1; source <= 6; ++source) {
        const auto box = source == 2 ? 1 : source;
        owners.emplace(source, SourceBox{{BoxId{box}, {}},
                                         "plug " + std::to_string(box),
                                         "plug " + std::to_string(box),
                                         source <= 4 ? "Cellar" : ""});
    }
    page.setOwners(owners);
    page.setBoxes(demo::boxes(10, now));
    page.show();
    const bool isShown = QTest::qWaitForWindowExposed(&page);
    page.showBox(1);
    auto later = demo::boxes(10, now);
    later[1].lines += 128;
    later[1].crashes += 1;
    page.setBoots(3, demo::bootsOf(3, now));
    page.tree().expand(page.model().indexOf(3));
    page.setBoxes(later);
    return isShown && demo::stillPicture(page).save(path);
}

} // namespace

int main(int argc, char** argv) {
    return demo::drawInBothThemes(argc, argv, [](const QDir& folder, ThemeChoice choice) {
        const auto path = [&](const char* name) { return demo::picturePath(folder, name, choice); };
        bool isGood = drawSheet(path("box-sheet"), {760, 560});
        isGood &= drawSheet(path("box-sheet-small"), {560, 420});
        isGood &= drawTie(path("box-tie"));
        isGood &= drawConsole(path("box-console"));
        return isGood;
    });
}
