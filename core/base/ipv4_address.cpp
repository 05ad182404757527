#include "core/base/ipv4_address.h"

#include <charconv>

namespace etherdeck {

Result<Ipv4Address> Ipv4Address::parse(std::string_view text) {
    constexpr int parts = 4;
    std::uint32_t number = 0;
    const char* at = text.data();
    const char* const end = at + text.size();
    for (int part = 0; part < parts; ++part) {
        if (part > 0 && (at == end || *at++ != '.'))
            return fail(ErrorCode::Malformed);
        std::uint8_t value = 0;
        const auto [next, error] = std::from_chars(at, end, value);
        const bool hasLeadingZero = next - at > 1 && *at == '0';
        if (error != std::errc() || hasLeadingZero)
            return fail(ErrorCode::Malformed);
        number = number << 8 | value;
        at = next;
    }
    if (at != end)
        return fail(ErrorCode::Malformed);
    return Ipv4Address(number);
}

std::string Ipv4Address::toString() const {
    std::string text;
    for (const int shift : {24, 16, 8, 0}) {
        if (!text.empty())
            text += '.';
        text += std::to_string(m_number >> shift & 0xff);
    }
    return text;
}

} // namespace etherdeck
