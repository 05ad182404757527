#pragma once

#include "core/base/result.h"
#include "core/netconsole/base/source_info.h"
#include "core/netconsole/channel.h"
#include "core/netconsole/event_queue.h"
#include "core/netconsole/source.h"

#include <map>
#include <memory>
#include <unordered_map>
#include <vector>

namespace etherdeck::netconsole {

/// Maps endpoints to sources. Their number is limited: a new endpoint replaces one with few datagrams or a
/// long silence, and is refused where there is none. Sources that have a name or a box stay.
class Sources {
public:
    Sources(const Settings& settings, EventQueue& events) : m_settings(settings), m_events(events) {}

    /// The channel of an endpoint that has sent something. nullptr: no room.
    [[nodiscard]] Channel* heard(const Endpoint& endpoint, TimePoint now);
    /// Creates a source before it is heard. Errors: Busy (no room).
    Result<SourceId> expect(const Endpoint& endpoint, TimePoint now);

    [[nodiscard]] Source* find(SourceId id);
    [[nodiscard]] const Source* find(SourceId id) const;
    [[nodiscard]] std::optional<SourceId> sourceAt(const Endpoint& endpoint) const;
    [[nodiscard]] std::optional<SourceInfo> info(SourceId id) const;
    [[nodiscard]] std::vector<SourceInfo> all() const;

    /// Errors: OutOfRange (no such source, or both are the same).
    Result<void> merge(SourceId into, SourceId from);
    /// Errors: OutOfRange (no such endpoint, or the only one of its source).
    Result<SourceId> separate(const Endpoint& endpoint);
    void forget(SourceId id);

    template <class Function>
    void forEachChannel(Function&& function) {
        for (auto& entry : m_entries)
            function(*entry.channel);
    }

private:
    struct Entry {
        std::unique_ptr<Channel> channel;
        TimePoint lastHeard;
        std::uint64_t datagrams = 0;
    };

    Entry* entryFor(const Endpoint& endpoint, TimePoint now);
    Entry* newEntry(const Endpoint& endpoint, TimePoint now);
    bool makeRoom(TimePoint now);
    void removeEntry(std::size_t index);
    Source& newSource();
    Source& sourceFor(const Endpoint& endpoint);
    void removeIfEmpty(Source& source);
    [[nodiscard]] SourceInfo infoOf(const Source& source) const;
    [[nodiscard]] const Entry& entryOf(const Channel& channel) const;

    const Settings& m_settings;
    EventQueue& m_events;
    std::map<SourceId, std::unique_ptr<Source>>
        m_sources; // before the entries: channels must be destroyed first
    std::vector<Entry> m_entries;
    std::unordered_map<Endpoint, std::size_t> m_index; ///< index of the entry
    std::size_t m_latest = 0; ///< of the endpoint that sent last: very often the next one, too
    std::uint32_t m_lastId = 0;
};

} // namespace etherdeck::netconsole
