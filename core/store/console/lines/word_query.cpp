#include "core/store/console/lines/word_query.h"

#include <algorithm>
#include <optional>

namespace etherdeck::store {

namespace {

constexpr std::size_t maxWords = 16;
constexpr std::size_t longestWord = 256;
constexpr std::string_view blanks = " \t\r\n";

/// How many bytes at the front divide words, as unicode61 has it for what boxes say: ASCII signs, and the
/// signs of U+0080 to U+00BF and U+2000 to U+206F (the ellipsis of a hole).
std::size_t divider(std::string_view text) {
    const auto byte = [text](std::size_t i) {
        return i < text.size() ? static_cast<unsigned char>(text[i]) : 0u;
    };
    const auto c = byte(0);
    if (c < 0x80) {
        const bool isLetter = (c | 0x20) >= 'a' && (c | 0x20) <= 'z';
        return isLetter || (c >= '0' && c <= '9') ? 0 : 1;
    }
    if (c == 0xc2 && byte(1) != 0xaa && byte(1) != 0xb5 && byte(1) != 0xba)
        return std::min<std::size_t>(2, text.size());
    return c == 0xe2 && (byte(1) == 0x80 || byte(1) == 0x81) ? std::min<std::size_t>(3, text.size()) : 0;
}

char folded(char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c | 0x20) : c; }

/// Takes the next word off the front, as it stands; nothing when there is none.
std::optional<std::string_view> takeWord(std::string_view& text) {
    for (auto length = divider(text); !text.empty() && length > 0; length = divider(text))
        text.remove_prefix(length);
    if (text.empty())
        return std::nullopt;
    std::size_t end = 1;
    while (end < text.size() && divider(text.substr(end, 3)) == 0)
        ++end;
    const auto word = text.substr(0, end);
    text.remove_prefix(end);
    return word;
}

bool equals(std::string_view word, std::string_view wanted) {
    return word.size() == wanted.size() && std::ranges::equal(word, wanted, {}, folded);
}

bool startsHere(std::string_view text, const std::vector<std::string>& words, bool isStart) {
    for (std::size_t i = 0; i < words.size(); ++i) {
        const auto word = takeWord(text);
        const bool mayGoOn = isStart && i + 1 == words.size();
        if (!word || !equals(mayGoOn ? word->substr(0, words[i].size()) : *word, words[i]))
            return false;
    }
    return true;
}

bool isIn(std::string_view text, const std::vector<std::string>& words, bool isStart) {
    // Most texts are told from their letters alone.
    const auto isSame = [](char c, char wanted) { return folded(c) == wanted; };
    if (std::search(text.begin(), text.end(), words.front().begin(), words.front().end(), isSame) ==
        text.end())
        return false;
    for (;;) {
        if (startsHere(text, words, isStart))
            return true;
        if (!takeWord(text))
            return false;
    }
}

} // namespace

WordQuery::WordQuery(std::string_view words) {
    while (m_phrases.size() + m_signs.size() < maxWords) {
        words.remove_prefix(std::min(words.find_first_not_of(blanks), words.size()));
        if (words.empty())
            return;
        const bool isQuoted = words.front() == '"' && words.find('"', 1) != std::string_view::npos;
        const auto end = std::min(isQuoted ? words.find('"', 1) : words.find_first_of(blanks), words.size());
        auto word = isQuoted ? words.substr(1, end - 1) : words.substr(0, end);
        words.remove_prefix(isQuoted ? end + 1 : end);
        const bool isStart = isQuoted ? words.starts_with('*') : word.size() > 1 && word.ends_with('*');
        if (isStart && isQuoted)
            words.remove_prefix(1);
        else if (isStart)
            word.remove_suffix(1);
        add(word.substr(0, longestWord), isStart);
    }
}

void WordQuery::add(std::string_view word, bool isStart) {
    Phrase phrase;
    phrase.isStart = isStart;
    auto rest = word;
    while (const auto piece = takeWord(rest)) {
        phrase.words.emplace_back(*piece);
        std::ranges::transform(phrase.words.back(), phrase.words.back().begin(), folded);
    }
    if (!phrase.words.empty())
        m_phrases.push_back(std::move(phrase));
    else if (!word.empty())
        m_signs.emplace_back(word);
}

std::string WordQuery::matchExpression() const {
    std::string expression;
    for (const auto& phrase : m_phrases) {
        expression += expression.empty() ? "\"" : " \"";
        for (const auto& word : phrase.words)
            expression += word + ' '; // no quote is in a word: it divides
        expression.back() = '"';
        expression += phrase.isStart ? " *" : "";
    }
    return expression;
}

bool WordQuery::signsMatch(std::string_view text) const {
    return std::ranges::all_of(
        m_signs, [text](const std::string& signs) { return text.find(signs) != std::string_view::npos; });
}

bool WordQuery::matches(std::string_view text) const {
    return signsMatch(text) && std::ranges::all_of(m_phrases, [text](const Phrase& phrase) {
               return isIn(text, phrase.words, phrase.isStart);
           });
}

} // namespace etherdeck::store
