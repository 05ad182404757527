#pragma once

#include <cstdint>
#include <vector>

namespace etherdeck::netconsole {

/// A hash of a record's contents; 0 is none.
using Fingerprint = std::uint32_t;

/// Remembers which sequence numbers of one boot have arrived, and with what contents: the newest 16384.
/// Memory grows with what is remembered.
class RecordHistory {
public:
    static constexpr std::size_t maxRecords = 16384;

    enum class Known : std::uint8_t { No, Same, Different };

    void remember(std::uint64_t seq, Fingerprint fingerprint);
    /// Advances to a number whose contents are not known yet.
    void reserve(std::uint64_t seq) { advanceTo(seq); }
    [[nodiscard]] Known look(std::uint64_t seq, Fingerprint fingerprint) const;
    /// True when the number is too old to be remembered.
    [[nodiscard]] bool isForgotten(std::uint64_t seq) const;
    [[nodiscard]] std::size_t memory() const { return m_slots.capacity() * sizeof(Fingerprint); }

private:
    void advanceTo(std::uint64_t seq);
    void extendDownTo(std::uint64_t seq);
    void grow(std::uint64_t needed);
    [[nodiscard]] bool covers(std::uint64_t seq) const;
    [[nodiscard]] std::size_t slot(std::uint64_t seq) const { return slot(seq, m_slots.size()); }
    [[nodiscard]] static std::size_t slot(std::uint64_t seq, std::size_t size) {
        return static_cast<std::size_t>(seq & (size - 1));
    }

    std::vector<Fingerprint> m_slots; ///< a ring: its size is a power of two
    std::uint64_t m_lowest = 0;       ///< the ring holds [m_lowest, m_newest]
    std::uint64_t m_newest = 0;
};

} // namespace etherdeck::netconsole
