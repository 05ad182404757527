#include "core/console/intake.h"

#include <algorithm>

namespace etherdeck {

using namespace std::chrono_literals;

namespace {

constexpr auto sourcesAge = 1s;

bool haveSamePlaces(const store::JournalCheckpoints& one, const store::JournalCheckpoints& other) {
    return std::ranges::equal(
        one, other, [](const store::JournalCheckpoint& left, const store::JournalCheckpoint& right) {
            return left.run == right.run && left.place == right.place && left.open == right.open &&
                   left.held == right.held;
        });
}

} // namespace

void ConsoleIntake::datagramReceived(const ConsoleDatagram& datagram, std::uint64_t journalPosition) {
    if (m_tap)
        m_tap(datagram);
    m_netconsole->datagramReceived(datagram.from, datagram.bytes, arrivalAt(datagram.time, journalPosition));
}

void ConsoleIntake::timePasses() {
    m_now = std::max(m_now, m_clock);
    m_netconsole->timeReached(m_now);
}

void ConsoleIntake::timePasses(WallTime until) { m_netconsole->timeReached(arrivalAt(until, 0).now); }

WallTime ConsoleIntake::timePassed() const {
    return m_wallClock - std::chrono::duration_cast<WallTime::duration>(m_clock - m_now);
}

/// The Netconsole's deadlines count from when a datagram arrived, however long it has waited since.
netconsole::Arrival ConsoleIntake::arrivalAt(WallTime time, std::uint64_t journalPosition) {
    const auto age = std::clamp<WallTime::duration>(m_wallClock - time, 0s, longestStay);
    m_now = std::max(m_now, m_clock - age);
    return {m_now, time, journalPosition};
}

/// Both at one moment: had the thread to wait between the two, times would be shifted against each other.
void ConsoleIntake::look() {
    constexpr int tries = 5;
    constexpr Duration atOnce = 20us;
    auto closest = Duration::max();
    for (int i = 0; i < tries && closest > atOnce; ++i) {
        const auto before = Clock::now();
        const auto wall = std::chrono::system_clock::now();
        const auto between = Clock::now() - before;
        if (between >= closest)
            continue;
        closest = between;
        m_clock = before + between / 2;
        m_wallClock = wall;
    }
}

ConsoleBatchPtr ConsoleIntake::takeBatch(JournalsReached journals) {
    auto batch = std::make_shared<ConsoleBatch>();
    m_netconsole->drain(batch->events);
    const bool saysNew =
        !journals.checkpoints.isEmpty() && !haveSamePlaces(journals.checkpoints, m_checkpointsGiven);
    if (batch->events.empty() && !saysNew)
        return nullptr;
    if (!journals.checkpoints.isEmpty())
        m_checkpointsGiven = journals.checkpoints;
    refreshSources(batch->events);
    batch->sources = m_sources;
    batch->bytes = memoryOf(batch->events);
    batch->journals = std::move(journals);
    batch->netconsole = m_identity;
    return batch;
}

void ConsoleIntake::dropStored() {
    if (const auto batch = takeBatch())
        m_linesDropped += linesIn(batch->events);
}

bool ConsoleIntake::hasNewSources(const std::vector<netconsole::Event>& events) const {
    return std::ranges::any_of(events, [](const netconsole::Event& event) {
        return std::holds_alternative<netconsole::SourceAppeared>(event) ||
               std::holds_alternative<netconsole::SourceMerged>(event);
    });
}

void ConsoleIntake::refreshSources(const std::vector<netconsole::Event>& events) {
    if (m_sources && m_clock - m_sourcesAsked < sourcesAge && !hasNewSources(events))
        return;
    auto sources = m_netconsole->sources();
    // Those that went within this batch have lines in it.
    for (const auto& event : events) {
        const auto* gone = std::get_if<netconsole::SourceForgotten>(&event);
        if (!gone || !m_sources)
            continue;
        const auto known = std::ranges::find(*m_sources, gone->source, &netconsole::SourceInfo::id);
        if (known != m_sources->end())
            sources.push_back(*known);
    }
    m_sources = std::make_shared<const std::vector<netconsole::SourceInfo>>(std::move(sources));
    m_sourcesAsked = m_clock;
}

} // namespace etherdeck
