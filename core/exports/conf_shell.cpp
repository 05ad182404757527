#include "core/base/characters.h"
#include "core/base/harmless_text.h"
#include "core/exports/conf_shell_words.h"
#include "core/exports/conf_values.h"

#include <algorithm>
#include <array>
#include <map>
#include <span>

namespace etherdeck::exports {

namespace {

using Names = std::string_view;

template <std::size_t n>
bool isOneOf(std::string_view word, const std::array<Names, n>& names) {
    return std::ranges::find(names, word) != names.end();
}

/// These end the generator, or keep it from working: "cd" leads it away from its files.
constexpr std::array<Names, 6> endingCommands{"exit", "break", "false", "cd", "local", "chdir"};
/// Reserved words that begin what is not read here, and those that cannot begin a command.
constexpr std::array<Names, 7> compoundWords{"if", "for", "while", "until", "case", "{", "!"};
constexpr std::array<Names, 8> misplacedWords{"then", "else", "elif", "fi", "do", "done", "esac", "}"};
/// Set by the generator for each file: making them read-only ends it at the next one.
constexpr std::array<Names, 8> reusedVariables{"shelf",   "slot",   "netif",    "filename",
                                               "options", "CONFIG", "INSTANCE", "LINK"};
/// Read by the generator afterwards, which ends it when they are not set.
constexpr std::array<Names, 5> neededVariables{"shelf", "slot", "netif", "filename", "CONFIG"};
constexpr std::array<Names, 3> declaringCommands{"export", "readonly", "unset"};

class ShellReader {
public:
    explicit ShellReader(std::string_view text) : m_words(text) {}

    ShellValues read() {
        while (m_found.sourced && m_found.understood) {
            m_words.skipBlanks();
            if (m_words.atEnd())
                break;
            readCommand();
        }
        for (const auto& [variable, command] : m_unset) {
            if (m_live && m_found.understood && !m_found.values.contains(variable))
                stop(command);
        }
        if (!m_found.sourced) {
            m_found.values.clear();
            m_found.problems = {{ConfProblemKind::SkippedByGenerator, m_line, "syntax"}};
        }
        return std::move(m_found);
    }

private:
    /// Up to the end of the line, a semicolon, or what is not understood.
    void readCommand() {
        std::vector<ShellWord> command;
        auto seen = m_found.values; // assignments see those in front of them
        auto onlyAssigns = true;
        m_line = m_words.line();
        auto end = m_words.takeOperator();
        if (end == ShellOperator::Semicolon) // nothing stands before it
            end = ShellOperator::SyntaxError;
        while (end == ShellOperator::None) {
            auto word = m_words.takeWord(seen);
            if (!word) {
                end = m_words.failure();
                break;
            }
            if (command.empty() && !word->quoted && isOneOf(word->text, misplacedWords)) {
                end = ShellOperator::SyntaxError;
                break;
            }
            if (command.empty() && !word->quoted && isOneOf(word->text, compoundWords)) {
                end = ShellOperator::NotUnderstood;
                break;
            }
            onlyAssigns = onlyAssigns && word->equalsAt != std::string::npos;
            if (onlyAssigns)
                assign(*word, seen);
            command.push_back(std::move(*word));
            m_words.skipBlanks();
            m_line = m_words.line();
            end = m_words.takeOperator();
        }
        if (end == ShellOperator::SyntaxError)
            m_found.sourced = false;
        else if (end == ShellOperator::NotUnderstood)
            giveUp();
        else if (m_live)
            run(command);
    }

    void giveUp() {
        m_found.understood = false;
        if (m_live)
            m_found.problems.push_back({ConfProblemKind::NotUnderstood, m_line, {}});
    }

    void problem(ConfProblemKind kind, std::size_t line, std::string_view text) {
        constexpr std::size_t maxShown = 60;
        m_found.problems.push_back({kind, line, harmlessStart(text, maxShown)});
    }
    void stop(const ShellWord& word) {
        problem(ConfProblemKind::StopsGenerator, word.line, word.text);
        m_live = false;
    }

