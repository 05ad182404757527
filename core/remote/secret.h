#pragma once

#include <cstdint>
#include <string>

namespace etherdeck::remote {

/// Overwrites a secret, so that it does not stay in memory that is used again.
void wipe(std::string& secret);

/// While one exists, this process writes no core dump: a secret is in its memory.
class NoCoreDumps {
public:
    NoCoreDumps();
    ~NoCoreDumps();
    NoCoreDumps(const NoCoreDumps&) = delete;
    NoCoreDumps& operator=(const NoCoreDumps&) = delete;

private:
    std::uint64_t m_before = 0; ///< the limit
};

} // namespace etherdeck::remote
