#include "tests/ui/support/demo_inventory.h"

#include <array>

namespace etherdeck::demo {

using discovery::Path;
using discovery::Target;

namespace {

constexpr std::uint64_t sectorsPerGigabyte = 1'000'000'000 / Sectors::bytesEach;

} // namespace

MacAddress mac(std::uint8_t lastByte) { return MacAddress({0x02, 0x25, 0x31, 0x0a, 0x00, lastByte}); }

Path path(const TargetSpec& spec) {
    Path path;
    path.key = {discovery::LinkId{1}, mac(spec.lastMacByte)};
    path.buffers = 16;
    path.firmware = 0x4019;
    path.configString = spec.configString;
    aoe::Identity identity;
    identity.model = "Coraid EtherDrive vblade";
    identity.serial = spec.address.toString().substr(1) + ":" + spec.host;
    identity.firmwareRevision = "V25";
    identity.size = {spec.gigabytes * sectorsPerGigabyte};
    identity.lba48 = true;
    path.identity = identity;
    path.masks.emplace();
    path.reservedBy.emplace();
    path.roundTrip = std::chrono::microseconds(180);
    path.firstSeen = path.lastSeen = Clock::now();
    return path;
}

Target target(const TargetSpec& spec) {
    Target target;
    target.address = spec.address;
    target.paths.push_back(path(spec));
    target.firstSeen = target.lastSeen = target.paths.front().firstSeen;
    return target;
}

void makeConflict(Target& target) {
    TargetSpec other;
    other.address = target.address;
    other.host = "plug-b";
    other.gigabytes = 250;
    other.lastMacByte = 0x77;
    target.paths.push_back(path(other));
    target.paths.back().disk = 1;
    target.conflict = discovery::Conflict::Proven;
}

void makePossibleConflict(Target& target, discovery::Doubt doubt) {
    Path other = target.paths.front();
    other.key.mac = mac(0x77);
    other.disk = 1;
    target.paths.push_back(other);
    target.conflict = discovery::Conflict::Possible;
    target.doubt = doubt;
}

void makeVanished(Target& target, Duration ago) {
    target.state = discovery::TargetState::Vanished;
    target.lastSeen = Clock::now() - ago;
    for (Path& path : target.paths) {
        path.state = discovery::PathState::Lost;
        path.lastSeen = target.lastSeen;
    }
}

void makeMissing(Target& target, Duration ago) {
    makeVanished(target, ago);
    target.state = discovery::TargetState::Missing;
}

void makeNotWatched(Target& target, Duration ago) {
    makeVanished(target, ago);
    target.state = discovery::TargetState::NotWatched;
}

LinkStatus link(const std::string& interface, LinkStatus::State state) {
    LinkStatus link;
    link.id = discovery::LinkId{1};
    link.interface = interface;
    link.state = state;
    link.mac = mac(0xfe);
    link.mtu = 1500;
    link.counters.received = 128;
    link.counters.sent = 64;
    return link;
}

std::vector<Target> home() {
    std::vector<Target> targets{
        target({{0, 0}, 500, "", "plug-a", 1}),    target({{0, 1}, 1000, "", "plug-a", 1}),
        target({{0, 2}, 4, "", "plug-a", 1}),      target({{1, 0}, 2000, "backup", "plug-b", 2}),
        target({{1, 1}, 120, "", "plug-b", 2}),    target({{7, 3}, 1000, "nas.example pool 0", "plug-c", 3}),
        target({{7, 12}, 16000, "", "plug-c", 3}),
    };
    return targets;
}

std::vector<Target> crowd(int count) {
    static constexpr std::array<std::uint64_t, 6> sizes{4, 250, 500, 1000, 4000, 18000};
    static const std::array<std::string, 4> claims{"", "", "cluster-7 lun 12",
                                                   "backup.example.org:/weekly/offsite"};
    std::vector<Target> targets;
    for (int i = 0; i < count; ++i) {
        const Address address(static_cast<std::uint16_t>(i / 16), static_cast<std::uint8_t>(i % 16));
        const auto n = static_cast<std::size_t>(i);
        Target next = target({address, sizes[(n * 7) % sizes.size()], claims[(n * 5) % claims.size()],
                              "shelf" + std::to_string(i / 16), static_cast<std::uint8_t>(i / 16)});
        Path& first = next.paths.front();
        if (i % 16 >= 12)
            first.identity->model = "ggaoed target";
        if (i % 3 == 0)
            next.paths.push_back(path({address, 0, "", "", static_cast<std::uint8_t>(0x80 + i / 16)}));
        if (i % 3 == 0)
            next.paths.back().identity = first.identity;
        if (i % 23 == 9)
            makeVanished(next, std::chrono::seconds(40 * i));
        else if (i % 41 == 11)
            first.masks->push_back(mac(9));
        else if (i % 53 == 5)
            first.reservedBy->push_back(mac(9));
        if (i == 2)
            makeConflict(next);
        targets.push_back(std::move(next));
    }
    return targets;
}

std::vector<Target> rack(int count) {
    std::vector<Target> targets;
    targets.reserve(static_cast<std::size_t>(count));
    for (int i = 0; i < count; ++i)
        targets.push_back(target({{static_cast<std::uint16_t>(i / 16), static_cast<std::uint8_t>(i % 16)},
                                  static_cast<std::uint64_t>(1 + i % 7),
                                  "",
                                  "rack",
                                  static_cast<std::uint8_t>(i % 200)}));
    return targets;
}

} // namespace etherdeck::demo
