#include "core/console/receiver.h"

#include "core/system/thread_priority.h"

#include <algorithm>
#include <system_error>

namespace etherdeck {

using namespace std::chrono_literals;

namespace {

constexpr auto countsAge = 1s; ///< also the longest wait: losses are told even when nothing comes any more
constexpr auto nap = 1ms;
constexpr std::size_t takenAtOnce = 4096; ///< datagrams at once

} // namespace

Result<std::unique_ptr<ConsoleReceiver>> ConsoleReceiver::start(ConsoleSockets sockets, ConsoleIntake intake,
                                                                std::vector<ConsoleSink> sinks,
                                                                std::unique_ptr<ConsoleJournal> journal,
                                                                std::vector<UnfinishedJournal> left) {
    if (auto ready = sockets.transport().prepareWait(); !ready)
        return fail(ready.error());
    std::unique_ptr<ConsoleReceiver> receiver(new ConsoleReceiver(
        std::move(sockets), std::move(intake), std::move(sinks), std::move(journal), std::move(left)));
    try {
        receiver->m_working = std::thread([raw = receiver.get()] { raw->work(); });
        receiver->m_receiving = std::thread([raw = receiver.get()] { raw->receive(); });
    } catch (const std::system_error& error) {
        receiver->m_journal->close();
        return fail(ErrorCode::System, error.what(), error.code().value());
    }
    return receiver;
}

ConsoleReceiver::~ConsoleReceiver() { stop(); }

void ConsoleReceiver::stop(std::optional<Duration> patience) {
    if (patience && !m_stop)
        m_leaves = Clock::now() + *patience;
    m_stop = true;
    m_sockets.transport().wake();
    if (m_receiving.joinable())
        m_receiving.join();
    if (m_working.joinable())
        m_working.join();
}

void ConsoleReceiver::post(Task task) {
    {
        const std::lock_guard lock(m_mutex);
        m_posted.push_back(std::move(task));
    }
    m_journal->wake();
}

void ConsoleReceiver::receive() {
    const ConsoleSockets::Taken writeDown = [this](const auto& datagrams, const ConsoleSocket& socket) {
        m_journal->append(datagrams, socket.address().endpoint);
    };
    TimePoint looked;
    while (!m_stop && !m_sockets.open().empty()) {
        // In a flood, a few hundred at once cost less than each of them alone.
        if (Clock::now() - looked < nap)
            std::this_thread::sleep_for(nap);
        looked = Clock::now();
        const bool mayBeMore = m_sockets.receive(writeDown);
        noteReceived();
        if (mayBeMore)
            looked = {};
        else if (!m_stop)
            m_sockets.transport().wait(m_sockets.open(), countsAge);
    }
    const auto end = std::chrono::system_clock::now();
    while (m_sockets.receiveRest(end, writeDown)) {
    }
    m_receivedNoted = {};
    noteReceived();
    m_journal->close();
}

void ConsoleReceiver::noteReceived() {
    const auto now = Clock::now();
    if (m_receivedNoted != TimePoint() && now - m_receivedNoted < countsAge / 2)
        return;
    m_receivedNoted = now;
    const auto counts = m_sockets.counts();
    const auto failure = m_sockets.takeFailure();
    const std::lock_guard lock(m_mutex);
    m_counts.received = counts.received;
    m_counts.lost = counts.lost;
    m_counts.cut = counts.cut;
    if (failure)
        m_failure = failure;
}

void ConsoleReceiver::work() {
    lowerThreadPriority();
    m_hasLeftSome = !takeLeft();
    while (!m_hasLeftSome) {
        runPosted();
        const bool isOver = m_journal->isOver();
        m_intake.look();
        const auto taken = m_journal->take(takenAtOnce, [this](const auto& record) { take(record); });
        if (taken == 0)
            m_intake.timePasses();
        handOver(reached());
        noteLines();
        if (isOver)
            break;
        m_hasLeftSome = mayLeave() && !m_journal->isOver();
        if (taken == 0)
            m_journal->wait(std::clamp<Duration>(m_intake.nextDeadline() - Clock::now(), 0s, countsAge));
    }
    if (m_hasLeftSome) // what is open goes on when somebody reads on there
        return;
    m_intake.finish();
    handOver(reached());
    noteLines();
}

bool ConsoleReceiver::mayLeave() const {
    return Clock::now() >= m_leaves.load() && m_journal->isWrittenDown();
}

/// False when it had to leave some of it.
bool ConsoleReceiver::takeLeft() {
    for (const auto& left : m_left) {
        const auto read = left.read(m_intake, m_progress, [this](const auto& reached) -> Result<void> {
            handOver(reached);
            noteLines();
            return mayLeave() ? fail(ErrorCode::Closed) : Result<void>();
        });
        if (mayLeave())
            return false;
        const std::lock_guard lock(m_mutex);
        if (!read)
            m_leftFailure = read.error();
    }
    m_left.clear();
    if (m_journal->run())
        m_progress.begin(m_journal->run(), {});
    return true;
}

void ConsoleReceiver::take(const netconsole::PcapRecord& record) {
    m_intake.datagramReceived({record.from, record.payload, record.time, record.cut},
                              m_progress.positionOf(m_journal->placeOfTaken()));
}

JournalsReached ConsoleReceiver::reached() {
    const auto place = m_journal->reached();
    return place ? m_progress.reached(*place, m_intake) : m_progress.reached(m_intake);
}

void ConsoleReceiver::runPosted() {
    std::vector<Task> tasks;
    {
        const std::lock_guard lock(m_mutex);
        tasks.swap(m_posted);
    }
    for (const auto& task : tasks)
        task(m_intake);
}

void ConsoleReceiver::handOver(JournalsReached journals) {
    const auto batch = m_intake.takeBatch(std::move(journals));
    if (!batch)
        return;
    for (const auto& sink : m_sinks)
        sink(batch);
}

void ConsoleReceiver::noteLines() {
    const auto statistics = m_intake.netconsole().statistics();
    auto damage = m_progress.damage();
    damage += m_journal->damage();
    const std::lock_guard lock(m_mutex);
    m_counts.refused = statistics.datagramsRefused;
    m_counts.fragmentsRefused = statistics.fragmentsRefused;
    m_counts.damage = damage;
    m_counts.lines = m_intake.lines();
    m_counts.eventsLost = statistics.eventsLost;
}

ConsoleCounts ConsoleReceiver::counts() const {
    const std::lock_guard lock(m_mutex);
    return m_counts;
}

std::optional<Error> ConsoleReceiver::leftFailure() const {
    const std::lock_guard lock(m_mutex);
    return m_leftFailure;
}

std::optional<Error> ConsoleReceiver::failure() const {
    const std::lock_guard lock(m_mutex);
    return m_failure;
}

} // namespace etherdeck
