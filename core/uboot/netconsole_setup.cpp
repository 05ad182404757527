#include "core/uboot/netconsole_setup.h"

#include <algorithm>
#include <cstddef>
#include <set>
#include <utility>

namespace etherdeck::uboot {

namespace {

using Node = ScriptNode::Kind;

constexpr int maxFollowDepth = 64;        ///< of scripts that run each other
constexpr std::size_t maxFollowed = 5000; ///< of one examination
constexpr std::size_t maxValues = 16;     ///< of one variable

using Hosts = std::set<std::string>;

Hosts both(Hosts left, const Hosts& right) {
    left.insert(right.begin(), right.end());
    return left;
}

Hosts common(Hosts left, const Hosts& right) {
    std::erase_if(left, [&](const std::string& host) { return !right.contains(host); });
    return left;
}

/// The addresses that scripts change: each with all the values that it may have at one place.
class Addresses {
public:
    Addresses(const Environment& environment, int& changes) :
        m_environment(&environment), m_changes(&changes) {
        for (const auto* name : {"ncip", "serverip"})
            m_known[name] = {{withoutPort(environment.value(name))}, 0};
    }

    /// Behind a part that may not have run.
    void join(const Addresses& other) {
        for (auto& [name, known] : m_known)
            if (const auto& others = other.m_known.at(name).values; known.values != others) {
                known = {both(std::move(known.values), others), ++*m_changes};
                if (known.values.size() > maxValues)
                    known.values = {"?", "??"}; // that nobody answers for
            }
    }
    /// An empty value removes it.
    void set(const std::string& name, const std::string& value) {
        if (const auto found = m_known.find(name); found != m_known.end())
            found->second = {{value.empty() ? value : hostOf(value)}, ++*m_changes};
    }
    /// An address, or a name for one that is not known; without the port.
    [[nodiscard]] std::string hostOf(std::string_view word) const {
        auto host = withoutPort(word);
        const std::string name(variableIn(host));
        if (name.empty())
            return host;
        const auto found = m_known.find(name);
        if (found == m_known.end()) {
            const auto value = m_environment->value(name);
            return value.empty() ? '$' + name : std::string(value);
        }
        const auto& [values, change] = found->second;
        return values.size() == 1 && !values.begin()->empty() ? *values.begin()
                                                              : '$' + name + '#' + std::to_string(change);
    }
    /// Where the console goes; empty: to everybody, or it is not known.
    [[nodiscard]] std::string console() const {
        const auto host = hostOf("$ncip");
        return host.starts_with('$') ? std::string() : host;
    }
    /// Whoever the console goes to has answered.
    [[nodiscard]] bool isConsoleOf(const Hosts& answered) const {
        const auto hasAnswered = [&](const std::string& host) {
            if (!host.empty())
                return answered.contains(host);
            // Without ncip it goes to everybody.
            return answered.contains(hostOf("$serverip")) ||
                   (m_known.at("serverip").values == Hosts{""} && !answered.empty());
        };
        return answered.contains(hostOf("$ncip")) ||
               std::ranges::all_of(m_known.at("ncip").values, hasAnswered);
    }

private:
    struct Known {
        Hosts values;   ///< an empty one: it is not set
        int change = 0; ///< which change made them
    };
    static std::string withoutPort(std::string_view host) {
        return std::string(host.substr(0, host.find(':')));
    }

    const Environment* m_environment;
    int* m_changes;
    std::map<std::string, Known> m_known;
};

/// Follows a script as U-Boot runs it, as far as a ping decides what is reached.
class Follower {
public:
    Follower(const Environment& environment, Scripts& scripts) :
        m_scripts(scripts), m_addresses(environment, m_changes) {}

    void run(const std::string& variable) { (void)follow(variable, {}); }
    [[nodiscard]] bool isStarted() const { return m_isStarted; }
    [[nodiscard]] bool isUnguarded() const { return m_isUnguarded; }
    /// Where it goes; empty: to everybody, or it is not known.
    [[nodiscard]] std::string to() const {
        return m_destinations.size() == 1 ? *m_destinations.begin() : std::string();
    }

private:
    /// `answered`: it is reached only after a ping to these was answered. Returns who has answered when it
    /// succeeds.
    Hosts follow(const std::string& variable, const Hosts& answered) {
        const auto* script = m_scripts.of(variable);
        if (script == nullptr || !m_onTheWay.insert(variable).second)
            return {};
        auto means = followMaybe(*script, answered); // "exit" leaves this variable only
        m_onTheWay.erase(variable);
        return means;
    }

