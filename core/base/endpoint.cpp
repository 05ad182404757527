#include "core/base/endpoint.h"

#include <algorithm>
#include <charconv>

namespace etherdeck::netconsole {

namespace {

constexpr std::array<std::uint8_t, 12> v4Prefix{0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff};

void append(std::string& text, unsigned value, int base) {
    char digits[8];
    const auto end = std::to_chars(digits, digits + sizeof digits, value, base).ptr;
    text.append(digits, end);
}

struct Run {
    std::size_t start = 0;
    std::size_t length = 0;
};

/// The longest run of zero groups, the first one on a tie: what "::" replaces.
Run longestZeroRun(const std::array<unsigned, 8>& groups) {
    Run best;
    Run here;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        here = groups[i] != 0 ? Run{i + 1, 0} : Run{here.start, here.length + 1};
        if (here.length > best.length)
            best = here;
    }
    return best.length > 1 ? best : Run{groups.size(), 0};
}

std::string v6Text(const std::array<std::uint8_t, 16>& address) {
    std::array<unsigned, 8> groups{};
    for (std::size_t i = 0; i < groups.size(); ++i)
        groups[i] = static_cast<unsigned>(address[2 * i]) << 8 | address[2 * i + 1];
    const auto zeros = longestZeroRun(groups);
    std::string text;
    for (std::size_t i = 0; i < groups.size(); ++i) {
        if (i == zeros.start) {
            text += "::";
            i += zeros.length - 1;
            continue;
        }
        if (!text.empty() && text.back() != ':')
            text += ':';
        append(text, groups[i], 16);
    }
    return text;
}

} // namespace

Endpoint Endpoint::v4(std::array<std::uint8_t, 4> octets, std::uint16_t port) {
    Endpoint endpoint;
    std::ranges::copy(v4Prefix, endpoint.address.begin());
    std::ranges::copy(octets, endpoint.address.begin() + v4Prefix.size());
    endpoint.port = port;
    return endpoint;
}

bool Endpoint::isV4() const { return std::equal(v4Prefix.begin(), v4Prefix.end(), address.begin()); }

std::string Endpoint::addressText() const {
    if (!isV4())
        return v6Text(address);
    std::string text;
    for (std::size_t i = v4Prefix.size(); i < address.size(); ++i) {
        if (!text.empty())
            text += '.';
        append(text, address[i], 10);
    }
    return text;
}

std::string Endpoint::toString() const {
    auto text = isV4() ? addressText() : '[' + addressText() + ']';
    text += ':';
    append(text, port, 10);
    return text;
}

} // namespace etherdeck::netconsole
