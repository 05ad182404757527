#pragma once

#include "core/advisor/rule_condition.h"

#include <nlohmann/json.hpp>

#include <map>
#include <string>

namespace etherdeck {

/// Named sets by "family/table/name", each with its elements.
using NftSets = std::map<std::string, nlohmann::json>;

/// Evaluates the expressions of libnftables-json(5) for one packet.
class NftMatch {
public:
    NftMatch(const FirewallPacket& packet, const NftSets& sets, std::string table) :
        m_packet(packet), m_sets(sets), m_table(std::move(table)) {}

    /// {"op": "==", "left": {"payload": …}, "right": 6666}
    [[nodiscard]] RuleMatch match(const nlohmann::json& condition) const;
    /// Whether the packet's property equals that value or is in that range, network or set.
    [[nodiscard]] RuleMatch equals(const nlohmann::json& property, const nlohmann::json& value) const;

private:
    [[nodiscard]] RuleMatch equals(const nlohmann::json& property, const nlohmann::json& value,
                                   int depth) const;
    [[nodiscard]] RuleMatch equalsOne(const nlohmann::json& property, const nlohmann::json& value) const;
    [[nodiscard]] RuleMatch payloadEquals(const nlohmann::json& payload, const nlohmann::json& value) const;
    [[nodiscard]] static RuleMatch connectionEquals(const std::string& key, const nlohmann::json& value);
    [[nodiscard]] RuleMatch metaEquals(const std::string& key, const nlohmann::json& value) const;
    [[nodiscard]] RuleMatch matchOrder(const std::string& op, const nlohmann::json& condition) const;

    const FirewallPacket& m_packet;
    const NftSets& m_sets;
    std::string m_table;
};

/// A text member; empty for anything else.
[[nodiscard]] std::string textOf(const nlohmann::json& object, const char* key);

/// "udp dport 6666", roughly as nft writes it.
[[nodiscard]] std::string nftText(const nlohmann::json& statement);

} // namespace etherdeck
