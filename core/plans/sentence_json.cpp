#include "core/plans/json.h"
#include "core/plans/members.h"

namespace etherdeck::plans {

namespace {

constexpr std::size_t longestPattern = 1024;
constexpr std::size_t maxValues = 9;
constexpr int deepest = 3; ///< sentences in sentences

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
