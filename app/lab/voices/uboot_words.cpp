#include "app/lab/voices/uboot_words.h"

#include <algorithm>

namespace etherdeck::lab {

namespace {

constexpr std::size_t longestWord = 8192;

bool isNameCharacter(char c) {
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/// Removes and returns the name at the front, without its braces.
std::string_view takeName(std::string_view& line) {
    if (line.starts_with('{')) {
        const auto end = std::min(line.find('}'), line.size());
        const auto name = line.substr(1, end - 1);
        line.remove_prefix(std::min(end + 1, line.size()));
        return name;
    }
    const auto end = std::ranges::find_if_not(line, isNameCharacter);
    const auto name = line.substr(0, static_cast<std::size_t>(end - line.begin()));
    line.remove_prefix(name.size());
    return name;
}

/// The current word, and whether there is one: '' is a word, too.
struct Word {
    std::string text;
    bool isThere = false;

    void add(std::string_view more) {
        isThere = true;
        text.append(more.substr(0, longestWord - std::min(longestWord, text.size())));
    }
};

} // namespace

std::vector<std::string> takeUbootCommand(std::string_view& line, const VariableLookup& lookup) {
    std::vector<std::string> words;
    Word word;
    char quote = 0;
    const auto endWord = [&] {
        if (word.isThere)
            words.push_back(std::move(word.text));
        word = {};
    };
    while (!line.empty()) {
        const char c = line.front();
        line.remove_prefix(1);
        if (quote != 0 && c == quote) {
            quote = 0;
        } else if (quote == 0 && (c == '\'' || c == '"')) {
            quote = c;
            word.isThere = true;
        } else if (quote != '\'' && c == '$') {
            if (const auto value = lookup(takeName(line)); !value.empty())
                word.add(value);
        } else if (quote != '\'' && c == '\\' && !line.empty()) {
            word.add(line.substr(0, 1));
            line.remove_prefix(1);
        } else if (quote == 0 && c == ';') {
            break;
        } else if (quote == 0 && (c == ' ' || c == '\t')) {
            endWord();
        } else {
            word.add(std::string_view(&c, 1));
        }
    }
    endWord();
    return words;
}

} // namespace etherdeck::lab
