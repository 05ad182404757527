#include "core/uboot/script.h"

#include <algorithm>
#include <array>
#include <cstddef>
#include <optional>
#include <utility>

namespace etherdeck::uboot {

namespace {

using Node = ScriptNode::Kind;

constexpr int maxNesting = 32;
constexpr std::size_t maxParsed = 2000;

struct Token {
    enum class Kind : std::uint8_t { Word, End, And, Or };
    Kind kind = Kind::Word;
    std::string word;
    bool isQuoted = false; ///< in quotes a word of the language is an ordinary one
};

class Tokenizer {
public:
    explicit Tokenizer(std::string_view script) : m_rest(script) {}

    std::vector<Token> tokens() {
        while (!m_rest.empty()) {
            const char c = take();
            if (c == ';' || c == '\n')
                end(Token::Kind::End);
            else if (c == '&' || c == '|')
                end(takeIf(c) ? (c == '&' ? Token::Kind::And : Token::Kind::Or) : Token::Kind::End);
            else if (c == ' ' || c == '\t')
                endWord();
            else if (c == '\'' || c == '"')
                takeQuoted(c);
            else if (c == '#' && m_word.word.empty())
                skipComment();
            else
                add(c == '\\' && !m_rest.empty() ? take() : c);
        }
        endWord();
        return std::move(m_tokens);
    }
    /// How long the comment is with which the script ends.
    [[nodiscard]] std::size_t commentLength() const { return m_comment; }

private:
    char take() {
        const char c = m_rest.front();
        m_rest.remove_prefix(1);
        return c;
    }
    bool takeIf(char c) {
        if (m_rest.empty() || m_rest.front() != c)
            return false;
        m_rest.remove_prefix(1);
        return true;
    }
    void add(char c) {
        m_word.word += c;
        m_hasWord = true;
    }
    void takeQuoted(char quote) {
        m_hasWord = m_word.isQuoted = true;
        while (!m_rest.empty()) {
            const char c = take();
            if (c == quote)
                return;
            m_word.word += c == '\\' && quote == '"' && !m_rest.empty() ? take() : c;
        }
    }
    void skipComment() {
        const auto end = std::min(m_rest.find('\n'), m_rest.size());
        m_comment = end == m_rest.size() ? end + 1 : 0;
        m_rest.remove_prefix(end);
    }
    void endWord() {
        if (std::exchange(m_hasWord, false))
            m_tokens.push_back(std::exchange(m_word, {}));
    }
    void end(Token::Kind kind) {
        endWord();
        m_tokens.push_back({kind, {}, false});
    }

    std::string_view m_rest;
    Token m_word;
    bool m_hasWord = false;
    std::size_t m_comment = 0;
    std::vector<Token> m_tokens;
};

class Parser {
public:
    explicit Parser(std::vector<Token> tokens) : m_tokens(std::move(tokens)) {}

    ScriptNode parse() {
        ScriptNode all;
        while (m_at < m_tokens.size()) {
            auto list = takeList({});
            std::ranges::move(list.parts, std::back_inserter(all.parts));
            ++m_at; // a closing word that nothing opened
        }
        return all;
    }

private:
    using Words = std::vector<std::string_view>;

    [[nodiscard]] bool isAt(const Words& words) const {
        return m_at < m_tokens.size() && m_tokens[m_at].kind == Token::Kind::Word &&
               !m_tokens[m_at].isQuoted && std::ranges::find(words, m_tokens[m_at].word) != words.end();
    }
    bool takeWord(std::string_view word) {
        if (!isAt({word}))
            return false;
        ++m_at;
        return true;
    }
    [[nodiscard]] bool isAtKind(Token::Kind kind) const {
        return m_at < m_tokens.size() && m_tokens[m_at].kind == kind;
    }

    /// Up to one of the words, which stays; or any closing word.
    ScriptNode takeList(const Words& ends) {
        static const Words closing{"then", "else", "elif", "fi", "do", "done"};
        ScriptNode list;
        if (++m_depth > maxNesting)
            m_at = m_tokens.size();
        while (m_at < m_tokens.size() && !isAt(ends) && !isAt(closing)) {
            if (isAtKind(Token::Kind::End)) {
                ++m_at;
                continue;
            }
            const auto before = m_at;
            list.parts.push_back(takeAndOr());
            if (m_at == before)
                ++m_at;
        }
        --m_depth;
        return list;
    }

    /// && and || have the same rank, from left to right.
    ScriptNode takeAndOr() {
        auto left = takePart();
        while (isAtKind(Token::Kind::And) || isAtKind(Token::Kind::Or)) {
            const auto kind = isAtKind(Token::Kind::And) ? Node::And : Node::Or;
            ++m_at;
            ScriptNode both{kind, {}, {}};
            both.parts.push_back(std::move(left));
            both.parts.push_back(takePart());
            left = std::move(both);
        }
        return left;
    }

    ScriptNode takePart() {
        if (takeWord("if"))
            return takeIf();
        if (takeWord("while"))
            return takeLoop(Node::While);
        if (takeWord("until"))
            return takeLoop(Node::Until);
        if (takeWord("for"))
            return takeFor();
        ScriptNode command{Node::Command, {}, {}};
        while (isAtKind(Token::Kind::Word))
            command.words.push_back(m_tokens[m_at++].word);
        if (++m_commands > maxParsed)
            m_at = m_tokens.size();
        return command;
    }

    ScriptNode takeIf() {
        ScriptNode node{Node::If, {}, {}};
        do {
            node.parts.push_back(takeList({"then"}));
            (void)takeWord("then");
            node.parts.push_back(takeList({"elif", "else", "fi"}));
        } while (takeWord("elif"));
        if (takeWord("else"))
            node.parts.push_back(takeList({"fi"}));
        (void)takeWord("fi");
        return node;
    }

    ScriptNode takeLoop(Node kind) {
        ScriptNode node{kind, {}, {}};
        node.parts.push_back(takeList({"do"}));
        (void)takeWord("do");
        node.parts.push_back(takeList({"done"}));
        (void)takeWord("done");
        return node;
    }

    ScriptNode takeFor() {
        while (m_at < m_tokens.size() && !isAt({"do"}))
            ++m_at; // its name and its words are no commands
        (void)takeWord("do");
        ScriptNode node{Node::For, {}, {}};
        node.parts.push_back(takeList({"done"}));
        (void)takeWord("done");
        return node;
    }

    std::vector<Token> m_tokens;
    std::size_t m_at = 0;
    std::size_t m_commands = 0;
    int m_depth = 0;
};

void collect(const ScriptNode& node, std::vector<std::vector<std::string>>& commands) {
    if (node.kind == Node::Command && !node.words.empty())
        commands.push_back(node.words);
    for (const auto& part : node.parts)
        collect(part, commands);
}

} // namespace

ScriptNode parseScript(std::string_view script) { return Parser(Tokenizer(script).tokens()).parse(); }

std::vector<std::vector<std::string>> commandsIn(const ScriptNode& script) {
    std::vector<std::vector<std::string>> commands;
    collect(script, commands);
    return commands;
}

std::string_view commentAtEndOf(std::string_view script) {
    Tokenizer tokenizer(script);
    (void)tokenizer.tokens();
    return script.substr(script.size() - tokenizer.commentLength());
}

std::string_view variableIn(std::string_view word) {
    if (!word.starts_with('$'))
        return {};
    word.remove_prefix(1);
    return word.starts_with('{') && word.ends_with('}') ? word.substr(1, word.size() - 2) : word;
}

} // namespace etherdeck::uboot
