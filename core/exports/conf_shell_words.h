#pragma once

#include "core/exports/conf_values.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::exports {

/// A word of a shell's command.
struct ShellWord {
    std::string text;    ///< without quotes
    bool known = true;   ///< false: an expansion that only the shell knows
    bool quoted = false; ///< at least partly: then it cannot be a reserved word
    std::size_t line = 0;
    std::size_t equalsAt = std::string::npos; ///< NAME=value: where its = stands
    std::vector<ConfProblem> problems;        ///< what evaluating it does
    bool stops = false;                       ///< one of these ends the shell
};

/// What follows a word and ends the command, or makes the reader give up.
enum class ShellOperator { None, End, Semicolon, SyntaxError, NotUnderstood };

/// Splits a shell's text into words, with quotes and expansions.
class ShellWords {
public:
    explicit ShellWords(std::string_view text) : m_text(text) {}

    /// Skips blanks, and a comment.
    void skipBlanks();
    [[nodiscard]] bool atEnd() const { return m_at >= m_text.size(); }
    [[nodiscard]] std::size_t line() const { return m_line; }
    /// The operator at this place; takes those that end a command.
    [[nodiscard]] ShellOperator takeOperator();
    /// A word. Nothing when a quote or an expansion has no end, or cannot be read: see failure().
    [[nodiscard]] std::optional<ShellWord> takeWord(const ConfValues& values);
    [[nodiscard]] ShellOperator failure() const { return m_failure; }

private:
    [[nodiscard]] char here() const { return m_text[m_at]; }
    [[nodiscard]] bool next(char c) const { return m_at + 1 < m_text.size() && m_text[m_at + 1] == c; }
    void advance();
    bool takeSingleQuoted(ShellWord& word);
    bool takeDoubleQuoted(ShellWord& word, const ConfValues& values);
    bool takeBackquoted(ShellWord& word);
    bool takeDollar(ShellWord& word, const ConfValues& values);
    bool takeBraces(ShellWord& word, const ConfValues& values);
    bool takeParentheses(ShellWord& word);
    void takeVariable(ShellWord& word, std::string_view name, bool mayBeUnset, const ConfValues& values);
    bool fail(ShellOperator failure);

    std::string_view m_text;
    std::size_t m_at = 0;
    std::size_t m_line = 1;
    ShellOperator m_failure = ShellOperator::None;
};

/// True for a name that the shell takes for a variable.
[[nodiscard]] bool isShellName(std::string_view name);

} // namespace etherdeck::exports
