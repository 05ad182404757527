#include "tests/ui/support/demo_boxes.h"

namespace etherdeck::demo {

namespace {

using namespace std::chrono_literals;
using netconsole::UbootPhase;

ConsoleBoxState box(std::int64_t source, const char* name, UbootPhase phase, WallTime::duration silent,
                    WallTime now) {
    ConsoleBoxState state;
    const auto last = static_cast<std::uint8_t>(70 + source);
    state.source = source;
    state.name = name;
    state.addresses = {netconsole::Endpoint::v4({192, 168, 1, last}, 6666)};
    state.title = *name ? name : state.addresses.front().addressText();
    state.uboot.phase = phase;
    if (phase != UbootPhase::Quiet)
        state.typeTo = ConsoleAddress{state.addresses.front(), 0};
    state.firstHeard = now - 300h;
    state.lastHeard = now - silent;
    state.boot = 12;
    state.boots = 12;
    state.lines = 41'000 + source;
    return state;
}

} // namespace

std::vector<ConsoleBoxState> boxes(int count, WallTime now) {
    std::vector<ConsoleBoxState> all{
        box(1, "plug-a", UbootPhase::CountingDown, 1s, now),
        box(2, "plug-b", UbootPhase::AtPrompt, 40s, now),
        box(3, "kitchen", UbootPhase::Gone, 0s, now),
        box(4, "", UbootPhase::Quiet, 3h, now),
        box(5, "a box with a very long name that has no room", UbootPhase::RunningCommand, 1s, now),
        box(6, "backup", UbootPhase::Gone, 50s, now),
        box(7, "films", UbootPhase::Quiet, 100h, now),
        box(8, "", UbootPhase::Quiet, 0s, now),
        box(9, "attic", UbootPhase::Talking, 0s, now),
        box(10, "garage", UbootPhase::Quiet, 20min, now),
    };
    all[0].uboot.secondsLeft = 3;
    all[2].linesPerSecond = 12;
    all[5].kernelStarted = now - 50s;
    all[7].linesPerSecond = 0.3;
    all[8].linesPerSecond = 4812;
    all.resize(static_cast<std::size_t>(count));
    return all;
}

std::vector<store::ConsoleBoot> bootsOf(std::int64_t source, WallTime now) {
    using store::BootEnding;
    std::vector<store::ConsoleBoot> boots;
    const BootEnding endings[] = {BootEnding::None, BootEnding::Panic, BootEnding::Restart,
                                  BootEnding::Silent, BootEnding::PowerOff};
    for (int i = 0; i < 5; ++i) {
        store::ConsoleBoot boot;
        boot.source = source;
        boot.number = 12 - i;
        boot.ending = endings[i];
        boot.start = now - (i * 31h + 40min);
        boot.end = boot.start + 35min + i * 7h;
        boot.lines = 800;
        boot.crashes = i == 1 ? 1 : 0;
        boot.lastText = "reboot: Restarting system";
        boots.push_back(boot);
    }
    return boots;
}

} // namespace etherdeck::demo
