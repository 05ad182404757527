#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// For the cells of tables.
namespace etherdeck::ctl {

/// Empty words are left out.
[[nodiscard]] inline std::string joinedWords(const std::vector<std::string>& words,
                                             std::string_view separator = ", ") {
    std::string text;
    for (const auto& word : words)
        if (!word.empty())
            text += (text.empty() ? "" : std::string(separator)) + word;
    return text;
}

[[nodiscard]] inline std::string orDash(std::string text) { return text.empty() ? "-" : std::move(text); }

} // namespace etherdeck::ctl