    Hosts follow(const ScriptNode& node, const Hosts& answered) {
        if (m_depth == maxFollowDepth || m_commands > maxFollowed)
            return {};
        ++m_depth;
        auto means = followPart(node, answered);
        --m_depth;
        return means;
    }

    /// What may not run: others go on behind its "exit".
    Hosts followMaybe(const ScriptNode& node, const Hosts& answered) {
        const bool hasEnded = m_hasEnded;
        auto means = follow(node, answered);
        m_hasEnded = hasEnded;
        return means;
    }

    Hosts followPart(const ScriptNode& node, const Hosts& answered) {
        switch (node.kind) {
        case Node::Command:
            return followCommand(node.words, answered);
        case Node::List:
            return followList(node, answered);
        case Node::And: {
            std::vector<Addresses> ends;
            auto means = followAnd(node, answered, ends);
            joinAll(ends);
            return means;
        }
        case Node::Or: {
            const auto left = follow(node.parts[0], answered);
            const auto before = m_addresses;
            const auto right = followMaybe(node.parts[1], answered);
            m_addresses.join(before);
            return common(left, right);
        }
        case Node::If:
            followIf(node, answered);
            return {};
        case Node::While:
        case Node::Until: {
            const auto condition = followMaybe(node.parts[0], answered);
            const auto before = m_addresses;
            const bool isUntil = node.kind == Node::Until;
            (void)followMaybe(node.parts[1], isUntil ? answered : both(answered, condition));
            m_addresses.join(before);
            return isUntil ? condition : Hosts();
        }
        case Node::For: {
            const auto before = m_addresses;
            (void)followMaybe(node.parts[0], answered);
            m_addresses.join(before);
            return {};
        }
        }
        return {};
    }

    Hosts followList(const ScriptNode& node, Hosts answered) {
        Hosts means;
        for (const auto& part : node.parts) {
            if (m_hasEnded)
                return {};
            means = follow(part, answered);
            // Behind "until ping …" the ping has been answered.
            if (part.kind == Node::Until)
                answered = both(std::move(answered), means);
        }
        return means;
    }

    /// "a && b && c": c has the addresses that b has set. `ends`: those where it may end before.
    Hosts followAnd(const ScriptNode& node, const Hosts& answered, std::vector<Addresses>& ends) {
        if (m_depth == maxFollowDepth)
            return {};
        ++m_depth;
        const auto& first = node.parts[0];
        auto left = first.kind == Node::And ? followAnd(first, answered, ends) : follow(first, answered);
        ends.push_back(m_addresses);
        const auto right = followMaybe(node.parts[1], both(answered, left));
        --m_depth;
        return both(std::move(left), right);
    }

    void followIf(const ScriptNode& node, const Hosts& answered) {
        std::vector<Addresses> ends;
        for (std::size_t i = 0; i + 1 < node.parts.size(); i += 2) {
            const auto condition = followMaybe(node.parts[i], answered);
            const auto before = m_addresses;
            (void)followMaybe(node.parts[i + 1], both(answered, condition));
            ends.push_back(std::exchange(m_addresses, before));
        }
        if (node.parts.size() % 2 == 1)
            (void)followMaybe(node.parts.back(), answered);
        joinAll(ends);
    }

    Hosts followCommand(const std::vector<std::string>& words, const Hosts& answered) {
        ++m_commands;
        if (words.empty())
            return {};
        if (words[0] == "ping")
            return words.size() > 1 ? Hosts{m_addresses.hostOf(words.back())} : Hosts();
        if (words[0] == "run")
            return followRun(words, answered);
        if (words[0] == "exit")
            m_hasEnded = true;
        if (words[0] == "test") {
            Hosts means;
            for (const auto& word : words)
                if (const auto flag = m_flags.find(std::string(variableIn(word))); flag != m_flags.end())
                    means = both(std::move(means), flag->second);
            return means;
        }
        if (words.size() == 2 && (words[0] == "setenv" || words[0] == "set"))
            m_addresses.set(words[1], {});
        if (const auto assignment = assignmentOf(words))
            followAssignment(*assignment, answered);
        return {};
    }

