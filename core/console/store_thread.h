#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/console/batch_queue.h"

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <thread>
#include <vector>

namespace etherdeck {

/// A thread that writes batches to a store, soon and in few transactions, and maintains the store when
/// nothing comes in. It counts what it could not store by its end.
class StoreThread {
public:
    /// Operations on the store; called on the thread only.
    struct Store {
        /// One transaction, all or nothing; how many lines.
        std::function<Result<std::size_t>(std::span<const ConsoleBatchPtr>, TimePoint now)> append;
        /// Batches from another Netconsole follow.
        std::function<void()> beginRun = [] {};
        /// A little work; true when more is left.
        std::function<bool(TimePoint now)> tidy = [](TimePoint) { return false; };
    };
    struct Counts {
        std::uint64_t stored = 0;    ///< lines
        std::uint64_t notStored = 0; ///< lines that were dropped
    };

    /// Of batches that wait. What comes before it has room of its own.
    static constexpr std::size_t defaultBytes = std::size_t{16} << 20;

    /// `failed` is told of an error once until something could be stored again; on the thread.
    StoreThread(Store store, std::function<void(const Error&)> failed, std::size_t maxBytes = defaultBytes);
    ~StoreThread();

    [[nodiscard]] ConsoleSink sink() {
        return [this](const ConsoleBatchPtr& batch) { m_queue.push(batch); };
    }
    /// The store has other work: it is done when what waits is stored. From any thread.
    void wake() { m_queue.wake(); }
    /// Stores what waits, has the store do its other work once more, and returns; tries for a few seconds
    /// where the store fails. Stop what pushes first. With `patience` not much later than that: what waits by
    /// then is left out, for where it is written down.
    void stop(std::optional<Duration> patience = std::nullopt);
    /// After stop(): something was left out.
    [[nodiscard]] bool hasLeftSome() const { return m_hasLeftSome; }
    [[nodiscard]] Counts counts() const;

private:
    void run();
    void store(std::span<const ConsoleBatchPtr> batches);
    void append(std::span<const ConsoleBatchPtr> batches);
    void noteFailure(const Error& error);
    [[nodiscard]] bool mayTryAgain();
    [[nodiscard]] bool mayLeave() const { return Clock::now() >= m_leaves.load(); }

    Store m_store;
    std::function<void(const Error&)> m_failed;
    BatchQueue m_queue;
    NetconsoleIdentity m_netconsole; ///< whose batches are being stored
    std::optional<Error> m_failure;  ///< as told
    TimePoint m_giveUp = TimePoint::max();
    std::atomic<bool> m_stop = false;
    std::atomic<TimePoint> m_leaves = TimePoint::max(); ///< when it may leave out what waits
    std::atomic<bool> m_hasLeftSome = false;
    std::atomic<std::uint64_t> m_stored = 0;
    std::atomic<std::uint64_t> m_notStored = 0;
    std::thread m_thread;
};

} // namespace etherdeck
