#include "core/services/console_writer.h"

#include "core/services/thread_priority.h"

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

} // namespace

ConsoleWriter::ConsoleWriter(Store store, std::function<void(const Error&)> failed, std::size_t mostBytes) :
    m_store(std::move(store)),
    m_failed(std::move(failed)),
    m_queue(BatchQueue::WhenFull::Wait, mostBytes),
    m_thread([this] { run(); }) {}

ConsoleWriter::~ConsoleWriter() { stop(); }

void ConsoleWriter::stop() {
    m_stop = true;
    m_queue.close();
    if (m_thread.joinable())
        m_thread.join();
}

void ConsoleWriter::run() {
    yieldToOthers();
    bool untidy = true;
    while (!m_queue.isOver()) {
        const auto batches = m_queue.take(untidy ? Duration::zero() : idle, gather, enough);
        if (!batches.empty()) {
            store(batches);
            untidy = true;
        } else {
            untidy = m_store.tidy();
        }
    }
}

/// Many small batches (a character each, when somebody types) become one transaction.
void ConsoleWriter::store(const std::vector<ConsoleBatchPtr>& batches) {
    ConsoleBatch gathered;
    for (std::size_t i = 0; i < batches.size(); ++i) {
        const auto& batch = *batches[i];
        if (gathered.events.empty() && batch.events.size() >= smallBatch) {
            append(batch.events, batch);
            continue;
        }
        gathered.events.insert(gathered.events.end(), batch.events.begin(), batch.events.end());
        if (!gathered.sources || !batch.sources->empty())
            gathered.sources = batch.sources;
        if (batch.mark)
            gathered.mark = batch.mark;
        if (gathered.events.size() < smallBatch && i + 1 < batches.size())
            continue;
        append(gathered.events, gathered);
        gathered = {};
    }
}

void ConsoleWriter::append(std::span<const netconsole::Event> events, const ConsoleBatch& batch) {
    while (true) {
        const auto stored = m_store.append(events, *batch.sources, batch.mark);
        if (stored) {
            m_stored += *stored;
            m_failure.reset();
            return;
        }
        noteFailure(stored.error());
        if (!mayTryAgain())
            break;
        std::this_thread::sleep_for(pauseAfterFailure);
    }
    m_notStored += linesIn(events);
}

/// While it runs, it tries for ever: batches wait, then datagrams, and the kernel counts what has no room.
bool ConsoleWriter::mayTryAgain() {
    if (m_stop && m_giveUp == TimePoint::max())
        m_giveUp = Clock::now() + patienceAtTheEnd;
    return Clock::now() < m_giveUp;
}

void ConsoleWriter::noteFailure(const Error& error) {
    if (m_failure == error)
        return;
    m_failure = error;
    m_failed(error);
}

ConsoleWriter::Counts ConsoleWriter::counts() const {
    return {m_stored, m_notStored + m_queue.linesLeftOut()};
}

} // namespace etherdeck
