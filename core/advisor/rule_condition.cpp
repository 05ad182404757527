#include "core/advisor/rule_condition.h"

namespace etherdeck {

namespace {

using Octets = std::array<std::uint8_t, 4>;

std::optional<std::uint32_t> wholeAddress(std::string_view text) {
    std::uint32_t address = 0;
    for (int i = 0; i < 4; ++i) {
        const auto end = i < 3 ? text.find('.') : text.size();
        const auto octet = plainNumber(text.substr(0, end));
        if (end == std::string_view::npos || !octet || *octet > 255)
            return std::nullopt;
        address = address << 8 | *octet;
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return address;
}

std::optional<std::uint32_t> maskOf(std::string_view text) {
    if (text.find('.') != std::string_view::npos)
        return wholeAddress(text);
    const auto length = plainNumber(text);
    if (!length || *length > 32)
        return std::nullopt;
    return *length == 0 ? 0 : ~std::uint32_t{0} << (32 - *length);
}

} // namespace

std::optional<std::uint32_t> plainNumber(std::string_view text) {
    std::uint32_t number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (text.empty() || error != std::errc() || end != text.data() + text.size())
        return std::nullopt;
    return number;
}

RuleMatch matchPorts(std::string_view text, char between, std::uint16_t port) {
    const auto middle = text.find(between);
    const auto start = text.substr(0, middle);
    const auto end = middle == std::string_view::npos ? start : text.substr(middle + 1);
    // "6000:" and ":7000" are open-ended.
    const auto first = start.empty() ? std::optional(0u) : plainNumber(start);
    const auto last = end.empty() ? std::optional(65535u) : plainNumber(end);
    if (text.empty() || !first || !last)
        return RuleMatch::Maybe;
    return matchIf(*first <= port && port <= *last);
}

RuleMatch matchInterface(std::string_view pattern, char anyRest, const std::string& interface) {
    const bool isStart = pattern.ends_with(anyRest);
    if (isStart)
        pattern.remove_suffix(1);
    if (isStart && pattern.empty())
        return RuleMatch::Yes;
    if (interface.empty())
        return pattern == "lo" ? RuleMatch::No : RuleMatch::Maybe;
    return matchIf(isStart ? interface.starts_with(pattern) : interface == pattern);
}

RuleMatch matchNetwork(std::string_view network, const std::optional<Octets>& address) {
    const auto slash = network.find('/');
    const auto start = wholeAddress(network.substr(0, slash));
    const auto mask = slash == std::string_view::npos ? std::optional(~std::uint32_t{0})
                                                      : maskOf(network.substr(slash + 1));
    if (!start || !mask)
        return RuleMatch::Maybe;
    if (*mask == 0)
        return RuleMatch::Yes;
    if (!address)
        return RuleMatch::Maybe;
    const auto& octets = *address;
    const std::uint32_t whole = std::uint32_t{octets[0]} << 24 | std::uint32_t{octets[1]} << 16 |
                                std::uint32_t{octets[2]} << 8 | octets[3];
    return matchIf((whole & *mask) == (*start & *mask));
}

} // namespace etherdeck
