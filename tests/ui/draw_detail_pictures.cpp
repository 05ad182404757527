// Draws the detail pane in its typical states, light and dark, into a folder: for the eye, not for ctest.
#include "tests/ui/support/demo_inventory.h"
#include "tests/ui/support/drawing.h"
#include "tests/ui/support/fake_inventory.h"
#include "ui/inventory/detail/pane.h"
#include "ui/inventory/targets/claim_dialog.h"
#include "ui/look/theme.h"

#include <QPushButton>
#include <QScrollArea>
#include <QTabBar>
#include <QTest>

#include <functional>
#include <utility>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

using Asked = tests::FakeInventory;
using Scene = std::function<void(DetailPane&, Asked&)>;

void show(DetailPane& pane, const discovery::Target& target, const store::Label& label = {}) {
    pane.setLinks({demo::link("san0")});
    pane.setTargets({&target}, {label, {}});
}

discovery::Target claimed(const std::string& string) {
    return demo::target({{7, 3}, 1000, string, "plug-c", 3});
}

std::vector<store::EventRecord> events() {
    std::vector<store::EventRecord> events;
    for (const auto kind :
         {discovery::EventKind::CameBack, discovery::EventKind::Vanished, discovery::EventKind::Appeared}) {
        store::EventRecord event;
        event.time = std::chrono::system_clock::now() - std::chrono::hours(events.size());
        event.kind = kind;
        event.address = Address(7, 3);
        events.push_back(event);
    }
    return events;
}

