#pragma once

#include "core/base/result.h"

#include <array>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// Whether a firewall's rules would let a console datagram in, as far as they can be understood. Nothing here
/// reads rules from the system; it is given their text.
namespace etherdeck {

/// The first datagram of a box to this desk: UDP over IPv4, from the network, to an address of ours.
struct FirewallPacket {
    std::uint16_t port = 6666;                       ///< destination
    std::string interface;                           ///< that it comes in by; empty: not known
    std::optional<std::array<std::uint8_t, 4>> from; ///< nothing: not known
    std::optional<std::array<std::uint8_t, 4>> to;
};

/// Whether a rule is meant for that datagram.
enum class RuleMatch : std::uint8_t { No, Maybe, Yes };

struct FirewallRule {
    enum class Verdict : std::uint8_t { Continue, Accept, Drop, Jump, Goto, Return };

    RuleMatch match = RuleMatch::Yes;
    Verdict verdict = Verdict::Continue;
    std::string chain; ///< of Jump and Goto
    std::string text;  ///< for people; may be empty
};

struct FirewallChain {
    bool isInput = false;  ///< the kernel sends what comes in through it
    int priority = 0;      ///< the lower one is first
    bool drops = false;    ///< what no rule has decided
    bool isOpaque = false; ///< made by iptables: nft shows its rules only in part
    std::vector<FirewallRule> rules;
};

/// Chains by name; nftables' with family and table: "inet/filter/input".
using FirewallRules = std::map<std::string, FirewallChain>;

struct FirewallVerdict {
    enum class Kind : std::uint8_t {
        Open,    ///< it comes through
        MayDrop, ///< it depends on something that is not known here
        Drops,
    };
    Kind kind = Kind::Open;
    std::string rule;      ///< what drops it, as the firewall writes it; empty: the chain's policy
    std::string chain;     ///< where
    bool hasRules = false; ///< there is any rule or policy for what comes in

    friend bool operator==(const FirewallVerdict&, const FirewallVerdict&) = default;
};

/// Texts longer than this are refused.
inline constexpr std::size_t longestRuleset = std::size_t{4} << 20;

/// Out of what `nft -j list ruleset` prints. Errors: Malformed, TooLong.
[[nodiscard]] Result<FirewallRules> parseNftables(std::string_view json, const FirewallPacket& packet);
/// Out of what `iptables-save` prints. What is not understood in a rule makes it Maybe. Errors: Malformed,
/// TooLong.
[[nodiscard]] Result<FirewallRules> parseIptables(std::string_view text, const FirewallPacket& packet);

/// Walks the packet through the rules. Tables with opaque chains are passed over when `skipOpaque` is set.
[[nodiscard]] FirewallVerdict judge(const FirewallRules& rules, bool skipOpaque = false);

} // namespace etherdeck
