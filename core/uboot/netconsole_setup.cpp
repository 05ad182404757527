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

/// Follows a script as U-Boot runs it, as far as a ping decides what is reached.
class Follower {
public:
    Follower(const Environment& environment, Scripts& scripts) :
        m_environment(environment), m_scripts(scripts) {}

    void run(const std::string& variable) { (void)follow(variable, false); }
    [[nodiscard]] bool isStarted() const { return m_isStarted; }
    [[nodiscard]] bool isUnguarded() const { return m_isUnguarded; }

private:
    /// `isGuarded`: it is reached only after a ping was answered. True when its success means that one was.
    bool follow(const std::string& variable, bool isGuarded) {
        const auto* script = m_scripts.of(variable);
        if (script == nullptr || !m_onTheWay.insert(variable).second)
            return false;
        const bool means = follow(*script, isGuarded);
        m_onTheWay.erase(variable);
        return means;
    }

    bool follow(const ScriptNode& node, bool isGuarded) {
        if (m_depth == maxFollowDepth || m_commands > maxFollowed)
            return false;
        ++m_depth;
        const bool means = followPart(node, isGuarded);
        --m_depth;
        return means;
    }

    bool followPart(const ScriptNode& node, bool isGuarded) {
        switch (node.kind) {
        case Node::Command:
            return followCommand(node.words, isGuarded);
        case Node::List: {
            bool means = false;
            for (const auto& part : node.parts) {
                means = follow(part, isGuarded);
                // Behind "until ping …" the ping has been answered.
                isGuarded = isGuarded || (part.kind == Node::Until && means);
            }
            return means;
        }
        case Node::And: {
            const bool left = follow(node.parts[0], isGuarded);
            return follow(node.parts[1], isGuarded || left) || left;
        }
        case Node::Or: {
            const bool left = follow(node.parts[0], isGuarded);
            return follow(node.parts[1], isGuarded) && left;
        }
        case Node::If:
            for (std::size_t i = 0; i + 1 < node.parts.size(); i += 2) {
                const bool condition = follow(node.parts[i], isGuarded);
                (void)follow(node.parts[i + 1], isGuarded || condition);
            }
            if (node.parts.size() % 2 == 1)
                (void)follow(node.parts.back(), isGuarded);
            return false;
        case Node::While: {
            const bool condition = follow(node.parts[0], isGuarded);
            (void)follow(node.parts[1], isGuarded || condition);
            return false;
        }
        case Node::Until: {
            const bool condition = follow(node.parts[0], isGuarded);
            (void)follow(node.parts[1], isGuarded);
            return condition;
        }
        case Node::For:
            (void)follow(node.parts[0], isGuarded);
            return false;
        }
        return false;
    }

    bool followCommand(const std::vector<std::string>& words, bool isGuarded) {
        ++m_commands;
        if (words.empty())
            return false;
        if (words[0] == "ping")
            return words.size() > 1 && isOfServer(words.back());
        if (words[0] == "run")
            return followRun(words, isGuarded);
        if (words[0] == "test")
            return std::ranges::any_of(words, [this](const std::string& word) {
                return m_flags.contains(std::string(variableIn(word)));
            });
        if (const auto assignment = assignmentOf(words)) {
            // "setenv nc_ready 1" behind a ping: who tests it later knows of the ping.
            if (isGuarded && assignment->value != "0")
                m_flags.insert(assignment->name);
            const bool isConsole =
                assignment->name == "stdin" || assignment->name == "stdout" || assignment->name == "stderr";
            if (isConsole && isNetconsole(assignment->value)) {
                m_isStarted = true;
                m_isUnguarded = m_isUnguarded || !isGuarded;
            }
        }
        return false;
    }

    /// It ends at the first variable that fails.
    bool followRun(const std::vector<std::string>& words, bool isGuarded) {
        bool means = false;
        for (auto name = words.begin() + 1; name != words.end(); ++name)
            if (m_commands <= maxFollowed)
                means = follow(*name, isGuarded || means) || means;
        return means;
    }

    [[nodiscard]] bool isOfServer(const std::string& host) const {
        const auto name = variableIn(host);
        if (name == "serverip" || name == "ncip")
            return true;
        const auto value = name.empty() ? std::string_view(host) : m_environment.value(name);
        const auto server = m_environment.value("serverip");
        const auto other = m_environment.value("ncip");
        return (server.empty() && other.empty()) || value == server || (!other.empty() && value == other);
    }

    const Environment& m_environment;
    Scripts& m_scripts;
    std::set<std::string> m_onTheWay;
    std::set<std::string> m_flags;
    std::size_t m_commands = 0;
    int m_depth = 0;
    bool m_isStarted = false;
    bool m_isUnguarded = false;
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
            setups.push_back({variable, !follower.isUnguarded()});
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