    void followAssignment(const Assignment& assignment, const Hosts& answered) {
        const auto& [name, value] = assignment;
        // "setenv nc_ready 1" behind a ping: who tests it later knows of the ping.
        if (!answered.empty() && value != "0")
            m_flags[name] = answered;
        m_addresses.set(name, value);
        const bool isConsole = name == "stdin" || name == "stdout" || name == "stderr";
        if (isConsole && isNetconsole(value)) {
            m_startedBehind = m_isStarted ? common(std::move(m_startedBehind), answered) : answered;
            m_isStarted = true;
            goesTo(answered);
        } else if (m_isStarted && name == "ncip") {
            m_destinations.clear();
            goesTo(both(answered, m_startedBehind));
        }
    }

    void goesTo(const Hosts& answered) {
        m_destinations.insert(m_addresses.console());
        m_isUnguarded = m_isUnguarded || !m_addresses.isConsoleOf(answered);
    }

    /// It ends at the first variable that fails.
    Hosts followRun(const std::vector<std::string>& words, const Hosts& answered) {
        Hosts means;
        auto reached = answered;
        std::vector<Addresses> ends;
        for (auto name = words.begin() + 1; name != words.end(); ++name)
            if (m_commands <= maxFollowed) {
                if (name != words.begin() + 1 && m_scripts.of(*name) != nullptr)
                    ends.push_back(m_addresses);
                const auto those = follow(*name, reached);
                means = both(std::move(means), those);
                reached = both(std::move(reached), those);
            }
        joinAll(ends);
        return means;
    }

    void joinAll(const std::vector<Addresses>& ends) {
        for (const auto& end : ends)
            m_addresses.join(end);
    }

    Scripts& m_scripts;
    int m_changes = 0;
    Addresses m_addresses;
    std::set<std::string> m_onTheWay;
    std::map<std::string, Hosts> m_flags;
    std::size_t m_commands = 0;
    int m_depth = 0;
    bool m_hasEnded = false; ///< by "exit"
    bool m_isStarted = false;
    bool m_isUnguarded = false;
    Hosts m_startedBehind;
    Hosts m_destinations;
};

} // namespace

const ScriptNode* Scripts::of(const std::string& variable) {
    const auto* script = m_environment.find(variable);
    if (script == nullptr)
        return nullptr;
    auto read = m_read.find(variable);
    if (read == m_read.end())
        read = m_read.emplace(variable, parseScript(*script)).first;
    return &read->second;
}

void Scripts::visit(const std::string& variable,
                    const std::function<void(const std::string&, const std::vector<std::string>&)>& visit) {
    std::set<std::string> seen{variable};
    std::vector<std::string> waiting{variable};
    while (!waiting.empty()) {
        const auto name = std::move(waiting.back());
        waiting.pop_back();
        const auto* script = of(name);
        if (script == nullptr)
            continue;
        for (const auto& words : commandsIn(*script)) {
            visit(name, words);
            if (words[0] == "run")
                for (auto next = words.begin() + 1; next != words.end(); ++next)
                    if (next->find('$') == std::string::npos && seen.insert(*next).second)
                        waiting.push_back(*next);
        }
    }
}

std::vector<NetconsoleSetup> netconsoleOf(const Environment& environment) {
    Scripts scripts(environment);
    std::vector<NetconsoleSetup> setups;
    for (const auto* variable : {"preboot", "bootcmd"}) {
        Follower follower(environment, scripts);
        follower.run(variable);
        if (follower.isStarted())
            setups.push_back({variable, !follower.isUnguarded(), follower.to()});
    }
    return setups;
}

bool isNetconsole(std::string_view devices) {
    while (!devices.empty()) {
        const auto end = std::min(devices.find(','), devices.size());
        if (devices.substr(0, end) == "nc")
            return true;
        devices.remove_prefix(std::min(end + 1, devices.size()));
    }
    return false;
}

std::optional<Assignment> assignmentOf(const std::vector<std::string>& words) {
    std::size_t name = 1;
    if (words.size() > 1 && words[0] == "env" && words[1] == "set")
        name = 2;
    else if (words.empty() || (words[0] != "setenv" && words[0] != "set"))
        return std::nullopt;
    if (words.size() < name + 2)
        return std::nullopt;
    Assignment assignment{words[name], words[name + 1]};
    for (auto word = name + 2; word < words.size(); ++word)
        assignment.value += ' ' + words[word];
    return assignment;
}

} // namespace etherdeck::uboot
