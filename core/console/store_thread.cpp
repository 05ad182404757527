#include "core/console/store_thread.h"

#include "core/system/thread_priority.h"

#include <utility>

namespace etherdeck {

using namespace std::chrono_literals;

namespace {

constexpr Duration gather = 250ms;
constexpr std::size_t enough = std::size_t{2} << 20; ///< bytes, with which the wait for more ends
constexpr Duration idle = 500ms;
constexpr Duration pauseAfterFailure = 500ms;
constexpr Duration patienceAtTheEnd = 5s;
constexpr std::size_t smallBatch = 256; ///< events; smaller ones share a transaction

/// Many small batches (a character each, when somebody types) become one transaction, but never those of two
/// Netconsoles.
std::size_t countForATransaction(std::span<const ConsoleBatchPtr> batches) {
    std::size_t count = 0;
    std::size_t events = 0;
    NetconsoleIdentity whose;
    for (const auto& batch : batches) {
        if (whose && batch->netconsole && batch->netconsole != whose)
            break;
        if (batch->netconsole)
            whose = batch->netconsole;
        ++count;
        events += batch->events.size();
        if (events >= smallBatch)
            break;
    }
    return count;
}

NetconsoleIdentity whoseNumbers(std::span<const ConsoleBatchPtr> batches) {
    for (const auto& batch : batches)
        if (batch->netconsole)
            return batch->netconsole;
    return nullptr;
}

} // namespace

StoreThread::StoreThread(Store store, std::function<void(const Error&)> failed, std::size_t maxBytes) :
    m_store(std::move(store)),
    m_failed(std::move(failed)),
    m_queue(BatchQueue::WhenFull::Wait, maxBytes),
    m_thread([this] { run(); }) {}

StoreThread::~StoreThread() { stop(); }

void StoreThread::stop(std::optional<Duration> patience) {
    if (patience)
        m_leaves = Clock::now() + *patience;
    m_stop = true;
    m_queue.close();
    if (m_thread.joinable())
        m_thread.join();
}

void StoreThread::run() {
    lowerThreadPriority();
    bool untidy = true;
    while (!m_queue.isOver()) {
        const auto batches = m_queue.take(untidy ? Duration::zero() : idle, gather, enough);
        if (!batches.empty()) {
            store(batches);
            untidy = true;
        } else {
            untidy = m_store.tidy(Clock::now());
        }
    }
    (void)m_store.tidy(Clock::now()); // what was posted in the last moment
}

void StoreThread::store(std::span<const ConsoleBatchPtr> batches) {
    while (!batches.empty()) {
        if (mayLeave()) {
            m_hasLeftSome = true;
            return;
        }
        const auto together = batches.first(countForATransaction(batches));
        if (const auto whose = whoseNumbers(together); whose && whose != m_netconsole) {
            m_store.beginRun();
            m_netconsole = whose;
        }
        append(together);
        batches = batches.subspan(together.size());
    }
}

void StoreThread::append(std::span<const ConsoleBatchPtr> batches) {
    while (true) {
        const auto stored = m_store.append(batches, Clock::now());
        if (stored) {
            m_stored += *stored;
            m_failure.reset();
            return;
        }
        noteFailure(stored.error());
        if (mayLeave()) {
            m_hasLeftSome = true; // it is written down, and not lost
            return;
        }
        if (!mayTryAgain())
            break;
        std::this_thread::sleep_for(pauseAfterFailure);
    }
    for (const auto& batch : batches)
        m_notStored += linesIn(batch->events);
}

/// While it runs, it tries for ever: batches wait, then datagrams, and the kernel counts what has no room.
bool StoreThread::mayTryAgain() {
    if (m_stop && m_giveUp == TimePoint::max())
        m_giveUp = Clock::now() + patienceAtTheEnd;
    return Clock::now() < m_giveUp;
}

void StoreThread::noteFailure(const Error& error) {
    if (m_failure == error)
        return;
    m_failure = error;
    m_failed(error);
}

StoreThread::Counts StoreThread::counts() const { return {m_stored, m_notStored + m_queue.linesLeftOut()}; }

} // namespace etherdeck
