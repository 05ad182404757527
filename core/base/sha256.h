#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace etherdeck {

/// SHA-256, as of FIPS 180-4: whether a file arrived as it was sent. Not for secrets.
class Sha256 {
public:
    void add(std::string_view bytes);
    /// Of all that was added, as sha256sum prints it: 64 lower-case digits. Nothing can be added after it.
    [[nodiscard]] std::string finish();

private:
    static constexpr std::size_t blockBytes = 64;
    void addBlock(const unsigned char* block);

    std::array<std::uint32_t, 8> m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<unsigned char, blockBytes> m_block{};
    std::size_t m_filled = 0; ///< of m_block
    std::uint64_t m_bytes = 0;
};

[[nodiscard]] std::string sha256(std::string_view bytes);

} // namespace etherdeck
