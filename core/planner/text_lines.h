#pragma once

#include <algorithm>
#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

/// A configuration file as lines, for edits that leave the others as they are.
namespace etherdeck::plans::text {

/// Without the line feeds at their ends. The last line may lack one.
[[nodiscard]] inline std::vector<std::string> splitLines(std::string_view content) {
    std::vector<std::string> lines;
    while (!content.empty()) {
        const auto end = content.find('\n');
        lines.emplace_back(content.substr(0, end));
        content.remove_prefix(end == std::string_view::npos ? content.size() : end + 1);
    }
    return lines;
}

[[nodiscard]] inline std::string joinLines(const std::vector<std::string>& lines) {
    std::string content;
    for (const auto& line : lines)
        content.append(line).push_back('\n');
    return content;
}

/// Separated by blanks and tabs.
[[nodiscard]] inline std::vector<std::string> splitWords(std::string_view line) {
    constexpr std::string_view blanks = " \t\r";
    std::vector<std::string> words;
    for (auto start = line.find_first_not_of(blanks); start != std::string_view::npos;
         start = line.find_first_not_of(blanks)) {
        line.remove_prefix(start);
        const auto end = std::min(line.find_first_of(blanks), line.size());
        words.emplace_back(line.substr(0, end));
        line.remove_prefix(end);
    }
    return words;
}

[[nodiscard]] inline std::string_view indentOf(std::string_view line) {
    return line.substr(0, std::min(line.find_first_not_of(" \t"), line.size()));
}

inline void removeLine(std::vector<std::string>& lines, std::size_t at) {
    lines.erase(lines.begin() + static_cast<std::ptrdiff_t>(at));
}
inline void insertLine(std::vector<std::string>& lines, std::size_t at, std::string line) {
    lines.insert(lines.begin() + static_cast<std::ptrdiff_t>(at), std::move(line));
}

/// An empty line before what is appended, unless there is one or nothing stands before it.
inline void appendBlank(std::vector<std::string>& lines) {
    if (!lines.empty() && !lines.back().empty())
        lines.emplace_back();
}

} // namespace etherdeck::plans::text
