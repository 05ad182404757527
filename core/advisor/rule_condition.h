#pragma once

#include "core/advisor/firewall_rules.h"

#include <charconv>

/// What rule conditions have in common, in whatever syntax.
namespace etherdeck {

[[nodiscard]] constexpr RuleMatch matchIf(bool holds) { return holds ? RuleMatch::Yes : RuleMatch::No; }

[[nodiscard]] constexpr RuleMatch negated(RuleMatch match) {
    return match == RuleMatch::Yes  ? RuleMatch::No
           : match == RuleMatch::No ? RuleMatch::Yes
                                    : RuleMatch::Maybe;
}

/// The match of two conditions that must both hold.
[[nodiscard]] constexpr RuleMatch both(RuleMatch a, RuleMatch b) { return a < b ? a : b; }
/// The match of two conditions of which one must hold.
[[nodiscard]] constexpr RuleMatch either(RuleMatch a, RuleMatch b) { return a < b ? b : a; }

/// A decimal number that is the whole text; nothing for anything else.
[[nodiscard]] std::optional<std::uint32_t> plainNumber(std::string_view text);
/// "6666", or "6000:7000" with `between` as the separator.
[[nodiscard]] RuleMatch matchPorts(std::string_view text, char between, std::uint16_t port);
/// An interface's name; `anyRest` at its end is a wildcard. An unknown interface is never "lo".
[[nodiscard]] RuleMatch matchInterface(std::string_view pattern, char anyRest, const std::string& interface);
/// "192.168.1.0/24", "10.0.0.0/255.0.0.0", "192.168.1.5".
[[nodiscard]] RuleMatch matchNetwork(std::string_view network,
                                     const std::optional<std::array<std::uint8_t, 4>>& address);

} // namespace etherdeck
