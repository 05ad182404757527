#pragma once

#include <concepts>
#include <string>
#include <utility>
#include <vector>

namespace etherdeck {

/// A sentence for people as a pattern with values, "Stop %1 on %2", so that a window can show it in its own
/// language; in English everywhere else. Without a pattern it is a text as it came: a name, a path, what
/// another program said.
class Sentence {
public:
    Sentence() = default;
    Sentence(std::string text) : m_text(std::move(text)) {} // NOLINT(google-explicit-constructor)
    Sentence(const char* text) : m_text(text) {}            // NOLINT(google-explicit-constructor)
    Sentence(std::string pattern, std::vector<Sentence> values);

    /// In English.
    [[nodiscard]] const std::string& text() const { return m_text; }
    /// Empty: it is the same in every language.
    [[nodiscard]] const std::string& pattern() const { return m_pattern; }
    /// What stands for %1 to %9.
    [[nodiscard]] const std::vector<Sentence>& values() const { return m_values; }
    [[nodiscard]] bool empty() const { return m_text.empty(); }

    friend bool operator==(const Sentence&, const Sentence&) = default;
    friend bool operator==(const Sentence& sentence, const std::string& text) {
        return sentence.m_text == text;
    }
    friend bool operator==(const Sentence& sentence, const char* text) { return sentence.m_text == text; }

private:
    std::string m_text;
    std::string m_pattern;
    std::vector<Sentence> m_values;
};

/// `say("Stop %1 on %2", address, interface)`. Each pattern is translated in ui/text/sentence_patterns.cpp;
/// singular and plural are patterns of their own. A test finds those that are missing.
template <std::convertible_to<Sentence>... Values>
[[nodiscard]] Sentence say(const char* pattern, Values&&... values) {
    return {pattern, std::vector<Sentence>{Sentence(std::forward<Values>(values))...}};
}

/// "eth0 and eth1"; "a, b and c".
[[nodiscard]] Sentence listed(const std::vector<std::string>& names);
[[nodiscard]] std::vector<std::string> textsOf(const std::vector<Sentence>& sentences);

} // namespace etherdeck
