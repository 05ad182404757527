#include "core/netconsole/netconsole.h"

#include "core/netconsole/event_queue.h"
#include "core/netconsole/sources.h"

#include <algorithm>

namespace etherdeck::netconsole {

class Netconsole::Engine {
public:
    explicit Engine(Settings settings) :
        m_settings(settings), m_events(m_settings), m_sources(m_settings, m_events) {}

    void datagramReceived(const Endpoint& from, std::span<const std::byte> datagram, Arrival arrival);
    void timeReached(TimePoint now);
    void drain(std::vector<Event>& events);
    void refreshDeadline();
    void watch(Channel& channel, TimePoint now);
    [[nodiscard]] Statistics statistics() const;

    [[nodiscard]] Sources& sources() { return m_sources; }
    [[nodiscard]] TimePoint deadline() const { return m_deadline; }

private:
    Settings m_settings;
    EventQueue m_events;
    Sources m_sources;
    TimePoint m_deadline = TimePoint::max(); ///< never later than the earliest deadline; may be earlier
    Statistics m_statistics;
};

void Netconsole::Engine::datagramReceived(const Endpoint& from, std::span<const std::byte> datagram,
                                          Arrival arrival) {
    if (arrival.now >= m_deadline)
        timeReached(arrival.now);
    ++m_statistics.datagrams;
    auto* channel = m_sources.heard(from, arrival.now);
    if (!channel) {
        ++m_statistics.datagramsRefused;
        return;
    }
    channel->received(datagram, arrival);
    watch(*channel, arrival.now);
    if (channel->source().takeOthersTouched())
        for (auto* other : channel->source().channels())
            if (other != channel)
                watch(*other, arrival.now);
}

void Netconsole::Engine::watch(Channel& channel, TimePoint now) {
    if (channel.nextDeadline() <= now) // it has ended a line whose last byte came long ago
        channel.timeReached(now);
    m_deadline = std::min(m_deadline, channel.nextDeadline());
}

void Netconsole::Engine::timeReached(TimePoint now) {
    if (now < m_deadline)
        return;
    m_sources.forEachChannel([now](Channel& channel) { channel.timeReached(now); });
    refreshDeadline();
}

void Netconsole::Engine::refreshDeadline() {
    m_deadline = TimePoint::max();
    m_sources.forEachChannel(
        [this](const Channel& channel) { m_deadline = std::min(m_deadline, channel.nextDeadline()); });
}

void Netconsole::Engine::drain(std::vector<Event>& events) {
    m_events.drain(events);
    m_sources.forEachChannel([&events](Channel& channel) { channel.takeOpenLine(events); });
}

Statistics Netconsole::Engine::statistics() const {
    auto statistics = m_statistics;
    statistics.lines = m_events.linesPushed();
    statistics.fragmentsRefused = m_events.fragmentsRefused();
    statistics.eventsLost = m_events.lostInAll();
    return statistics;
}

Netconsole::Netconsole(Settings settings) : m_engine(std::make_unique<Engine>(settings)) {}
Netconsole::~Netconsole() = default;

void Netconsole::datagramReceived(const Endpoint& from, std::span<const std::byte> datagram,
                                  Arrival arrival) {
    m_engine->datagramReceived(from, datagram, arrival);
}
void Netconsole::timeReached(TimePoint now) { m_engine->timeReached(now); }
TimePoint Netconsole::nextDeadline() const { return m_engine->deadline(); }
std::optional<std::uint64_t> Netconsole::oldestOpen(std::uint64_t since) const {
    std::optional<std::uint64_t> oldest;
    m_engine->sources().forEachChannel([&oldest, since](const Channel& channel) {
        if (const auto open = channel.oldestOpen(since); open && (!oldest || *open < *oldest))
            oldest = open;
    });
    return oldest;
}
std::vector<HeldRecords> Netconsole::heldRecords() const {
    std::vector<HeldRecords> held;
    m_engine->sources().forEachChannel([&held](const Channel& channel) {
        if (const auto since = channel.heldSince())
            held.push_back({channel.endpoint(), *since});
    });
    return held;
}
void Netconsole::resolveHeldRecords() {
    m_engine->sources().forEachChannel([](Channel& channel) { channel.resolveHeldRecords(); });
    m_engine->refreshDeadline();
}
void Netconsole::finish() {
    m_engine->sources().forEachChannel([](Channel& channel) { channel.finish(); });
}
void Netconsole::drain(std::vector<Event>& events) { m_engine->drain(events); }

std::vector<SourceInfo> Netconsole::sources() const { return m_engine->sources().all(); }
std::optional<SourceInfo> Netconsole::source(SourceId id) const { return m_engine->sources().info(id); }
std::optional<SourceId> Netconsole::sourceAt(const Endpoint& endpoint) const {
    return m_engine->sources().sourceAt(endpoint);
}

Result<SourceId> Netconsole::expect(const Endpoint& endpoint, TimePoint now) {
    return m_engine->sources().expect(endpoint, now);
}

Result<void> Netconsole::setName(SourceId id, std::string name) {
    auto* source = m_engine->sources().find(id);
    if (!source)
        return fail(ErrorCode::OutOfRange);
    source->name = std::move(name);
    return {};
}

Result<void> Netconsole::tieTo(SourceId id, std::optional<MacAddress> box) {
    auto* source = m_engine->sources().find(id);
    if (!source)
        return fail(ErrorCode::OutOfRange);
    source->box = box;
    return {};
}

Result<void> Netconsole::merge(SourceId into, SourceId from) { return m_engine->sources().merge(into, from); }
Result<SourceId> Netconsole::separate(const Endpoint& endpoint) {
    return m_engine->sources().separate(endpoint);
}
void Netconsole::forget(SourceId id) { m_engine->sources().forget(id); }
Statistics Netconsole::statistics() const { return m_engine->statistics(); }

} // namespace etherdeck::netconsole