    static void assign(const ShellWord& word, ConfValues& values) {
        const auto name = word.text.substr(0, word.equalsAt);
        std::optional<std::string> value;
        if (word.known)
            value = word.text.substr(word.equalsAt + 1);
        values[name] = {value, word.line};
    }

    void run(const std::vector<ShellWord>& command) {
        for (const auto& word : command) {
            m_found.problems.insert(m_found.problems.end(), word.problems.begin(), word.problems.end());
            if (word.stops) {
                m_live = false;
                return;
            }
        }
        const auto isAssignment = [](const ShellWord& word) { return word.equalsAt != std::string::npos; };
        const auto name = std::ranges::find_if_not(command, isAssignment);
        if (name == command.end()) {
            for (const auto& word : command)
                assign(word, m_found.values);
        } else {
            runCommand(*name, {name + 1, command.end()});
        }
    }

    void runCommand(const ShellWord& name, std::span<const ShellWord> arguments) {
        if (!name.known) {
            problem(ConfProblemKind::RunsCommand, name.line, name.text);
        } else if (isOneOf(name.text, endingCommands) || isNoCommand(name.text) ||
                   (name.text == "exec" && !arguments.empty())) {
            stop(name);
        } else if (name.text == "return" || name.text == "continue") {
            leave(name, arguments);
        } else if (isOneOf(name.text, declaringCommands)) {
            declare(name, arguments);
        } else if (name.text != ":" && name.text != "true") {
            problem(ConfProblemKind::RunsCommand, name.line, name.text);
        }
    }

    /// The rest of the file is not read; with "continue" no unit is linked either. A status other than 0, and
    /// what is no number, end the generator.
    void leave(const ShellWord& name, std::span<const ShellWord> arguments) {
        const auto isReturn = name.text == "return";
        const auto argument = arguments.empty() ? std::string() : arguments.front().text;
        const auto isNumber = std::ranges::all_of(argument, isDigit);
        const auto isZero = argument.find_first_not_of('0') == std::string::npos;
        if (!arguments.empty() && (argument.empty() || !isNumber || isReturn != isZero)) {
            stop(name);
            return;
        }
        problem(isReturn ? ConfProblemKind::Differs : ConfProblemKind::SkippedByGenerator, name.line,
                name.text);
        m_live = false;
    }

    /// "shelf = 7", "my-key=5", "options+=-r", the return of a line end from elsewhere: there is no such
    /// command, and a command that fails ends the generator.
    static bool isNoCommand(std::string_view name) {
        return isConfVariable(name) || name.find('=') != std::string_view::npos || name == "\r" ||
               std::ranges::all_of(name, isDigit);
    }

    void declare(const ShellWord& command, std::span<const ShellWord> arguments) {
        for (auto argument : arguments) {
            argument.equalsAt = argument.text.find('='); // also between quotes
            const auto name = argument.text.substr(0, argument.equalsAt);
            if (name.starts_with('-') || !argument.known) {
                problem(ConfProblemKind::RunsCommand, command.line, command.text);
                return;
            }
            if (!isShellName(name) || (command.text == "readonly" && isOneOf(name, reusedVariables))) {
                stop(command);
                return;
            }
            if (command.text == "unset") {
                m_found.values.erase(name);
                if (isOneOf(name, neededVariables))
                    m_unset.emplace(name, command);
            } else if (argument.equalsAt != std::string::npos) {
                assign(argument, m_found.values);
            }
        }
    }

    ShellWords m_words;
    ShellValues m_found;
    std::map<std::string, ShellWord> m_unset;
    std::size_t m_line = 1; ///< where what is read now begins
    bool m_live = true;     ///< false after what ends the shell: only the syntax matters there
};

} // namespace

ShellValues readAsShell(std::string_view text) { return ShellReader(text).read(); }

} // namespace etherdeck::exports
