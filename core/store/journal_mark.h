#pragma once

#include "core/base/clock.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>

namespace etherdeck::store {

/// A place in what one run of a receiver has written down of datagrams, before they became lines.
struct JournalPlace {
    std::uint32_t segment = 0; ///< number of a file, from 1
    std::uint64_t offset = 0;  ///< bytes into it

    friend auto operator<=>(const JournalPlace&, const JournalPlace&) = default;
};

/// How far a run's datagrams are in the store.
struct JournalMark {
    std::string run;
    JournalPlace place;
    /// The datagram with which the oldest line began that had not ended there and then. Read again from it to
    /// `place`, and then with the time of `time`, the datagrams make the lines once more that are stored, and
    /// the beginnings of those that are not.
    std::optional<JournalPlace> open;
    WallTime time{}; ///< up to which deadlines had passed

    friend bool operator==(const JournalMark&, const JournalMark&) = default;
};

} // namespace etherdeck::store
