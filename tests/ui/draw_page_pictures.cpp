// Draws the whole console page, list and log, in the two sizes that the window mostly has, into a folder: for
// the eye, not for ctest.
#include "core/services/console/reader.h"
#include "core/store/console/store.h"
#include "tests/core/store/console/console_events.h"
#include "tests/ui/support/demo_boxes.h"
#include "tests/ui/support/drawing.h"
#include "ui/console/lines/view.h"
#include "ui/console/log/panel.h"
#include "ui/console/page/page.h"
#include "ui/console/page/panels.h"
#include "ui/console/page/reception.h"

#include <QTemporaryDir>
#include <QTest>

#include <array>

using namespace etherdeck;
using namespace etherdeck::tests;
using namespace etherdeck::ui;
using namespace std::chrono_literals;

namespace {

constexpr std::array texts{"usb 1-1: new high-speed USB device number 4 using orion-ehci",
                           "mvneta d0070000.ethernet eth0: Link is Up - 1Gbps/Full - flow control rx/tx",
                           "EXT4-fs (sda1): mounted filesystem with ordered data mode. Quota mode: none.",
                           "ata1.00: exception Emask 0x0 SAct 0x0 SErr 0x0 action 0x6 frozen",
                           "aoe: e7.3: setting 1024 byte data frames",
                           "random: crng init done"};

/// What the boxes said, in turn.
void fill(store::ConsoleStore& store, int boxes, WallTime now) {
    std::vector<netconsole::SourceInfo> sources;
    for (int i = 1; i <= boxes; ++i)
        sources.push_back(sourceInfo(static_cast<std::uint32_t>(i), 70 + i));
    std::vector<netconsole::Event> events;
    for (std::uint64_t i = 1; i <= 300; ++i) {
        using netconsole::Level;
        auto line = kernelLine(texts.at(i % texts.size()), i,
                               i % texts.size() == 3 ? Level::Error : Level::Information);
        line.source = static_cast<netconsole::SourceId>(1 + i % static_cast<std::uint64_t>(boxes));
        line.time = now - (300 - i) * 1700ms;
        events.emplace_back(line);
    }
    must(store.append(events, sources));
}

/// All states that a box can be in, and names as people give them.
std::vector<ConsoleBoxState> tenBoxes(WallTime now) {
    auto boxes = demo::boxes(10, now);
    boxes[4].name = boxes[4].title = "Sicherungsspeicher im Keller, Schrank 2 links";
    boxes[6].name = boxes[6].title = "Filmsammlung Wohnzimmer";
    boxes[7].sharesAddress = boxes[3].sharesAddress = true;
    boxes[7].addresses = boxes[3].addresses;
    boxes[7].title = boxes[3].title;
    return boxes;
}

struct Case {
    int boxes = 0;
    QSize size;
    bool showsAll = false;
};

bool draw(const QString& path, const Case& what) {
    const QTemporaryDir folder;
    const auto file = folder.filePath(QStringLiteral("console.sqlite"));
    const auto now = std::chrono::system_clock::now();
    auto store = must(store::ConsoleStore::open(file.toStdString()));
    if (what.boxes > 0)
        fill(store, what.boxes, now);
    ConsoleReader reader;
    ConsolePage page;
    const auto panels = makePanels(page);
    panels.log->setReader(reader);
    reader.open(file);
    page.resize(what.size);
    page.reception().noteOpened({QStringLiteral("0.0.0.0:6666"), QStringLiteral("[::]:6666")});
    page.reception().noteStoreOpened(file, false);
    auto boxes = tenBoxes(now);
    boxes.resize(static_cast<std::size_t>(what.boxes));
    page.setBoxes(boxes);
    page.show();
    const bool isShown = QTest::qWaitForWindowExposed(&page);
    panels.log->noteStored(must(store.lastLine()));
    if (what.boxes > 0)
        page.showBox(what.showsAll ? 0 : 1);
    if (what.boxes > 1) {
        boxes[2].lines += 128;
        boxes[2].crashes += 1;
        boxes[8].lines += 12'345;
        page.setBoots(3, demo::bootsOf(3, now));
        page.tree().expand(page.model().indexOf(3));
        page.setBoxes(boxes);
    }
    const bool isFilled =
        what.boxes == 0 || QTest::qWaitFor([&] { return !panels.log->view()->pager().isEmpty(); }, 10'000);
    return isShown && isFilled && demo::stillPicture(page).save(path);
}

} // namespace

int main(int argc, char** argv) {
    // The window of 1280x800 and of 1000x700, without the sidebar.
    constexpr QSize large{1080, 772};
    constexpr QSize small{800, 672};
    return demo::drawInBothThemes(argc, argv, [&](const QDir& folder, ThemeChoice choice) {
        const auto path = [&](const char* name) { return demo::picturePath(folder, name, choice); };
        bool isGood = draw(path("page-first-use"), {0, large, false});
        isGood &= draw(path("page-first-use-small"), {0, small, false});
        isGood &= draw(path("page-one"), {1, large, false});
        isGood &= draw(path("page-ten"), {10, large, true});
        isGood &= draw(path("page-ten-small"), {10, small, false});
        return isGood;
    });
}
