#pragma once

#include <array>
#include <charconv>
#include <cstdint>
#include <string>

namespace etherdeck {

/// "0x20000"
[[nodiscard]] inline std::string hexText(std::uint64_t number) {
    std::array<char, 16> digits{};
    const auto end = std::to_chars(digits.data(), digits.data() + digits.size(), number, 16).ptr;
    return "0x" + std::string(digits.data(), end);
}

} // namespace etherdeck
