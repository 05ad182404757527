#include "core/advisor/nft_match.h"

#include <algorithm>

namespace etherdeck {

namespace {

using nlohmann::json;
using Verdict = FirewallRule::Verdict;

constexpr std::size_t longestRule = 300;

/// "inet/filter"
std::string tableOf(const json& object) { return textOf(object, "family") + '/' + textOf(object, "table"); }

/// What a statement does with a packet that reaches it.
struct Outcome {
    Verdict verdict = Verdict::Continue;
    std::string target; ///< of a jump
};

Outcome outcomeOf(const json& statement) {
    if (!statement.is_object() || statement.empty())
        return {};
    const auto& kind = statement.begin().key();
    const auto& body = statement.begin().value();
    if (kind == "accept")
        return {Verdict::Accept, {}};
    if (kind == "drop" || kind == "reject")
        return {Verdict::Drop, {}};
    if (kind == "return")
        return {Verdict::Return, {}};
    if ((kind == "jump" || kind == "goto") && body.is_object())
        return {kind == "jump" ? Verdict::Jump : Verdict::Goto, textOf(body, "target")};
    return {};
}

/// True for statements that neither accept nor drop a packet.
bool isRemark(const std::string& kind) {
    constexpr std::array remarks{"counter", "log",        "comment", "mangle",
                                 "notrack", "masquerade", "snat",    "dnat"};
    return std::ranges::find(remarks, kind) != remarks.end();
}

class NftReader {
public:
    explicit NftReader(const FirewallPacket& packet) : m_packet(packet) {}

    bool read(const json& ruleset) {
        if (!ruleset.is_array())
            return false;
        for (const auto& entry : ruleset)
            if (entry.is_object() && entry.contains("set") && entry["set"].is_object())
                readSet(entry["set"]);
        for (const auto& entry : ruleset) {
            if (!entry.is_object())
                return false;
            if (entry.contains("chain") && !readChain(entry["chain"]))
                return false;
            if (entry.contains("rule") && !readRule(entry["rule"]))
                return false;
        }
        return true;
    }
    [[nodiscard]] FirewallRules& rules() { return m_rules; }

private:
    void readSet(const json& set) {
        m_sets[tableOf(set) + '/' + textOf(set, "name")] = set.value("elem", json::array());
    }

    bool readChain(const json& object) {
        if (!object.is_object() || textOf(object, "name").empty())
            return false;
        const auto family = textOf(object, "family");
        const auto hook = textOf(object, "hook");
        const bool isOurs = family == "ip" || family == "inet" || family == "netdev";
        auto& chain = m_rules[tableOf(object) + '/' + textOf(object, "name")];
        chain.isInput = isOurs && textOf(object, "type") == "filter" &&
                        (hook == "input" || hook == "prerouting" || hook == "ingress");
        chain.priority = hook == "input" ? 1000 : 0; // after the other hooks
        if (const auto priority = object.find("prio");
            priority != object.end() && priority->is_number_integer())
            chain.priority += std::clamp(static_cast<int>(priority->get<std::int64_t>()), -999, 999);
        chain.drops = textOf(object, "policy") == "drop";
        return true;
    }

    bool readRule(const json& object) {
        if (!object.is_object() || !object.contains("expr") || !object["expr"].is_array())
            return false;
        const auto table = tableOf(object);
        auto& chain = m_rules[table + '/' + textOf(object, "chain")];
        const NftMatch match(m_packet, m_sets, table);
        FirewallRule rule;
        for (const auto& statement : object["expr"])
            readStatement(statement, match, table, rule, chain);
        if (rule.verdict != Verdict::Continue)
            chain.rules.push_back(std::move(rule));
        return true;
    }

    static void readStatement(const json& statement, const NftMatch& match, const std::string& table,
                              FirewallRule& rule, FirewallChain& chain) {
        if (!statement.is_object() || statement.empty())
            return;
        const auto& kind = statement.begin().key();
        const auto& body = statement.begin().value();
        if (rule.text.size() < longestRule)
            rule.text += (rule.text.empty() ? "" : " ") + nftText(statement);
        if (kind == "match")
            rule.match = both(rule.match, match.match(body));
        else if (kind == "vmap")
            readMap(body, match, table, rule, chain);
        else if (const auto outcome = outcomeOf(statement); outcome.verdict != Verdict::Continue)
            setOutcome(rule, outcome, table);
        else if (!isRemark(kind))
            rule.match = both(rule.match, RuleMatch::Maybe); // limit, quota, xt, …
        chain.isOpaque = chain.isOpaque || kind == "xt";
    }

    static void setOutcome(FirewallRule& rule, const Outcome& outcome, const std::string& table) {
        rule.verdict = outcome.verdict;
        if (!outcome.target.empty())
            rule.chain = table + '/' + outcome.target;
    }

    /// One rule for each element: the first match decides.
    static void readMap(const json& map, const NftMatch& match, const std::string& table,
                        const FirewallRule& before, FirewallChain& chain) {
        const auto* elements = &map;
        for (const char* step : {"data", "set"}) {
            if (!elements->is_object() || !elements->contains(step))
                return addUnknown(before, chain);
            elements = &(*elements)[step];
        }
        if (!elements->is_array() || !map.contains("key"))
            return addUnknown(before, chain);
        for (const auto& element : *elements) {
            if (!element.is_array() || element.size() != 2)
                continue;
            auto rule = before;
            rule.match = both(rule.match, match.equals(map["key"], element[0]));
            setOutcome(rule, outcomeOf(element[1]), table);
            chain.rules.push_back(std::move(rule));
        }
    }

    /// For a named map, whose elements could drop.
    static void addUnknown(const FirewallRule& before, FirewallChain& chain) {
        auto rule = before;
        rule.match = both(rule.match, RuleMatch::Maybe);
        rule.verdict = Verdict::Drop;
        chain.rules.push_back(std::move(rule));
    }

    const FirewallPacket& m_packet;
    NftSets m_sets;
    FirewallRules m_rules;
};

} // namespace

Result<FirewallRules> parseNftables(std::string_view text, const FirewallPacket& packet) {
    if (text.size() > longestRuleset)
        return fail(ErrorCode::TooLong, "rules of nftables");
    const auto parsed = json::parse(text, nullptr, false);
    if (!parsed.is_object() || !parsed.contains("nftables"))
        return fail(ErrorCode::Malformed, "no list of nftables' rules");
    NftReader reader(packet);
    if (!reader.read(parsed["nftables"]))
        return fail(ErrorCode::Malformed, "a rule of nftables");
    return std::move(reader.rules());
}

} // namespace etherdeck
