#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Whether a firewall's rules would let a console datagram in, as far as the rules can be understood. Reads
/// no rules from the system; they are passed in as text.
namespace etherdeck {

/// The first datagram from a box to this computer: UDP over IPv4, from the network, to one of our addresses.
struct FirewallPacket {
    std::uint16_t port = 6666;                       ///< destination
    std::string interface;                           ///< on which it arrives; empty: unknown
    std::optional<std::array<std::uint8_t, 4>> from; ///< nothing: unknown
    std::optional<std::array<std::uint8_t, 4>> to;
};

/// Whether a rule matches that datagram.
enum class RuleMatch : std::uint8_t { No, Maybe, Yes };

struct FirewallRule {
    enum class Verdict : std::uint8_t { Continue, Accept, Drop, Jump, Goto, Return };

    RuleMatch match = RuleMatch::Yes;
    Verdict verdict = Verdict::Continue;
    std::string chain; ///< for Jump and Goto
    std::string text;  ///< to be shown; may be empty
};

struct FirewallChain {
    bool isInput = false;  ///< incoming packets pass through it
    int priority = 0;      ///< lower is earlier
    bool drops = false;    ///< the policy for packets that no rule has decided
    bool isOpaque = false; ///< made by iptables: nft shows only part of its rules
    std::vector<FirewallRule> rules;
};

/// Chains by name; for nftables with family and table: "inet/filter/input".
using FirewallRules = std::map<std::string, FirewallChain>;

struct FirewallVerdict {
    enum class Kind : std::uint8_t {
        Open,    ///< it gets through
        MayDrop, ///< it depends on something unknown
        Drops,
    };
    Kind kind = Kind::Open;
    std::string rule;      ///< the rule that drops it, as the firewall writes it; empty: the chain's policy
    std::string chain;     ///< the chain that drops it
    bool hasRules = false; ///< there is a rule or policy for incoming traffic

    friend bool operator==(const FirewallVerdict&, const FirewallVerdict&) = default;
};

/// Longer texts are refused.
inline constexpr std::size_t longestRuleset = std::size_t{4} << 20;

/// Parses the output of `nft -j list ruleset`. Errors: Malformed, TooLong.
[[nodiscard]] Result<FirewallRules> parseNftables(std::string_view json, const FirewallPacket& packet);
/// Parses the output of `iptables-save`. A rule that is not fully understood becomes Maybe. Errors:
/// Malformed, TooLong.
[[nodiscard]] Result<FirewallRules> parseIptables(std::string_view text, const FirewallPacket& packet);

/// Follows the packet through the rules. Skips tables with opaque chains when `skipOpaque` is set.
[[nodiscard]] FirewallVerdict judge(const FirewallRules& rules, bool skipOpaque = false);

} // namespace etherdeck
