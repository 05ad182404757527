#include "core/base/sentence.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace etherdeck {

namespace {

/// In one pass: a value may have a "%1" of its own.
std::string filled(const std::string& pattern, const std::vector<Sentence>& values) {
    std::string text;
    for (std::size_t at = 0; at < pattern.size(); ++at) {
        const auto next = at + 1 < pattern.size() ? pattern[at + 1] : '\0';
        const auto index = next >= '1' && next <= '9' ? static_cast<std::size_t>(next - '1') : values.size();
        if (pattern[at] == '%' && index < values.size()) {
            text += values[index].text();
            ++at;
        } else {
            text += pattern[at];
        }
    }
    return text;
}

} // namespace

Sentence::Sentence(std::string pattern, std::vector<Sentence> values) :
    m_text(filled(pattern, values)), m_pattern(std::move(pattern)), m_values(std::move(values)) {}

Sentence listed(const std::vector<std::string>& names) {
    if (names.empty())
        return {};
    std::string first;
    for (std::size_t at = 0; at + 1 < names.size(); ++at)
        first += (at == 0 ? "" : ", ") + names[at];
    return names.size() == 1 ? Sentence(names.front()) : say("%1 and %2", std::move(first), names.back());
}

std::vector<std::string> textsOf(const std::vector<Sentence>& sentences) {
    std::vector<std::string> texts;
    std::ranges::transform(sentences, std::back_inserter(texts), &Sentence::text);
    return texts;
}

} // namespace etherdeck
