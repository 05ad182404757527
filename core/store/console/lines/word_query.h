#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::store {

/// Words as a person types them, looked for in the full-text index or, where that does not reach, in the text
/// itself with the same answer. Nothing of what is typed is taken for the syntax of FTS5.
class WordQuery {
public:
    /// More than sixteen words say nothing more and are left out.
    explicit WordQuery(std::string_view words);

    [[nodiscard]] bool isEmpty() const { return m_phrases.empty() && m_signs.empty(); }
    /// For MATCH; empty when the index can tell nothing: signs are not in it.
    [[nodiscard]] std::string matchExpression() const;
    /// What the index cannot tell of a line that it has found.
    [[nodiscard]] bool signsMatch(std::string_view text) const;
    [[nodiscard]] bool matches(std::string_view text) const;

private:
    struct Phrase {
        std::vector<std::string> words; ///< folded; they follow each other
        bool isStart = false;           ///< the last one may go on
    };
    void add(std::string_view word, bool isStart);

    std::vector<Phrase> m_phrases;
    std::vector<std::string> m_signs; ///< words without a letter or digit: "=>"
};

} // namespace etherdeck::store
