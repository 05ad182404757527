#include "core/base/nearest.h"

#include <algorithm>

namespace etherdeck {

namespace {

constexpr std::size_t longest = 64; // longer than any of our words; keeps a long argument cheap

/// The word with this start, if there is exactly one.
std::optional<std::string> completion(std::string_view typed, const std::vector<std::string>& known) {
    const auto begins = [typed](const std::string& word) { return word.starts_with(typed); };
    if (typed.empty() || std::ranges::count_if(known, begins) != 1)
        return std::nullopt;
    return *std::ranges::find_if(known, begins);
}

} // namespace

std::size_t editDistance(std::string_view one, std::string_view other) {
    std::vector<std::size_t> beforeLast(other.size() + 1);
    std::vector<std::size_t> last(other.size() + 1);
    std::vector<std::size_t> row(other.size() + 1);
    for (std::size_t j = 0; j <= other.size(); ++j)
        row[j] = j;
    for (std::size_t i = 1; i <= one.size(); ++i) {
        beforeLast.swap(last);
        last.swap(row);
        row[0] = i;
        for (std::size_t j = 1; j <= other.size(); ++j) {
            const std::size_t replaced = last[j - 1] + (one[i - 1] == other[j - 1] ? 0 : 1);
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, replaced});
            if (i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1])
                row[j] = std::min(row[j], beforeLast[j - 2] + 1);
        }
    }
    return row[other.size()];
}

std::optional<std::string> nearest(std::string_view typed, const std::vector<std::string>& known) {
    if (typed.empty() || typed.size() > longest)
        return std::nullopt;
    const auto distance = [typed](const std::string& word) { return editDistance(typed, word); };
    const auto found = std::ranges::min_element(known, {}, distance);
    if (found != known.end() && distance(*found) <= std::max<std::size_t>(1, typed.size() / 4))
        return *found;
    return completion(typed, known);
}

} // namespace etherdeck
