#pragma once

#include <compare>
#include <cstdint>
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

    friend bool operator==(const JournalMark&, const JournalMark&) = default;
};

} // namespace etherdeck::store
