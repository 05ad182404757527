#pragma once

#include "core/journal/run.h"
#include "core/sockets/socket.h"

#include <condition_variable>
#include <cstdint>
#include <deque>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace etherdeck {

/// Datagrams on their way from the thread that receives to the one that makes lines of them: written down in
/// a run of raw files first, so that they outlive the process, and any number may wait; in memory where there
/// is no such folder, or no room in it. A thread of its own writes, so that a slow disk holds up nobody who
/// receives.
class ConsoleJournal {
public:
    struct Limits {
        std::uint64_t segmentBytes = std::uint64_t{16} << 20;
        std::uint64_t waitingBytes = std::uint64_t{4} << 30; ///< in files, not taken yet
        std::size_t memoryBytes = std::size_t{32} << 20;
    };

    /// Nothing is written down.
    ConsoleJournal() : ConsoleJournal(Limits()) {}
    explicit ConsoleJournal(const Limits& limits) : m_limits(limits) {}
    explicit ConsoleJournal(std::shared_ptr<const JournalRun> run) :
        ConsoleJournal(std::move(run), Limits()) {}
    ConsoleJournal(std::shared_ptr<const JournalRun> run, const Limits& limits);
    ~ConsoleJournal();

    // The thread that receives.

    /// Waits while the limits are reached; what comes in meanwhile stays in the kernel's buffer.
    void append(std::span<const ConsoleDatagram> datagrams, const netconsole::Endpoint& to);
    /// No more comes.
    void close();

    // The thread that takes.

    /// At most `most`, without waiting; how many there were.
    std::size_t take(std::size_t most, const JournalReader::Taken& taken);
    /// Of the datagram that `taken` is called with; nothing while these come from memory.
    [[nodiscard]] std::optional<store::JournalPlace> placeOfTaken() const;
    /// Up to where all was taken; nothing while the files say nothing of that.
    [[nodiscard]] std::optional<store::JournalPlace> reached() const;
    /// nullptr where nothing is written down.
    [[nodiscard]] const std::shared_ptr<const JournalRun>& run() const { return m_run; }
    /// Until there is more, wake() was called, or no more comes; no longer than `patience`.
    void wait(Duration patience);
    /// Closed, and all of it taken.
    [[nodiscard]] bool isOver() const;
    /// Closed, and all that was not taken is in the files: it may be left there.
    [[nodiscard]] bool isWrittenDown() const;
    /// All that was ever taken is in the files as well.
    [[nodiscard]] bool isWhole() const;

    // Any thread.

    void wake();
    /// Why datagrams are not written down at present, or not read again.
    [[nodiscard]] std::optional<Error> failure() const;
    /// What could not be read again, and was passed over.
    [[nodiscard]] JournalDamage damage() const;

private:
    void writeDown();
    void writeChunk(std::vector<std::byte> records);
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] bool hasMore() const;
    std::size_t takeFromMemory(std::size_t most, const JournalReader::Taken& taken);

    const Limits m_limits;
    std::shared_ptr<const JournalRun> m_run;
    std::optional<JournalWriter> m_writer; ///< of the thread that writes
    std::optional<JournalReader> m_reader; ///< of the thread that takes
    bool m_takesFromMemory = false;        ///< of that thread

    mutable std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_room;
    std::condition_variable m_more;
    std::condition_variable m_arrived;
    std::deque<std::vector<std::byte>> m_incoming; ///< to be written
    std::size_t m_incomingBytes = 0;               ///< of these, and of the one that is being written
    store::JournalPlace m_end;                     ///< of what is written down
    std::uint64_t m_written = 0;                   ///< bytes of that
    std::uint64_t m_taken = 0;                     ///< and of these
    std::deque<std::vector<std::byte>> m_memory;   ///< later than all that is written down
    std::size_t m_memoryBytes = 0;
    std::optional<Error> m_failure;
    bool m_wasInMemory = false; ///< some of it was
    bool m_cannotRead = false;  ///< what the files have, at present
    JournalDamage m_damage;
    bool m_isClosed = false;
    bool m_isWoken = false;
    std::thread m_writing;
};

} // namespace etherdeck
