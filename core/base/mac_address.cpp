#include "core/base/mac_address.h"

#include <optional>

namespace etherdeck {

namespace {

std::optional<std::uint8_t> hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return static_cast<std::uint8_t>(c - '0');
    if (c >= 'a' && c <= 'f')
        return static_cast<std::uint8_t>(c - 'a' + 10);
    if (c >= 'A' && c <= 'F')
        return static_cast<std::uint8_t>(c - 'A' + 10);
    return std::nullopt;
}

} // namespace

Result<MacAddress> MacAddress::parse(std::string_view text) {
    constexpr std::size_t bare = 12;
    constexpr std::size_t separated = 17;
    if (text.size() != bare && text.size() != separated)
        return fail(ErrorCode::Malformed, std::string(text));
    const std::size_t stride = text.size() == bare ? 2 : 3;
    const char separator = stride == 3 ? text[2] : ':';
    if (separator != ':' && separator != '-')
        return fail(ErrorCode::Malformed, std::string(text));

    Bytes bytes{};
    for (std::size_t i = 0; i < bytes.size(); ++i) {
        const auto high = hexDigit(text[i * stride]);
        const auto low = hexDigit(text[i * stride + 1]);
        const bool lastOrSeparated = stride == 2 || i + 1 == bytes.size() || text[i * 3 + 2] == separator;
        if (!high || !low || !lastOrSeparated)
            return fail(ErrorCode::Malformed, std::string(text));
        bytes[i] = static_cast<std::uint8_t>(*high << 4 | *low);
    }
    return MacAddress(bytes);
}

std::string MacAddress::toString() const {
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    text.reserve(17);
    for (const auto byte : m_bytes) {
        if (!text.empty())
            text += ':';
        text += digits[byte >> 4];
        text += digits[byte & 0x0f];
    }
    return text;
}

} // namespace etherdeck
