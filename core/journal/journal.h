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

/// Datagrams on their way from the receiving thread to the one that turns them into lines. They are first
/// written to a run of raw files, so that they survive the process and any number may wait; they stay in
/// memory where there is no such folder, or no room in it. A separate thread does the writing, so that a slow
/// disk does not delay the receiving thread.
class ConsoleJournal {
public:
    struct Limits {
        std::uint64_t segmentBytes = std::uint64_t{16} << 20;
        std::uint64_t waitingBytes = std::uint64_t{4} << 30; ///< in files, not taken yet
        std::size_t memoryBytes = std::size_t{32} << 20;
    };

    /// Keeps everything in memory.
    ConsoleJournal() : ConsoleJournal(Limits()) {}
    explicit ConsoleJournal(const Limits& limits) : m_limits(limits) {}
    explicit ConsoleJournal(std::shared_ptr<const JournalRun> run) :
        ConsoleJournal(std::move(run), Limits()) {}
    ConsoleJournal(std::shared_ptr<const JournalRun> run, const Limits& limits);
    ~ConsoleJournal();

    // For the receiving thread.

    /// Blocks while the limits are reached; datagrams that arrive meanwhile stay in the kernel's buffer.
    void append(std::span<const ConsoleDatagram> datagrams, const netconsole::Endpoint& to);
    /// Nothing more will be appended.
    void close();

    // For the taking thread.

    /// Takes at most `limit` without waiting; returns how many.
    std::size_t take(std::size_t limit, const JournalReader::Taken& taken);
    /// The place of the datagram that `taken` is being called with; nothing while datagrams come from memory.
    [[nodiscard]] std::optional<store::JournalPlace> placeOfTaken() const;
    /// The place up to which everything was taken; nothing while datagrams come from memory.
    [[nodiscard]] std::optional<store::JournalPlace> reached() const;
    /// nullptr when nothing is written to files.
    [[nodiscard]] const std::shared_ptr<const JournalRun>& run() const { return m_run; }
    /// Waits until there is more, wake() is called, or nothing more will come; no longer than `patience`.
    void wait(Duration patience);
    /// Closed, and everything has been taken.
    [[nodiscard]] bool isOver() const;
    /// Closed, and everything that was not taken is in the files, so that it may be left there.
    [[nodiscard]] bool isWrittenDown() const;
    /// Everything that was ever taken is in the files, too.
    [[nodiscard]] bool isWhole() const;

    // For any thread.

    void wake();
    /// Why datagrams cannot be written to files, or read from them, at present.
    [[nodiscard]] std::optional<Error> failure() const;
    /// What could not be read from the files and was skipped.
    [[nodiscard]] JournalDamage damage() const;

private:
    void writeDown();
    void writeChunk(std::vector<std::byte> records);
    [[nodiscard]] bool isFull() const;
    [[nodiscard]] bool hasMore() const;
    std::size_t takeFromMemory(std::size_t limit, const JournalReader::Taken& taken);

    const Limits m_limits;
    std::shared_ptr<const JournalRun> m_run;
    std::optional<JournalWriter> m_writer; ///< used by the writing thread
    std::optional<JournalReader> m_reader; ///< used by the taking thread
    bool m_takesFromMemory = false;        ///< used by the taking thread

    mutable std::mutex m_mutex; ///< guards the members below
    std::condition_variable m_room;
    std::condition_variable m_more;
    std::condition_variable m_arrived;
    std::deque<std::vector<std::byte>> m_incoming; ///< to be written
    std::size_t m_incomingBytes = 0;               ///< size of m_incoming and of the chunk being written
    store::JournalPlace m_end;                     ///< end of what is written to files
    std::uint64_t m_written = 0;                   ///< bytes written to files
    std::uint64_t m_taken = 0;                     ///< bytes of them that were taken
    std::deque<std::vector<std::byte>> m_memory;   ///< later than everything in the files
    std::size_t m_memoryBytes = 0;
    std::optional<Error> m_failure;
    bool m_wasInMemory = false; ///< some datagrams were only in memory
    bool m_cannotRead = false;  ///< reading from the files fails at present
    JournalDamage m_damage;
    bool m_isClosed = false;
    bool m_isWoken = false;
    std::thread m_writing;
};

} // namespace etherdeck