PeekOutcome contents() {
    PeekOutcome outcome;
    outcome.contents.tableType = "gpt";
    outcome.contents.bytesRead = 1'900'000;
    outcome.contents.partitions = {
        {1, Sectors{2048}, Sectors{1 << 20}, "EFI system", "c12a7328-f81f-11d2-ba4b-00a0c93ec93b", "", true,
         DiskSignature{"vfat", "EFI", "4A2B-11C0", "filesystem"}},
        {2, Sectors{1 << 21}, Sectors{1 << 30}, "", "0fc63daf-8483-4772-8e79-3d69d8477de4", "", true,
         DiskSignature{"ext4", "backup", "11111111-2222-3333-4444-555555555555", "filesystem"}},
        {3,
         Sectors{3'000'000'000},
         Sectors{1 << 22},
         "",
         "0fc63daf-8483-4772-8e79-3d69d8477de4",
         "",
         true,
         {}}};
    outcome.bytesRead = outcome.contents.bytesRead;
    return outcome;
}

void showTab(const DetailPane& pane, int tab) { pane.findChild<QTabBar*>()->setCurrentIndex(tab); }

/// In whatever language is shown.
void click(const DetailPane& pane, std::initializer_list<const char*> texts) {
    for (const auto* text : texts)
        for (auto* button : pane.findChildren<QPushButton*>())
            if (!button->isHidden() &&
                (button->text() == QCoreApplication::translate("etherdeck::ui::ConfigSection", text) ||
                 button->text() == QCoreApplication::translate("etherdeck::ui::ContentsSection", text)))
                button->click();
}

std::vector<std::pair<QString, Scene>> scenes() {
    return {
        {"nothing", [](DetailPane&, Asked&) {}},
        {"ordinary",
         [](DetailPane& pane, Asked&) {
             show(pane, claimed(""),
                  {"Backup disk", "Blue box under the stairs. Ask Jo before switching it off."});
             pane.setEvents(events());
         }},
        {"events",
         [](DetailPane& pane, Asked&) {
             show(pane, claimed(""));
             pane.setEvents(events());
             showTab(pane, 2);
         }},
        {"box",
         [](DetailPane& pane, Asked&) {
             pane.setBoxOf([](Address) {
                 return TargetBox{boxes::BoxKey{boxes::BoxId{1}, {}},
                                  "attic",
                                  "It answers from 02:25:31:0a:00:03, an interface of the box.",
                                  "/dev/disk/by-id/usb-WD_Elements_57584-0:0\nWD Elements 25A2\n57584",
                                  "attic",
                                  "root@attic"};
             });
             show(pane, claimed(""));
             showTab(pane, 1);
         }},
        {"box-disputed",
         [](DetailPane& pane, Asked&) {
             pane.setBoxOf([](Address) {
                 return TargetBox{{}, {}, "It may belong to attic or cellar: nothing proves which.",
                                  {}, {}, {}};
             });
             show(pane, claimed(""));
             showTab(pane, 1);
         }},
        {"claimed", [](DetailPane& pane, Asked&) { show(pane, claimed("nas.example pool 0")); }},
        {"editing",
         [](DetailPane& pane, Asked&) {
             show(pane, claimed("nas.example pool 0"));
             click(pane, {"Edit…"});
         }},
        {"busy",
         [](DetailPane& pane, Asked& asked) {
             show(pane, claimed(""));
             pane.setOwnClaim("desk");
             click(pane, {"Claim…", "Claim", "Inspect contents"});
             asked.tellPeek({300'000, 786'432});
         }},
        {"refused",
         [](DetailPane& pane, Asked& asked) {
             show(pane, claimed(""));
             click(pane, {"Claim…", "Claim", "Inspect contents"});
             show(pane, claimed("nas.example pool 0"));
             asked.endConfig({ConfigOutcome::Kind::Refused, "nas.example pool 0", {}, {}});
             asked.endPeek({PeekOutcome::Kind::Reserved, {}, 0, {}});
         }},
        {"contents",
         [](DetailPane& pane, Asked& asked) {
             show(pane, claimed(""));
             click(pane, {"Inspect contents"});
             asked.endPeek(contents());
         }},
        {"conflict",
         [](DetailPane& pane, Asked&) {
             auto target = claimed("nas.example pool 0");
             demo::makeConflict(target);
             show(pane, target);
         }},
        {"possible-conflict",
         [](DetailPane& pane, Asked&) {
             auto target = claimed("");
             demo::makePossibleConflict(target);
             show(pane, target);
         }},
        {"vanished",
         [](DetailPane& pane, Asked&) {
             auto target = claimed("nas.example pool 0");
             demo::makeVanished(target, std::chrono::minutes(4));
             show(pane, target);
         }},
        {"limited",
         [](DetailPane& pane, Asked&) {
             auto target = claimed("");
             target.paths.front().masks->assign({demo::mac(0xfe), demo::mac(9)});
             target.paths.front().reservedBy->assign({demo::mac(9)});
             show(pane, target);
         }},
        {"hostile",
         [](DetailPane& pane, Asked&) {
             auto target = claimed("<b>" + std::string(600, 'x') + "\n\x1b[31m\x01" + std::string(300, 'y'));
             target.paths.front().identity->model = std::string(40, 'W');
             show(pane, target);
         }},
        {"several",
         [](DetailPane& pane, Asked&) {
             const auto crowd = demo::crowd(60);
             std::vector<const discovery::Target*> selected;
             for (const auto& target : crowd)
                 selected.push_back(&target);
             pane.setTargets(selected);
         }},
    };
}

bool draw(const QString& path, const Scene& scene, int width) {
    const auto asked = std::make_shared<Asked>();
    DetailPane pane;
    pane.setCommands(asked);
    pane.resize(width, 720);
    pane.show();
    scene(pane, *asked);
    (void)demo::stillPicture(pane);
    // All of it, however long.
    auto* scroll = pane.findChild<QScrollArea*>();
    if (scroll->isVisible())
        pane.resize(width, std::max(400, scroll->widget()->height()));
    return demo::stillPicture(pane).save(path);
}

bool drawClaim(const QString& path) {
    ClaimDialog dialog({{7, 3}, "nas.example pool 0", "desk"});
    dialog.show();
    return demo::stillPicture(dialog).save(path);
}

} // namespace

int main(int argc, char** argv) {
    return demo::drawInBothThemes(argc, argv, [](const QDir& folder, ThemeChoice choice) {
        bool isGood = drawClaim(demo::picturePath(folder, "claim", choice));
        for (const auto& [name, scene] : scenes())
            for (const int width : {340, 480})
                isGood &= draw(
                    demo::picturePath(folder, QStringLiteral("detail-%1-%2").arg(name).arg(width), choice),
                    scene, width);
        return isGood;
    });
}
