#pragma once

#include "core/base/result.h"
#include "core/capture/pcap_records.h"
#include "core/journal/damage.h"
#include "core/store/console/journal_checkpoint.h"
#include "core/system/unique_descriptor.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace etherdeck {

/// The folder for the journals of a store: "history.sqlite-raw"; empty for a store without a file.
[[nodiscard]] std::string journalFolder(const std::string& storePath);

/// The raw datagrams of one run of a receiver: a folder of pcap files, 0001.pcap and so on. A process that
/// has taken it holds it until the process ends, in whatever way. Folder names sort by creation time.
class JournalRun {
public:
    struct Segment {
        std::uint32_t number = 0;
        std::uint64_t bytes = 0;
    };

    /// Creates one in `folder`, which is created if necessary. Errors: PermissionDenied, Busy (other
    /// processes take what is created), System.
    [[nodiscard]] static Result<JournalRun> create(const std::string& folder);
    /// All runs in `folder`, oldest first; none if it does not exist. Those whose process has ended are taken
    /// by this process. Errors: PermissionDenied, System.
    [[nodiscard]] static Result<std::vector<JournalRun>> all(const std::string& folder);
    /// This process has taken the run, through this object.
    [[nodiscard]] bool isTaken() const { return m_lock.isOpen(); }

    /// No process writes to the run any more, but another one has taken it for now.
    [[nodiscard]] bool isLookedThrough() const;

    [[nodiscard]] const std::string& name() const { return m_name; }
    /// The process that created it; 0 when the folder's name does not say.
    [[nodiscard]] std::int64_t processId() const;
    [[nodiscard]] std::string path(std::uint32_t segment) const;
    /// Sorted.
    [[nodiscard]] std::vector<Segment> segments() const;
    /// The place after everything that was written.
    [[nodiscard]] store::JournalPlace end() const;
    void removeSegment(std::uint32_t number) const;
    /// Removes the folder if it is empty.
    bool removeFolder() const;

private:
    JournalRun(std::string path, std::string name, link::UniqueDescriptor lock) :
        m_path(std::move(path)), m_name(std::move(name)), m_lock(std::move(lock)) {}

    std::string m_path;
    std::string m_name;
    link::UniqueDescriptor m_lock;
};

/// Appends to a run, in files of limited size.
class JournalWriter {
public:
    explicit JournalWriter(const JournalRun& run, std::uint64_t segmentBytes) :
        m_run(run), m_segmentBytes(segmentBytes) {}

    /// Writes all of `records` or nothing. Errors: System (no room).
    [[nodiscard]] Result<void> append(std::span<const std::byte> records);
    /// The place after what was appended.
    [[nodiscard]] store::JournalPlace end() const { return m_end; }

private:
    Result<void> beginSegment();

    const JournalRun& m_run;
    std::uint64_t m_segmentBytes;
    link::UniqueDescriptor m_file;
    store::JournalPlace m_end;
};

/// Reads a run from a given place on, while it is being written or later.
class JournalReader {
public:
    using Taken = std::function<void(const netconsole::PcapRecord&)>;

    JournalReader(const JournalRun& run, store::JournalPlace from);

    /// Reads at most `limit` records up to `end`; returns how many. Skips damage up to the next record, and
    /// missing files; see damage(). A record that was cut short when the process ended does not count.
    /// Errors: System, PermissionDenied (a file cannot be opened; the next call tries again).
    [[nodiscard]] Result<std::size_t> read(store::JournalPlace end, std::size_t limit, const Taken& taken);
    /// What has been skipped so far.
    [[nodiscard]] const JournalDamage& damage() const { return m_damage; }
    /// The place after what was read; while `taken` is called, the place of the record that it is called
    /// with.
    [[nodiscard]] store::JournalPlace place() const { return m_place; }
    [[nodiscard]] std::uint64_t bytesRead() const { return m_bytesRead; }

private:
    Result<bool> open();
    Result<bool> fill(store::JournalPlace end);
    [[nodiscard]] std::span<const std::byte> rest() const { return std::span(m_buffer).subspan(m_used); }
    void passOver(std::uint64_t bytes);
    void passOverRest(store::JournalPlace end);
    void endFile(store::JournalPlace end);
    void moveTo(store::JournalPlace place);

    const JournalRun& m_run;
    store::JournalPlace m_place;
    link::UniqueDescriptor m_file;
    std::vector<std::byte> m_buffer;
    std::size_t m_used = 0; ///< bytes of the buffer that have been consumed
    std::uint64_t m_bytesRead = 0;
    JournalDamage m_damage;
    store::JournalPlace m_damageEnd; ///< end of the latest damage
};

} // namespace etherdeck
