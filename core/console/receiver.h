#pragma once

#include "core/console/intake.h"
#include "core/console/unfinished_journal.h"
#include "core/journal/journal.h"
#include "core/sockets/sockets.h"

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <vector>

namespace etherdeck {

/// Two threads: the first takes datagrams from the sockets and writes them to a journal, the second makes
/// lines of them with a ConsoleIntake and passes batches to sinks. A sink that waits blocks the second
/// thread: datagrams then wait in the journal, and when that is full, in the kernel's buffer.
class ConsoleReceiver {
public:
    /// Sinks are called on the second thread, in this order. What is in `left` comes first. Errors: System
    /// (no thread or no pipe).
    [[nodiscard]] static Result<std::unique_ptr<ConsoleReceiver>>
    start(ConsoleSockets sockets, ConsoleIntake intake, std::vector<ConsoleSink> sinks,
          std::unique_ptr<ConsoleJournal> journal = std::make_unique<ConsoleJournal>(),
          std::vector<UnfinishedJournal> left = {});
    ~ConsoleReceiver();

    using Task = std::function<void(ConsoleIntake&)>;
    /// Has it run on the second thread, between two shares of datagrams; never once the thread has ended.
    void post(Task task);
    /// Sends from the port that is listened on. For any thread. Errors: those of ConsoleSockets::send().
    [[nodiscard]] Result<void> send(const ConsoleAddress& to, std::string_view datagram) {
        return m_sockets.send(to, datagram);
    }

    /// Receives what has arrived until now, ends open lines, hands all of it to the sinks, and returns. With
    /// `patience` not much later than that: what is in the journal's files and not handed over by then stays
    /// there, with the lines that are open, for the next receiver.
    void stop(std::optional<Duration> patience = std::nullopt);
    /// After stop(): something was left there.
    [[nodiscard]] bool hasLeftSome() const { return m_hasLeftSome; }
    /// What was handed over is in the journal's files: the next receiver hands over what is not stored then.
    [[nodiscard]] bool isWrittenDown() const { return m_journal->isWhole(); }

    /// At most a second old while datagrams come in or time passes; exact after stop().
    [[nodiscard]] ConsoleCounts counts() const;
    /// Why it has ended by itself, if so: all its sockets have failed.
    [[nodiscard]] std::optional<Error> failure() const;
    /// Why datagrams are not written to the journal at present.
    [[nodiscard]] std::optional<Error> journalFailure() const { return m_journal->failure(); }
    /// Why not everything from earlier receivers was recovered; the next one tries again.
    [[nodiscard]] std::optional<Error> leftFailure() const;

private:
    ConsoleReceiver(ConsoleSockets sockets, ConsoleIntake intake, std::vector<ConsoleSink> sinks,
                    std::unique_ptr<ConsoleJournal> journal, std::vector<UnfinishedJournal> left) :
        m_sockets(std::move(sockets)),
        m_intake(std::move(intake)),
        m_sinks(std::move(sinks)),
        m_journal(std::move(journal)),
        m_left(std::move(left)) {}

    // The first thread.
    void receive();
    void noteReceived();

    // The second.
    void work();
    [[nodiscard]] bool mayLeave() const;
    bool takeLeft();
    void take(const netconsole::PcapRecord& record);
    [[nodiscard]] JournalsReached reached();
    void runPosted();
    void handOver(JournalsReached journals);
    void noteLines();

    ConsoleSockets m_sockets;
    ConsoleIntake m_intake;
    std::vector<ConsoleSink> m_sinks;
    std::unique_ptr<ConsoleJournal> m_journal;
    std::vector<UnfinishedJournal> m_left;
    JournalProgress m_progress;
    std::atomic<bool> m_stop = false;
    std::atomic<TimePoint> m_leaves = TimePoint::max(); ///< when it may leave what is written down
    std::atomic<bool> m_hasLeftSome = false;
    TimePoint m_receivedNoted; ///< of the first thread
    mutable std::mutex m_mutex;
    std::vector<Task> m_posted;         ///< under the mutex
    ConsoleCounts m_counts;             ///< under the mutex
    std::optional<Error> m_failure;     ///< under the mutex
    std::optional<Error> m_leftFailure; ///< under the mutex
    std::thread m_receiving;
    std::thread m_working;
};

} // namespace etherdeck
