// Draws the search, the helper and the timeline, light and dark, into a folder: for the eye, not for ctest.
#include "tests/ui/support/demo_timeline.h"
#include "tests/ui/support/drawing.h"
#include "tests/ui/support/fake_probe.h"
#include "tests/ui/support/fake_reader.h"
#include "tests/ui/support/fake_timeline_reader.h"
#include "ui/console/arrival/nothing_arrives_dialog.h"
#include "ui/console/search/model.h"
#include "ui/console/search/panel.h"
#include "ui/timeline/axis.h"
#include "ui/timeline/page.h"

#include <QComboBox>
#include <QTest>
#include <QTreeView>
#include <QVBoxLayout>

#include <algorithm>
#include <array>

using namespace etherdeck;
using namespace etherdeck::ui;

namespace {

ArrivalFacts factsOf(bool isGood) {
    ArrivalFacts facts;
    facts.nftables.state = isGood ? FirewallReading::State::NotAllowed : FirewallReading::State::Read;
    facts.iptables.state = FirewallReading::State::NotAllowed;
    facts.nftables.verdict = {FirewallVerdict::Kind::Drops, "udp dport 6000-7000 counter drop",
                              "inet/filter/input", true};
    facts.keeper = isGood ? FirewallKeeper::None : FirewallKeeper::Ufw;
    facts.holders = {{4711, "socat"}};
    for (const auto& [name, address] :
         {std::pair{"enp3s0", "192.168.1.2"}, std::pair{"wlan0", "10.20.0.17"}}) {
        link::Interface interface;
        interface.name = name;
        interface.mac = MacAddress({0x02, 0x1a, 0x4b, 0, 0, 0x05});
        interface.ethernet = interface.adminUp = interface.carrier = true;
        interface.addresses = {{address, 24}};
        facts.interfaces.push_back(interface);
    }
    return facts;
}

bool drawHelper(const QString& path, bool isGood) {
    tests::FakeProbe probe;
    NothingArrivesDialog dialog(probe);
    ArrivalPort port;
    port.isOpen = isGood;
    dialog.setPort(port);
    dialog.setBox("plug-a", netconsole::Endpoint::v4({192, 168, 1, 77}, 6666));
    dialog.show();
    const bool isShown = QTest::qWaitForWindowActive(&dialog);
    probe.asked.back().reply.answer(factsOf(isGood));
    tests::FakeProbe::deliver();
    for (const auto& test : probe.tests)
        test.reply.answer({});
    tests::FakeProbe::deliver();
    return isShown && demo::stillPicture(dialog).save(path);
}

/// The first four and the next two belong to one box each; the first of these is open.
void tieBoxes(TimelineArranger& arranger) {
    boxes::Boxes known;
    known.setBoxes(
        {{boxes::BoxId{1}, "attic", "", "", "root@attic"}, {boxes::BoxId{2}, "", "", "", "root@cellar"}}, {});
    std::vector<MacAddress> macs;
    for (std::uint8_t box = 0; box < 6; ++box)
        macs.push_back(demo::boxMac(box));
    known.setAgent("root@attic", std::span(macs).first(4));
    known.setAgent("root@cellar", std::span(macs).subspan(4));
    for (std::uint8_t box = 0; box < 6; ++box) {
        known.setTarget({box, 0}, std::span(macs).subspan(box, 1));
        known.setSource(boxes::SourceId{box + 1}, {{}, {macs[box]}, {}});
    }
    arranger.setBoxes(std::make_shared<const boxes::Boxes>(known));
    arranger.toggle(boxes::BoxKey{boxes::BoxId{1}, {}});
}

bool drawTimeline(const QString& path, int boxes, int marks, bool isTied = false) {
    TimelinePage page;
    tests::FakeTimelineReader reader;
    TimelineArranger arranger(reader);
    QObject::connect(&arranger, &TimelineArranger::arranged, &page, &TimelinePage::showContent);
    page.resize(1100, 700);
    page.show();
    const bool isShown = QTest::qWaitForWindowActive(&page);
    arranger.applyInventory(demo::timelineTargets(boxes));
    if (isTied)
        tieBoxes(arranger);
    arranger.reload();
    auto data = demo::timeline(std::max(boxes, 1), marks, std::chrono::system_clock::now());
    if (boxes == 0)
        data = {};
    reader.answer(data);
    page.focusContent();
    QTest::keyClick(page.findChild<TimelineAxis*>(), Qt::Key_End);
    return isShown && demo::stillPicture(page).save(path);
}

std::vector<netconsole::Line> foundLines(int boxes, int count) {
    using netconsole::Level;
    constexpr std::array texts{"Kernel panic - not syncing: Fatal exception in interrupt",
                               "---[ end Kernel panic - not syncing: Fatal exception in interrupt ]---",
                               "reboot: panic in 10 seconds; <b>not bold</b> & plain",
                               "panic_on_oops is set"};
    constexpr std::array levels{Level::Emergency, Level::Warning, Level::Information, Level::Debug};
    std::vector<netconsole::Line> lines;
    for (int i = 0; i < count; ++i) {
        netconsole::Line line;
        line.id = static_cast<netconsole::LineId>(100'000 - i);
        line.source = static_cast<netconsole::SourceId>(1 + i / 3 % boxes);
        line.boot = static_cast<netconsole::BootNumber>(7 - i / 40);
        line.text = texts[static_cast<std::size_t>(i) % texts.size()];
        line.level = levels[static_cast<std::size_t>(i) % levels.size()];
        line.time = std::chrono::system_clock::now() - std::chrono::seconds(17 * i);
        lines.push_back(line);
    }
    return lines;
}

bool drawSearch(const QString& path, int boxes, int hits, bool isSearched = true) {
    tests::FakeReader reader;
    QWidget page;
    auto* panel = new SearchPanel;
    auto* layout = new QVBoxLayout(&page);
    layout->addWidget(panel);
    panel->setReader(reader);
    page.resize(960, 620);
    page.show();
    const bool isShown = QTest::qWaitForWindowActive(&page);
    panel->setSources(demo::timeline(boxes, 0, std::chrono::system_clock::now()).sources);
    panel->focusSearch();
    if (isSearched) {
        panel->setText("panic");
        QTest::keyClick(panel->findChild<QComboBox*>(), Qt::Key_Return);
        if (hits > 0)
            reader.searches.back().reply.part(foundLines(boxes, hits));
        reader.searches.back().reply.answer({});
        reader.deliver();
    }
    if (hits > 0) {
        auto* tree = panel->findChild<QTreeView*>();
        tree->setFocus();
        tree->setCurrentIndex(tree->model()->index(1, 0, tree->model()->index(0, 0)));
        reader.pages.back().reply.answer(foundLines(1, 8));
        reader.deliver();
    }
    return isShown && demo::stillPicture(page).save(path);
}

} // namespace

int main(int argc, char** argv) {
    return demo::drawInBothThemes(argc, argv, [](const QDir& folder, ThemeChoice choice) {
        const auto path = [&](const char* name) { return demo::picturePath(folder, name, choice); };
        bool isGood = drawHelper(path("helper-good"), true);
        isGood &= drawHelper(path("helper-broken"), false);
        isGood &= drawSearch(path("search-first"), 2, 0, false);
        isGood &= drawSearch(path("search-nothing"), 2, 0);
        isGood &= drawSearch(path("search-one"), 1, 12);
        isGood &= drawSearch(path("search-ten"), 10, 400);
        isGood &= drawTimeline(path("timeline-empty"), 0, 0);
        isGood &= drawTimeline(path("timeline-one"), 1, 9);
        isGood &= drawTimeline(path("timeline-ten"), 10, 160);
        isGood &= drawTimeline(path("timeline-boxes"), 10, 160, true);
        isGood &= drawTimeline(path("timeline-crowded"), 26, 20'000);
        return isGood;
    });
}
