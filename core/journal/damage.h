#pragma once

#include <cstdint>

namespace etherdeck {

/// What could not be read of a journal, and was passed over.
struct JournalDamage {
    std::uint64_t places = 0;
    std::uint64_t bytes = 0; ///< of files that are missing, none are known

    JournalDamage& operator+=(const JournalDamage& other) {
        places += other.places;
        bytes += other.bytes;
        return *this;
    }
    friend bool operator==(const JournalDamage&, const JournalDamage&) = default;
};

} // namespace etherdeck
