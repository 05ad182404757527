#pragma once

#include "core/base/result.h"
#include "core/store/console/lines/records.h"

#include <cstdint>
#include <map>
#include <set>
#include <string>

namespace etherdeck::store {

class Database;

/// How often a failure was seen, in all boots of all boxes.
struct CrashCount {
    std::int64_t times = 0;
    std::int64_t sources = 0;
    std::string since; ///< the kernel that ran the first time, as "6.1.0-13-amd64"; empty: not known

    friend bool operator==(const CrashCount&, const CrashCount&) = default;
};

/// Counts the stored crashes by their fingerprint, which is the same each time the same failure happens.
class CrashTally {
public:
    [[nodiscard]] static Result<CrashTally> read(const Database& database);

    [[nodiscard]] CrashCount of(const ConsoleCrash& crash) const;

private:
    struct Entry {
        std::int64_t times = 0;
        std::set<std::int64_t> sources;
        std::string since;
    };

    std::map<std::string, Entry> m_entries;
};

} // namespace etherdeck::store
