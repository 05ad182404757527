#pragma once

#include "core/discovery/target.h"
#include "ui/text/target.h"
#include "ui/widgets/fact_group.h"

#include <optional>
#include <vector>

/// What is known of a target as rows for the detail pane.
namespace etherdeck::ui {

[[nodiscard]] std::vector<Fact> diskFacts(const discovery::Target& target);
[[nodiscard]] std::vector<Fact> pathFacts(const discovery::Path& path, const discovery::Target& target,
                                          const InterfaceNames& interfaceName, const Moment& now);
[[nodiscard]] std::vector<Fact> timeFacts(const discovery::Target& target, std::optional<WallTime> firstSeen,
                                          const Moment& now);
/// Which initiators are allowed and who has reserved it, as sentences; `own` are this computer's MACs.
[[nodiscard]] std::vector<Fact> accessFacts(const discovery::Target& target,
                                            const std::vector<MacAddress>& own);

/// "vblade 25 (0x4019)"
[[nodiscard]] QString firmwareText(std::uint16_t firmware);
/// "2 sectors, 1,024 bytes"
[[nodiscard]] QString frameText(std::uint8_t sectors);
/// The usual MTU that makes a target offer so many sectors in a frame: "1,500"; else the smallest one.
[[nodiscard]] QString mtuText(std::uint8_t sectors);
[[nodiscard]] QString roundTripText(const std::optional<Duration>& roundTrip);
[[nodiscard]] QString macText(const MacAddress& mac);
[[nodiscard]] QString addressText(Address address);

} // namespace etherdeck::ui
