#pragma once

#include <cstdint>

namespace etherdeck {

/// The unreadable parts of a journal that were skipped.
struct JournalDamage {
    std::uint64_t places = 0;
    std::uint64_t bytes = 0; ///< unknown for missing files

    JournalDamage& operator+=(const JournalDamage& other) {
        places += other.places;
        bytes += other.bytes;
        return *this;
    }
    friend bool operator==(const JournalDamage&, const JournalDamage&) = default;
};

} // namespace etherdeck
