#include "core/plans/diff.h"

#include <algorithm>
#include <cstdint>
#include <vector>

namespace etherdeck::plans {

namespace {

constexpr std::size_t maxComparedLines = 2000;
constexpr std::size_t contextLines = 3;

struct DiffLine {
    char kind = ' '; ///< ' ', '-' or '+'
    std::string_view text;
};

std::vector<std::string_view> linesOf(std::string_view text) {
    std::vector<std::string_view> lines;
    while (!text.empty()) {
        const auto end = std::min(text.find('\n'), text.size());
        lines.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return lines;
}

/// Lengths of the longest common subsequences of what follows each pair of lines.
class CommonLengths {
public:
    CommonLengths(const std::vector<std::string_view>& before, const std::vector<std::string_view>& after) :
        m_width(after.size() + 1), m_lengths((before.size() + 1) * m_width) {
        for (auto b = before.size(); b-- > 0;) {
            for (auto a = after.size(); a-- > 0;)
                m_lengths[b * m_width + a] = before[b] == after[a]
                                                 ? static_cast<std::uint16_t>(at(b + 1, a + 1) + 1)
                                                 : std::max(at(b + 1, a), at(b, a + 1));
        }
    }
    [[nodiscard]] std::uint16_t at(std::size_t before, std::size_t after) const {
        return m_lengths[before * m_width + after];
    }

private:
    std::size_t m_width;
    std::vector<std::uint16_t> m_lengths;
};

std::vector<DiffLine> compareLines(const std::vector<std::string_view>& before,
                                   const std::vector<std::string_view>& after) {
    std::vector<DiffLine> lines;
    std::size_t b = 0;
    std::size_t a = 0;
    if (before.size() <= maxComparedLines && after.size() <= maxComparedLines) {
        const CommonLengths common(before, after);
        while (b < before.size() && a < after.size()) {
            if (before[b] == after[a]) {
                lines.push_back({' ', before[b++]});
                ++a;
            } else if (common.at(b + 1, a) >= common.at(b, a + 1)) {
                lines.push_back({'-', before[b++]});
            } else {
                lines.push_back({'+', after[a++]});
            }
        }
    }
    for (; b < before.size(); ++b)
        lines.push_back({'-', before[b]});
    for (; a < after.size(); ++a)
        lines.push_back({'+', after[a]});
    return lines;
}

std::string rangeText(std::size_t first, std::size_t count) {
    return std::to_string(count == 0 ? first : first + 1) + ',' + std::to_string(count);
}

/// The lines from `first` to `end` as one hunk, with the numbers of lines before it.
std::string hunk(const std::vector<DiffLine>& lines, std::size_t first, std::size_t end) {
    const auto countIn = [&](std::size_t from, std::size_t to, char without) {
        return static_cast<std::size_t>(
            std::count_if(lines.begin() + static_cast<std::ptrdiff_t>(from),
                          lines.begin() + static_cast<std::ptrdiff_t>(to),
                          [without](const DiffLine& line) { return line.kind != without; }));
    };
    auto text = "@@ -" + rangeText(countIn(0, first, '+'), countIn(first, end, '+')) + " +" +
                rangeText(countIn(0, first, '-'), countIn(first, end, '-')) + " @@\n";
    for (auto at = first; at < end; ++at) {
        text += lines[at].kind;
        text.append(lines[at].text).push_back('\n');
    }
    return text;
}

} // namespace

std::string unifiedDiff(std::string_view path, std::string_view before, std::string_view after) {
    const auto lines = compareLines(linesOf(before), linesOf(after));
    const auto isChange = [](const DiffLine& line) { return line.kind != ' '; };
    std::string text;
    auto change = std::ranges::find_if(lines, isChange);
    while (change != lines.end()) {
        const auto first = static_cast<std::size_t>(change - lines.begin());
        const auto begin = first - std::min(first, contextLines);
        auto end = first + 1;
        for (auto at = end; at < lines.size() && at < end + 2 * contextLines; ++at) {
            if (isChange(lines[at]))
                end = at + 1;
        }
        end = std::min(end + contextLines, lines.size());
        text += hunk(lines, begin, end);
        change = std::find_if(lines.begin() + static_cast<std::ptrdiff_t>(end), lines.end(), isChange);
    }
    if (text.empty())
        return {};
    const auto head = [path](std::string_view prefix, bool exists) {
        return exists ? std::string(prefix).append(path) : std::string("/dev/null");
    };
    return "--- " + head("a", !before.empty()) + "\n+++ " + head("b", !after.empty()) + '\n' + text;
}

} // namespace etherdeck::plans
