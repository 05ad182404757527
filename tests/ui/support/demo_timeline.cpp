#include "tests/ui/support/demo_timeline.h"

#include <array>

namespace etherdeck::demo {

namespace {

using namespace std::chrono_literals;
using discovery::EventKind;
using netconsole::CrashKind;

store::ConsoleSource sourceOf(int box, WallTime until) {
    store::ConsoleSource source;
    source.id = box + 1;
    source.name = "plug-" + std::string(1, static_cast<char>('a' + box % 26));
    source.box = boxMac(static_cast<std::uint8_t>(box));
    source.firstHeard = until - 24h;
    source.lastHeard = until;
    return source;
}

void addBoot(TimelineData& data, int box, int number, WallTime time) {
    store::ConsoleBoot boot;
    boot.source = box + 1;
    boot.number = number;
    boot.start = boot.end = time;
    boot.firstLine = 1 + number * 1000 + box;
    boot.ending = static_cast<store::BootEnding>(number % 5);
    data.boots.push_back(boot);
}

void addCrash(TimelineData& data, int box, int number, WallTime time) {
    constexpr std::array kinds{CrashKind::IoError, CrashKind::Panic, CrashKind::Warning, CrashKind::HungTask};
    constexpr std::array titles{"I/O error, dev sda, sector 81920 op 0x0:(READ)",
                                "Kernel panic - not syncing: Fatal exception in interrupt",
                                "WARNING: CPU: 0 PID: 12 at net/core/dev.c:5500",
                                "INFO: task jbd2/sda1-8:97 blocked for more than 120 seconds."};
    const auto which = static_cast<std::size_t>(number) % kinds.size();
    store::ConsoleCrash crash;
    crash.id = number + 1;
    crash.source = box + 1;
    crash.boot = 1;
    crash.kind = kinds[which];
    crash.title = titles[which];
    crash.time = time;
    crash.firstLine = 500'000 + number;
    crash.count = which == 0 ? 12 : 1;
    data.crashes.push_back(crash);
}

void addEvent(TimelineData& data, int box, int number, WallTime time) {
    constexpr std::array kinds{EventKind::Vanished, EventKind::CameBack, EventKind::Changed,
                               EventKind::Conflict, EventKind::PathLost, EventKind::ConflictEnded};
    store::EventRecord event;
    event.id = number + 1;
    event.time = time;
    event.kind = kinds[static_cast<std::size_t>(number) % kinds.size()];
    event.address = Address(static_cast<std::uint16_t>(box), 0);
    event.changes = discovery::Change::Size;
    event.interface = "san0";
    data.events.push_back(event);
}

} // namespace

TimelineData timeline(int boxes, int marks, WallTime until) {
    TimelineData data;
    for (int box = 0; box < boxes; ++box)
        data.sources.push_back(sourceOf(box, until));
    std::uint64_t random = 12345;
    for (int i = 0; i < marks; ++i) {
        random = random * 6364136223846793005u + 1442695040888963407u;
        const auto back = std::chrono::milliseconds((random >> 20) % (24 * 3600 * 1000));
        const int box = static_cast<int>((random >> 8) % static_cast<unsigned>(boxes));
        const auto time = until - back;
        if (i % 3 == 0)
            addEvent(data, box, i / 3, time);
        else if (i % 3 == 1)
            addCrash(data, box, i / 3, time);
        else
            addBoot(data, box, i / 3, time);
    }
    return data;
}

InventoryChange timelineTargets(int boxes) {
    InventoryChange change;
    for (int box = 0; box < boxes; ++box) {
        discovery::Target target;
        target.address = Address(static_cast<std::uint16_t>(box), 0);
        target.paths.emplace_back();
        target.paths.back().key.mac = boxMac(static_cast<std::uint8_t>(box));
        change.updated.push_back(target);
    }
    return change;
}

} // namespace etherdeck::demo
