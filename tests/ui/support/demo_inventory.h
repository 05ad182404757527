#pragma once

#include "core/services/inventory/discovery_service.h"

#include <string>
#include <vector>

/// Made-up inventories as plain values, for tests and pictures of the window.
namespace etherdeck::demo {

struct TargetSpec {
    Address address;
    std::uint64_t gigabytes = 500;
    std::string configString;
    std::string host = "plug-a";
    std::uint8_t lastMacByte = 1;
};

[[nodiscard]] MacAddress mac(std::uint8_t lastByte);
[[nodiscard]] discovery::Path path(const TargetSpec& spec);
[[nodiscard]] discovery::Target target(const TargetSpec& spec);
/// Another box with another disk answers for it as well.
void makeConflict(discovery::Target& target);
/// Another box says the same of itself, and nothing proves that both have one disk.
void makePossibleConflict(discovery::Target& target, discovery::Doubt doubt = discovery::Doubt::Blank);
void makeVanished(discovery::Target& target, Duration ago);
/// Known from earlier, and not heard in this run.
void makeMissing(discovery::Target& target, Duration ago);
/// Its interface is closed.
void makeNotWatched(discovery::Target& target, Duration ago);

[[nodiscard]] LinkStatus link(const std::string& interface, LinkStatus::State state = LinkStatus::State::Up);

/// Seven targets on three shelves, as the lab's profile "home" has them.
[[nodiscard]] std::vector<discovery::Target> home();
/// `count` targets, sixteen a shelf, with everything in between that can happen.
[[nodiscard]] std::vector<discovery::Target> crowd(int count);
/// `count` plain targets, sorted by address.
[[nodiscard]] std::vector<discovery::Target> rack(int count);

} // namespace etherdeck::demo
