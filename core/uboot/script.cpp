#include "core/uboot/script.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

namespace etherdeck::uboot {

namespace {

constexpr std::size_t maxCommands = 5000; ///< of a visit
constexpr std::size_t maxDepth = 16;

constexpr std::array<std::string_view, 8> conditionWords{"if", "then",  "else", "elif",
                                                         "fi", "while", "do",   "done"};

/// Words and command ends of a script (common/cli_hush.c; the old parser knows ';' alone).
class Splitter {
public:
    explicit Splitter(std::string_view script) : m_rest(script) {}

    std::vector<std::vector<std::string>> split() {
        while (!m_rest.empty()) {
            const char c = take();
            if (c == ';' || c == '\n' || c == '&' || c == '|')
                endCommand();
            else if (c == ' ' || c == '\t')
                endWord();
            else if (c == '\'' || c == '"')
                takeQuoted(c);
            else if (c == '\\' && !m_rest.empty())
                add(take());
            else
                add(c);
        }
        endCommand();
        return std::move(m_commands);
    }

private:
    char take() {
        const char c = m_rest.front();
        m_rest.remove_prefix(1);
        return c;
    }
    void add(char c) {
        m_word += c;
        m_hasWord = true;
    }
    void takeQuoted(char quote) {
        m_hasWord = true;
        while (!m_rest.empty()) {
            const char c = take();
            if (c == quote)
                return;
            m_word += c == '\\' && quote == '"' && !m_rest.empty() ? take() : c;
        }
    }
    void endWord() {
        if (!std::exchange(m_hasWord, false))
            return;
        m_command.push_back(std::exchange(m_word, {}));
        if (m_command.size() == 1 && std::ranges::find(conditionWords, m_command[0]) != conditionWords.end())
            m_command.clear();
    }
    void endCommand() {
        endWord();
        const bool isLoopHead = !m_command.empty() && m_command[0] == "for"; // its words are no command
        if (!m_command.empty() && !isLoopHead)
            m_commands.push_back(m_command);
        m_command.clear();
    }

    std::string_view m_rest;
    std::string m_word;
    bool m_hasWord = false;
    std::vector<std::string> m_command;
    std::vector<std::vector<std::string>> m_commands;
};

class Visitor {
public:
    Visitor(const Environment& environment, const std::function<void(const Command&)>& visit) :
        m_environment(environment), m_visit(visit) {}

    void run(const std::string& variable) {
        const auto* script = m_environment.find(variable);
        if (script == nullptr || m_onTheWay.size() == maxDepth || !m_onTheWay.insert(variable).second)
            return;
        for (auto& words : commandsIn(*script)) {
            if (++m_count > maxCommands)
                break;
            const Command command{std::move(words), variable};
            m_visit(command);
            if (command.words[0] != "run")
                continue;
            for (auto name = command.words.begin() + 1; name != command.words.end(); ++name)
                if (name->find('$') == std::string::npos)
                    run(*name);
        }
        m_onTheWay.erase(variable);
    }

private:
    const Environment& m_environment;
    const std::function<void(const Command&)>& m_visit;
    std::set<std::string> m_onTheWay;
    std::size_t m_count = 0;
};

} // namespace

std::vector<std::vector<std::string>> commandsIn(std::string_view script) { return Splitter(script).split(); }

void visitCommands(const Environment& environment, std::string_view variable,
                   const std::function<void(const Command&)>& visit) {
    Visitor(environment, visit).run(std::string(variable));
}

} // namespace etherdeck::uboot
