#pragma once

#include "core/base/result.h"
#include "core/capture/pcap_records.h"
#include "core/journal/damage.h"
#include "core/store/console/journal_mark.h"
#include "core/system/unique_descriptor.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <vector>

namespace etherdeck {

/// Where the journals of a store lie: "history.sqlite-raw"; empty for a store that has no file.
[[nodiscard]] std::string journalFolder(const std::string& storePath);

/// The raw datagrams that one run of a receiver has written down: a folder of pcap files, 0001.pcap and on,
/// that belongs to the process which holds it until that ends, however it ends. Folders of a name sort by
/// when they were begun.
class JournalRun {
public:
    struct Segment {
        std::uint32_t number = 0;
        std::uint64_t bytes = 0;
    };

    /// A new one in `folder`, which is made when it is not there. Errors: PermissionDenied, Busy (others take
    /// what is made), System.
    [[nodiscard]] static Result<JournalRun> create(const std::string& folder);
    /// All in `folder`, oldest first; none when it is not there. Those whose process has ended are taken by
    /// this one. Errors: PermissionDenied, System.
    [[nodiscard]] static Result<std::vector<JournalRun>> all(const std::string& folder);
    /// This process has it, with this object.
    [[nodiscard]] bool isTaken() const { return m_lock.isOpen(); }

    /// No process writes it any more, though somebody else has it for the moment.
    [[nodiscard]] bool isLookedThrough() const;

    [[nodiscard]] const std::string& name() const { return m_name; }
    /// Of the process that has begun it; 0 when its name does not tell.
    [[nodiscard]] std::int64_t processId() const;
    [[nodiscard]] std::string path(std::uint32_t segment) const;
    /// In order.
    [[nodiscard]] std::vector<Segment> segments() const;
    /// The place behind all that was written.
    [[nodiscard]] store::JournalPlace end() const;
    void removeSegment(std::uint32_t number) const;
    /// The folder, when nothing is in it any more.
    bool removeFolder() const;

private:
    JournalRun(std::string path, std::string name, link::UniqueDescriptor lock) :
        m_path(std::move(path)), m_name(std::move(name)), m_lock(std::move(lock)) {}

    std::string m_path;
    std::string m_name;
    link::UniqueDescriptor m_lock;
};

/// Appends to a run, in files of a limited size.
class JournalWriter {
public:
    explicit JournalWriter(const JournalRun& run, std::uint64_t segmentBytes) :
        m_run(run), m_segmentBytes(segmentBytes) {}

    /// All of `records` or nothing. Errors: System (no room).
    [[nodiscard]] Result<void> append(std::span<const std::byte> records);
    /// Behind what was appended.
    [[nodiscard]] store::JournalPlace end() const { return m_end; }

private:
    Result<void> beginSegment();

    const JournalRun& m_run;
    std::uint64_t m_segmentBytes;
    link::UniqueDescriptor m_file;
    store::JournalPlace m_end;
};

/// Reads a run from a place on, while it is written or later.
class JournalReader {
public:
    using Taken = std::function<void(const netconsole::PcapRecord&)>;

    JournalReader(const JournalRun& run, store::JournalPlace from);

    /// Records up to `end`, at most `most`; how many there were. What is damaged is passed over up to the
    /// next record, and so are files that are missing; see damage(). A record that the end of a process has
    /// cut short is none. Errors: System, PermissionDenied (a file cannot be opened; the next call tries
    /// again).
    [[nodiscard]] Result<std::size_t> read(store::JournalPlace end, std::size_t most, const Taken& taken);
    /// That was passed over so far.
    [[nodiscard]] const JournalDamage& damage() const { return m_damage; }
    /// Behind what was read; while `taken` is called, before the record that it is called with.
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
    std::size_t m_used = 0; ///< bytes of the buffer that were read already
    std::uint64_t m_bytesRead = 0;
    JournalDamage m_damage;
    store::JournalPlace m_damageEnd; ///< of the latest one
};

} // namespace etherdeck
