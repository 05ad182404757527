#pragma once

#include "core/base/result.h"
#include "core/netconsole/base/line.h"
#include "core/store/database/database.h"

#include <cstdint>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <vector>

/// The log of a box contains records that did not arrive; see decision 32.
namespace etherdeck::store {

/// A record of that log, with its number in netconsole's extended format.
struct BoxLogRecord {
    std::uint64_t seq = 0; ///< at most that of an std::int64_t
    netconsole::Level level = netconsole::Level::Information;
    std::uint16_t facility = 0;
    std::chrono::microseconds kernelTime{};
    bool isContinued = false;
    std::string text; ///< harmless, as are the values of the dictionary
    std::vector<netconsole::DictionaryEntry> dictionary;
};

/// Which numbers of a log a boot in the store has.
struct StoredRecords {
    struct Record {
        std::int64_t id = 0;
        std::int64_t time = 0;
        std::optional<std::int64_t> kernelTime;
        bool isFromBoxLog = false;
    };
    std::map<std::int64_t, Record> all; ///< by number
    std::int64_t firstEqual = 0; ///< the lowest and the highest number of a record that arrived, and is the
    std::int64_t lastEqual = 0;  ///< same in the log
    std::int64_t upTo = 0;       ///< the line up to which was looked
};

/// `log` is sorted by numbers. Nothing when it is not proven that the log is of this boot: a record differs,
/// or too few are equal whose time stamps could not be those of another boot.
[[nodiscard]] Result<std::optional<StoredRecords>> storedRecords(const Database& database,
                                                                 std::int64_t source, std::int64_t boot,
                                                                 std::span<const BoxLogRecord> log);
/// Adds those that were stored since.
[[nodiscard]] Result<void> readLaterRecords(const Database& database, std::int64_t source, std::int64_t boot,
                                            StoredRecords& records);

} // namespace etherdeck::store
