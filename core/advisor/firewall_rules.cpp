#include "core/advisor/firewall_rules.h"

#include <algorithm>
#include <set>

namespace etherdeck {

namespace {

using Verdict = FirewallRule::Verdict;
using Kind = FirewallVerdict::Kind;

constexpr int deepestJump = 16;   // the kernel's own limit
constexpr int maxSteps = 200'000; // chains that jump to each other would take forever

/// Follows one datagram through the rules. Remembers rules that only might match, and goes on as if they had
/// not.
class Walk {
public:
    explicit Walk(const FirewallRules& rules) : m_rules(rules) {}

    void enter(const std::string& name, const FirewallChain& chain) {
        m_isDecided = false;
        m_mayAccept = false;
        walk(name, chain, 0);
        if (!m_isDecided && chain.drops)
            drop(name, {});
    }
    [[nodiscard]] const FirewallVerdict& result() const { return m_result; }

private:
    void walk(const std::string& name, const FirewallChain& chain, int depth) {
        for (const auto& rule : chain.rules) {
            if (m_isDecided || ++m_steps > maxSteps)
                return;
            if (rule.match == RuleMatch::No)
                continue;
            m_result.hasRules = true;
            if (!take(name, rule, depth))
                return;
        }
    }

    /// False: the rest of this chain does not matter any more.
    bool take(const std::string& name, const FirewallRule& rule, int depth) {
        const bool isCertain = rule.match == RuleMatch::Yes && !m_isDoubtful;
        switch (rule.verdict) {
        case Verdict::Continue:
            return true;
        case Verdict::Accept:
            m_isDecided = isCertain;
            m_mayAccept = m_mayAccept || !isCertain;
            return !isCertain;
        case Verdict::Drop:
            noteDrop(name, rule, isCertain);
            return !isCertain;
        case Verdict::Return:
            return !isCertain;
        case Verdict::Jump:
        case Verdict::Goto:
            jump(rule, depth);
            return !(isCertain && rule.verdict == Verdict::Goto);
        }
        return true;
    }

    void jump(const FirewallRule& rule, int depth) {
        const auto chain = m_rules.find(rule.chain);
        if (chain == m_rules.end() || depth >= deepestJump)
            return;
        const bool wasDoubtful = m_isDoubtful;
        m_isDoubtful = m_isDoubtful || rule.match != RuleMatch::Yes;
        walk(chain->first, chain->second, depth + 1);
        m_isDoubtful = wasDoubtful;
    }

    void noteDrop(const std::string& name, const FirewallRule& rule, bool isCertain) {
        if (isCertain)
            drop(name, rule.text);
        else
            worsen(Kind::MayDrop, name, rule.text);
    }

    void drop(const std::string& name, const std::string& text) {
        m_isDecided = true;
        m_result.hasRules = true;
        worsen(m_mayAccept ? Kind::MayDrop : Kind::Drops, name, text);
    }

    void worsen(Kind kind, const std::string& name, const std::string& text) {
        if (kind <= m_result.kind)
            return;
        m_result.kind = kind;
        m_result.chain = name;
        m_result.rule = text;
    }

    const FirewallRules& m_rules;
    FirewallVerdict m_result;
    int m_steps = 0;
    bool m_isDecided = false;  ///< by the chains that were entered last
    bool m_mayAccept = false;  ///< one of their rules, which may match, would have accepted
    bool m_isDoubtful = false; ///< inside a jump that may not be taken
};

} // namespace

namespace {

/// "inet/filter" of "inet/filter/input".
std::string tableOf(const std::string& chain) { return chain.substr(0, chain.rfind('/')); }

} // namespace

FirewallVerdict judge(const FirewallRules& rules, bool skipOpaque) {
    // Where iptables has made one chain of a table, it has made all of them.
    std::set<std::string> opaque;
    for (const auto& [name, chain] : rules)
        if (skipOpaque && chain.isOpaque)
            opaque.insert(tableOf(name));
    std::vector<const FirewallRules::value_type*> bases;
    for (const auto& entry : rules)
        if (entry.second.isInput && !opaque.contains(tableOf(entry.first)))
            bases.push_back(&entry);
    std::ranges::stable_sort(bases, {}, [](const auto* entry) { return entry->second.priority; });
    Walk walk(rules);
    for (const auto* base : bases)
        walk.enter(base->first, base->second);
    return walk.result();
}

} // namespace etherdeck
