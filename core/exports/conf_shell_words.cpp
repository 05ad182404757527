#include "core/exports/conf_shell_words.h"

#include "core/base/characters.h"
#include "core/base/harmless_text.h"

#include <algorithm>
#include <array>

namespace etherdeck::exports {

namespace {

constexpr std::size_t maxShownWord = 60;

/// Set in the generator, besides what a conf sets.
constexpr std::array<std::string_view, 16> generatorVariables{
    "shelf",   "slot",        "netif",      "filename", "options", "CONFIG", "INSTANCE", "LINK",
    "WANTDIR", "SERVICEFILE", "CONFIG_DIR", "PATH",     "PWD",     "IFS",    "OPTIND",   "PPID"};

bool isNameStart(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_'; }
bool isNamePart(char c) { return isNameStart(c) || isDigit(c); }
bool endsShellWord(char c) { return std::string_view(" \t\n;&|()<>").find(c) != std::string_view::npos; }

void addProblem(ShellWord& word, ConfProblemKind kind, std::size_t line, std::string_view text) {
    word.known = false;
    word.stops = word.stops || kind == ConfProblemKind::StopsGenerator;
    word.problems.push_back({kind, line, harmlessStart(text, maxShownWord)});
}

} // namespace

bool isShellName(std::string_view name) {
    return !name.empty() && isNameStart(name[0]) && std::ranges::all_of(name, isNamePart);
}

void ShellWords::advance() {
    if (here() == '\n')
        ++m_line;
    ++m_at;
}

bool ShellWords::fail(ShellOperator failure) {
    m_failure = failure;
    return false;
}

void ShellWords::skipBlanks() {
    while (!atEnd()) {
        if (here() == ' ' || here() == '\t') {
            advance();
        } else if (here() == '\\' && next('\n')) {
            advance();
            advance();
        } else {
            break;
        }
    }
    if (!atEnd() && here() == '#') {
        while (!atEnd() && here() != '\n')
            advance();
    }
}

ShellOperator ShellWords::takeOperator() {
    if (atEnd())
        return ShellOperator::End;
    switch (here()) {
    case '\n':
        advance();
        return ShellOperator::End;
    case ';':
        if (next(';'))
            return ShellOperator::SyntaxError;
        advance();
        return ShellOperator::Semicolon;
    case ')':
        return ShellOperator::SyntaxError;
    case '&':
    case '|':
    case '(':
    case '<':
    case '>':
        return ShellOperator::NotUnderstood;
    default:
        return ShellOperator::None;
    }
}

std::optional<ShellWord> ShellWords::takeWord(const ConfValues& values) {
    ShellWord word;
    word.line = m_line;
    auto nameIsPlain = true; // up to here, nothing but the letters of a name
    auto tildeMayExpand = false;
    while (!atEnd() && !endsShellWord(here())) {
        const auto c = here();
        const auto inAssignment = word.equalsAt != std::string::npos;
        auto taken = true;
        if (c == '\\' && next('\n')) {
            advance();
            advance();
            continue;
        }
        word.quoted = word.quoted || c == '\\' || c == '\'' || c == '"';
        if (c == '\\') {
            advance();
            word.text += atEnd() ? '\\' : here();
            if (!atEnd())
                advance();
        } else if (c == '\'') {
            taken = takeSingleQuoted(word);
        } else if (c == '"') {
            taken = takeDoubleQuoted(word, values);
        } else if (c == '`') {
            taken = takeBackquoted(word);
        } else if (c == '$') {
            taken = takeDollar(word, values);
        } else {
            if (c == '~' && tildeMayExpand)
                word.known = false;
            if (c == '=' && !inAssignment && nameIsPlain && isShellName(word.text))
                word.equalsAt = word.text.size();
            word.text += c;
            advance();
        }
        if (!taken)
            return std::nullopt;
        nameIsPlain = nameIsPlain && isNamePart(c);
        tildeMayExpand = word.equalsAt != std::string::npos &&
                         ((c == '=' && word.equalsAt + 1 == word.text.size()) || c == ':');
    }
    return word;
}

bool ShellWords::takeSingleQuoted(ShellWord& word) {
    advance();
    while (!atEnd() && here() != '\'') {
        word.text += here();
        advance();
    }
    if (atEnd())
        return fail(ShellOperator::SyntaxError);
    advance();
    return true;
}

bool ShellWords::takeDoubleQuoted(ShellWord& word, const ConfValues& values) {
    advance();
    while (!atEnd() && here() != '"') {
        if (here() == '\\' && m_at + 1 < m_text.size()) {
            advance();
            const auto c = here();
            if (c != '"' && c != '\\' && c != '`' && c != '$' && c != '\n')
                word.text += '\\';
            if (c != '\n')
                word.text += c;
            advance();
        } else if (here() == '`') {
            if (!takeBackquoted(word))
                return false;
        } else if (here() == '$') {
            if (!takeDollar(word, values))
                return false;
        } else {
            word.text += here();
            advance();
        }
    }
    if (atEnd())
        return fail(ShellOperator::SyntaxError);
    advance();
    return true;
}

bool ShellWords::takeBackquoted(ShellWord& word) {
    const auto line = m_line;
    advance();
    const auto start = m_at;
    while (!atEnd() && here() != '`') {
        if (here() == '\\' && m_at + 1 < m_text.size())
            advance();
        advance();
    }
    if (atEnd())
        return fail(ShellOperator::SyntaxError);
    addProblem(word, ConfProblemKind::RunsCommand, line, m_text.substr(start, m_at - start));
    advance();
    return true;
}

bool ShellWords::takeDollar(ShellWord& word, const ConfValues& values) {
    if (next('{'))
        return takeBraces(word, values);
    if (next('('))
        return takeParentheses(word);
    const auto line = m_line;
    advance();
    if (atEnd() ||
        (!isNamePart(here()) && std::string_view("@*#?-$!").find(here()) == std::string_view::npos)) {
        word.text += '$';
        return true;
    }
    const auto start = m_at;
    if (isNameStart(here())) {
        while (!atEnd() && isNamePart(here()))
            advance();
        takeVariable(word, m_text.substr(start, m_at - start), false, values);
        return true;
    }
    // systemd gives its generators three folders; nothing was started in the background.
    const auto parameter = here();
    advance();
    if (parameter == '!' || (isDigit(parameter) && parameter > '3'))
        addProblem(word, ConfProblemKind::StopsGenerator, line, m_text.substr(start - 1, 2));
    word.known = false;
    return true;
}

/// ${NAME} and its forms, without quotes and expansions inside.
bool ShellWords::takeBraces(ShellWord& word, const ConfValues& values) {
    const auto line = m_line;
    const auto start = m_at;
    const auto end = m_text.find('}', start);
    if (end == std::string_view::npos)
        return fail(ShellOperator::SyntaxError);
    const auto inside = m_text.substr(start + 2, end - start - 2);
    if (inside.find_first_of("$`'\"\\{") != std::string_view::npos)
        return fail(ShellOperator::NotUnderstood);
    while (m_at <= end)
        advance();
    const auto* const nameEnd = std::ranges::find_if_not(inside, isNamePart);
    const auto name = inside.substr(0, static_cast<std::size_t>(nameEnd - inside.begin()));
    const auto rest = inside.substr(name.size());
    if (!isShellName(name)) {
        // "${#name}", "${1}", or nothing that the shell understands.
        return fail(ShellOperator::NotUnderstood);
    }
    const auto operation = rest.substr(rest.starts_with(':') ? 1 : 0);
    const auto mayBeUnset =
        operation.starts_with('-') || operation.starts_with('=') || operation.starts_with('+');
    takeVariable(word, name, mayBeUnset, values);
    if (!rest.empty())
        word.known = false;
    if (!rest.empty() && !mayBeUnset && operation.starts_with('?'))
        addProblem(word, ConfProblemKind::StopsGenerator, line, m_text.substr(start, end + 1 - start));
    return true;
}

/// $(command) and $((expression)): only where they end.
bool ShellWords::takeParentheses(ShellWord& word) {
    const auto line = m_line;
    const auto start = m_at;
    const auto arithmetic = m_text.substr(m_at).starts_with("$((");
    std::size_t depth = 0;
    advance();
    while (!atEnd()) {
        const auto c = here();
        if (std::string_view("'\"\\`#").find(c) != std::string_view::npos)
            return fail(ShellOperator::NotUnderstood);
        advance();
        depth += c == '(' ? 1 : 0;
        if (c == ')' && --depth == 0)
            break;
    }
    if (depth != 0)
        return fail(ShellOperator::SyntaxError);
    word.known = false;
    if (arithmetic)
        return true;
    addProblem(word, ConfProblemKind::RunsCommand, line, m_text.substr(start + 2, m_at - start - 3));
    return true;
}

void ShellWords::takeVariable(ShellWord& word, std::string_view name, bool mayBeUnset,
                              const ConfValues& values) {
    if (const auto found = values.find(name); found != values.end()) {
        if (found->second.text)
            word.text += *found->second.text;
        else
            word.known = false;
        return;
    }
    word.known = false;
    if (!mayBeUnset && std::ranges::find(generatorVariables, name) == generatorVariables.end())
        addProblem(word, ConfProblemKind::StopsGenerator, m_line, "$" + std::string(name));
}

} // namespace etherdeck::exports
