#pragma once

#include "app/agent/box/record_source.h"
#include "core/netconsole/base/line.h"

#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::agent {

/// A record of the kernel's log. The numbers are those of netconsole's extended format.
struct KernelRecord {
    std::uint64_t sequence = 0;
    netconsole::Level level = netconsole::Level::Information;
    std::uint16_t facility = 0;
    std::chrono::microseconds time{}; ///< since the start of the kernel
    bool continued = false;           ///< a part of a line
    std::string caller;               ///< "T123" or "C0"; mostly empty
    std::string text;                 ///< safe to show, as are the values of the dictionary
    std::vector<netconsole::DictionaryEntry> dictionary;

    friend bool operator==(const KernelRecord&, const KernelRecord&) = default;
};

/// "6,197,927805,-;acpi PNP0A03:00: …\n SUBSYSTEM=acpi\n" as it is read from /dev/kmsg. Errors: those of
/// netconsole::parseExtended(); Malformed for a record of netconsole, with a release or fragments.
[[nodiscard]] Result<KernelRecord> parseKernelRecord(std::string_view record);

/// What KernelLog::read() has found.
struct KernelLogPart {
    std::uint64_t first = 0; ///< the oldest number that is still there
    std::uint64_t next = 0;  ///< where to go on: the number after the last one here
    bool lost = false;       ///< some from the requested number on have been overwritten by newer ones
    std::vector<KernelRecord> records;

    friend bool operator==(const KernelLogPart&, const KernelLogPart&) = default;
};

/// The kernel's log, from /dev/kmsg. Below a root it is the file ROOT/kmsg, with records as /dev/kmsg has
/// them, one after the other: it may appear later, and grows. Use one object for each reader: descriptor()
/// depends on what was read through it.
class KernelLog {
public:
    static constexpr std::size_t maxRecords = 2000;

    /// Errors: PermissionDenied, System.
    [[nodiscard]] static Result<KernelLog> open(const std::string& root);
    /// For tests.
    explicit KernelLog(std::unique_ptr<RecordSource> source) : m_source(std::move(source)) {}

    /// Readable when there may be more than read() has returned, after it has returned less than `limit`.
    [[nodiscard]] int descriptor() const { return m_source->descriptor(); }
    /// Records from the number `since` on, at most `limit` and maxRecords. Does not wait. Errors: System.
    [[nodiscard]] Result<KernelLogPart> read(std::uint64_t since, std::size_t limit);

private:
    std::unique_ptr<RecordSource> m_source;
    std::uint64_t m_position = 0; ///< the number after the last record that was taken from the source
};

} // namespace etherdeck::agent
