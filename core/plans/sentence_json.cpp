#include "core/plans/json.h"
#include "core/plans/members.h"

namespace etherdeck::plans {

namespace {

constexpr std::size_t longestPattern = 1024;
constexpr std::size_t maxValues = 9;
constexpr int deepest = 3; ///< sentences in sentences

/// A pattern may have a value many times, so little JSON could make a text of any size.
bool fits(const std::string& pattern, const std::vector<Sentence>& values) {
    std::size_t size = pattern.size();
    for (std::size_t i = 0; i < values.size(); ++i) {
        const std::string place{'%', static_cast<char>('1' + i)};
        for (auto at = pattern.find(place); at != std::string::npos; at = pattern.find(place, at + 1))
            size += values[i].text().size();
    }
    return size <= longestMemberText;
}

std::optional<Sentence> read(const Json& json, int depth) {
    if (json.is_string()) {
        const auto& text = json.get_ref<const std::string&>();
        return text.size() <= longestMemberText ? std::optional<Sentence>(text) : std::nullopt;
    }
    if (!json.is_object() || depth == deepest)
        return std::nullopt;
    Members members(json);
    std::string pattern;
    members.text("pattern", pattern, longestPattern);
    const auto* const list = members.find("values");
    if (pattern.empty() || (list && (!list->is_array() || list->size() > maxValues)))
        return std::nullopt;
    std::vector<Sentence> values;
    for (const auto& entry : list ? *list : Json::array()) {
        auto value = read(entry, depth + 1);
        if (!value)
            return std::nullopt;
        values.push_back(std::move(*value));
    }
    if (!fits(pattern, values))
        return std::nullopt;
    return Sentence(std::move(pattern), std::move(values));
}

} // namespace

Json sentenceJson(const Sentence& sentence) {
    if (sentence.pattern().empty())
        return nullptr;
    auto values = Json::array();
    for (const auto& value : sentence.values())
        values.push_back(value.pattern().empty() ? Json(value.text()) : sentenceJson(value));
    return {{"pattern", sentence.pattern()}, {"values", std::move(values)}};
}

Sentence sentenceFrom(const Json& json, std::string text) {
    auto sentence = json.is_object() ? read(json, 0) : std::nullopt;
    return sentence && *sentence == text ? std::move(*sentence) : Sentence(std::move(text));
}

} // namespace etherdeck::plans
