#pragma once

#include <cstdint>

namespace etherdeck::store {

/// How one of Etherdeck's files is opened.
enum class Access : std::uint8_t {
    Write,    ///< makes the file when there is none, and brings an older one up to date
    ReadOnce, ///< as it is now; nothing is made, locked or changed, so it works where only reading is allowed
    Follow,   ///< to read what others write meanwhile; SQLite may make its -wal and -shm for that
};

} // namespace etherdeck::store
