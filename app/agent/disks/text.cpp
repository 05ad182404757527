#include "app/agent/disks/text.h"

#include "core/base/harmless_text.h"

#include <algorithm>
#include <charconv>

namespace etherdeck::agent {

namespace {

bool isDigit(char c) { return c >= '0' && c <= '9'; }

std::string_view leading(std::string_view text, bool digits) {
    const auto end = std::ranges::find_if(text, [digits](char c) { return isDigit(c) != digits; });
    return text.substr(0, static_cast<std::size_t>(end - text.begin()));
}

} // namespace

std::string_view trimmed(std::string_view text) {
    constexpr std::string_view blank(" \t\r\n\v\f\0", 7);
    const auto first = text.find_first_not_of(blank);
    if (first == std::string_view::npos)
        return {};
    return text.substr(first, text.find_last_not_of(blank) - first + 1);
}

std::string shownText(std::string_view raw) { return harmlessStart(trimmed(raw), maxDeviceText); }

std::optional<std::uint64_t> wholeNumber(std::string_view text) {
    std::uint64_t value = 0;
    const auto* end = text.data() + text.size();
    const auto [stop, error] = std::from_chars(text.data(), end, value);
    if (text.empty() || error != std::errc() || stop != end)
        return std::nullopt;
    return value;
}

std::vector<std::string_view> pieces(std::string_view text, char separator, std::size_t limit) {
    std::vector<std::string_view> found;
    while (!text.empty() && found.size() < limit) {
        const auto end = std::min(text.find(separator), text.size());
        if (end > 0)
            found.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return found;
}

bool comesBefore(std::string_view a, std::string_view b) {
    while (!a.empty() && !b.empty()) {
        const bool digits = isDigit(a[0]);
        if (digits != isDigit(b[0]))
            return digits;
        const auto first = leading(a, digits);
        const auto second = leading(b, digits);
        if (first == second) {
            a.remove_prefix(first.size());
            b.remove_prefix(second.size());
            continue;
        }
        if (!digits && first.substr(0, 2) != second.substr(0, 2))
            return first < second;
        // Numbers by their value, and the letters of disks as the kernel counts them.
        return first.size() != second.size() ? first.size() < second.size() : first < second;
    }
    return a.size() < b.size();
}

} // namespace etherdeck::agent
