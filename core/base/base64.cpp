#include "core/base/base64.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>

namespace etherdeck {

namespace {

constexpr std::string_view base64Digits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

} // namespace

std::string toBase64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (; !bytes.empty(); bytes.remove_prefix(std::min<std::size_t>(bytes.size(), 3))) {
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 3; ++i)
            group = group << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
        for (std::size_t i = 0; i < 4; ++i)
            text += i <= bytes.size() ? base64Digits[group >> (18 - 6 * i) & 0x3f] : '=';
    }
    return text;
}

Result<std::string> fromBase64(std::string_view text) {
    if (text.size() % 4 != 0)
        return fail(ErrorCode::Malformed, "its length is no multiple of four");
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    while (!text.empty()) {
        const bool isLast = text.size() == 4;
        std::size_t count = 4; // of digits
        while (isLast && count > 2 && text[count - 1] == '=')
            --count;
        std::uint32_t group = 0;
        for (std::size_t i = 0; i < 4; ++i) {
            const auto digit = i < count ? base64Digits.find(text[i]) : 0;
            if (digit == std::string_view::npos)
                return fail(ErrorCode::Malformed, "a character that is no digit of base64");
            group = group << 6 | static_cast<std::uint32_t>(digit);
        }
        for (std::size_t i = 0; i + 1 < count; ++i)
            bytes += static_cast<char>(group >> (16 - 8 * i) & 0xff);
        text.remove_prefix(4);
    }
    return bytes;
}

} // namespace etherdeck
