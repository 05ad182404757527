#include "core/advisor/rule_condition.h"

#include <algorithm>

namespace etherdeck {

namespace {

using Verdict = FirewallRule::Verdict;

/// The next word of a line of iptables-save: may be "in quotes", with \" and \\ inside.
std::string takeWord(std::string_view& line) {
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    std::string word;
    bool isQuoted = false;
    std::size_t at = 0;
    for (; at < line.size() && (isQuoted || line[at] != ' '); ++at) {
        if (line[at] == '"')
            isQuoted = !isQuoted;
        else if (line[at] == '\\' && isQuoted && at + 1 < line.size())
            word += line[++at];
        else
            word += line[at];
    }
    line.remove_prefix(at);
    return word;
}

RuleMatch matchAnyPort(std::string_view list, std::uint16_t port) {
    auto found = RuleMatch::No;
    while (!list.empty()) {
        const auto comma = std::min(list.find(','), list.size());
        found = either(found, matchPorts(list.substr(0, comma), ':', port));
        list.remove_prefix(std::min(comma + 1, list.size()));
    }
    return found;
}

/// One condition of a rule, as far as it can be evaluated for a first UDP datagram.
RuleMatch matchOption(std::string_view option, const std::string& value, const FirewallPacket& packet) {
    if (option == "-p" || option == "--protocol")
        return matchIf(value == "udp" || value == "17" || value == "all");
    if (option == "-i" || option == "--in-interface")
        return matchInterface(value, '+', packet.interface);
    if (option == "-s" || option == "--source")
        return matchNetwork(value, packet.from);
    if (option == "-d" || option == "--destination")
        return matchNetwork(value, packet.to);
    if (option == "--dport" || option == "--destination-port")
        return matchPorts(value, ':', packet.port);
    if (option == "--dports" || option == "--destination-ports")
        return matchAnyPort(value, packet.port);
    if (option == "--state" || option == "--ctstate")
        return matchIf(("," + value + ",").find(",NEW,") != std::string::npos);
    if (option == "--ctstatus") // seen-reply, assured, dnat: nothing is known of a first datagram
        return matchIf(value == "NONE");
    if (option == "--dst-type")
        return value == "LOCAL" ? RuleMatch::Yes : RuleMatch::Maybe;
    return RuleMatch::Maybe;
}

/// True for options that say nothing about the packet.
bool isRemark(std::string_view option) {
    return option == "-m" || option == "--match" || option == "--comment" || option == "-c" ||
           option == "--reject-with" || option == "--log-prefix" || option == "--log-level";
}

void setTarget(FirewallRule& rule, const std::string& target, bool isGoto) {
    if (target == "ACCEPT")
        rule.verdict = Verdict::Accept;
    else if (target == "DROP" || target == "REJECT")
        rule.verdict = Verdict::Drop;
    else if (target == "RETURN")
        rule.verdict = Verdict::Return;
    else {
        // LOG and the like are not chains: evaluation continues
        rule.verdict = isGoto ? Verdict::Goto : Verdict::Jump;
        rule.chain = target;
    }
}

/// Parses the tables of iptables-save line by line.
class IptablesReader {
public:
    explicit IptablesReader(const FirewallPacket& packet) : m_packet(packet) {}

    bool read(std::string_view line) {
        if (line.empty() || line.starts_with('#') || line == "COMMIT")
            return true;
        if (line.starts_with('*')) {
            m_table = std::string(line.substr(1));
            return !m_table.empty();
        }
        if (m_table.empty())
            return false;
        return line.starts_with(':') ? readChain(line.substr(1)) : readRule(line);
    }
    [[nodiscard]] FirewallRules& rules() { return m_rules; }

private:
    [[nodiscard]] std::string nameOf(const std::string& chain) const { return m_table + '/' + chain; }

    // :INPUT DROP [0:0]
    bool readChain(std::string_view line) {
        const auto name = takeWord(line);
        const auto policy = takeWord(line);
        if (name.empty() || policy.empty())
            return false;
        auto& chain = m_rules[nameOf(name)];
        // nat's chains drop nothing. raw and mangle come before filter.
        chain.isInput = m_table != "nat" && (name == "INPUT" || name == "PREROUTING");
        chain.priority = name == "PREROUTING" ? (m_table == "raw" ? -300 : -150) : 0;
        chain.drops = policy == "DROP";
        return true;
    }

    // -A INPUT ! -s 10.0.0.0/8 -p udp -m udp --dport 6666 -j DROP
    bool readRule(std::string_view line) {
        FirewallRule rule;
        rule.text = std::string(line);
        auto word = takeWord(line);
        if (word.starts_with('[')) // counters
            word = takeWord(line);
        const auto chain = takeWord(line);
        if (word != "-A" || chain.empty())
            return false;
        while (!line.empty())
            readOption(rule, line);
        if (!rule.chain.empty())
            rule.chain = nameOf(rule.chain);
        m_rules[nameOf(chain)].rules.push_back(std::move(rule));
        return true;
    }

    void readOption(FirewallRule& rule, std::string_view& line) const {
        auto option = takeWord(line);
        const bool isNegated = option == "!";
        if (isNegated)
            option = takeWord(line);
        if (option.empty())
            return;
        std::string value;
        if (const auto next = line.find_first_not_of(' ');
            next != std::string_view::npos && line[next] != '-' && line[next] != '!')
            value = takeWord(line);
        if (option == "-j" || option == "-g")
            return setTarget(rule, value, option == "-g");
        if (isRemark(option) || rule.verdict != Verdict::Continue) // options of the target follow it
            return;
        const auto match = matchOption(option, value, m_packet);
        rule.match = both(rule.match, isNegated ? negated(match) : match);
    }

    const FirewallPacket& m_packet;
    std::string m_table;
    FirewallRules m_rules;
};

} // namespace

Result<FirewallRules> parseIptables(std::string_view text, const FirewallPacket& packet) {
    if (text.size() > longestRuleset)
        return fail(ErrorCode::TooLong, "rules of iptables");
    IptablesReader reader(packet);
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        if (const auto line = text.substr(0, end); !reader.read(line))
            return fail(ErrorCode::Malformed, std::string(line.substr(0, 200)));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return std::move(reader.rules());
}

} // namespace etherdeck
