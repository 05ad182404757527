#pragma once

#include "core/netconsole/boots.h"
#include "core/netconsole/channel.h"
#include "core/netconsole/event_queue.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace etherdeck::netconsole {

/// A box as the console knows it: its channels, its boots, its name.
class Source {
public:
    Source(SourceId id, EventQueue& events) : m_id(id), m_events(events) {}
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    [[nodiscard]] SourceId id() const { return m_id; }
    [[nodiscard]] Boots& boots() { return m_boots; }
    [[nodiscard]] const Boots& boots() const { return m_boots; }
    /// Access for events that may start a boot.
    [[nodiscard]] Boots& boots(Arrival arrival) {
        m_boots.timeIs(arrival.wall);
        return m_boots;
    }
    [[nodiscard]] const std::vector<Channel*>& channels() const { return m_channels; }

    /// Adds a channel that has not been used.
    void add(Channel& channel);
    /// Adds a channel that belonged to another source.
    void takeOver(Channel& channel);
    void remove(const Channel& channel);

    /// Reports a boot that Boots has detected from the output of `speaker`, and returns the current boot.
    BootNumber tell(const Channel& speaker, const std::optional<Boots::Started>& started, WallTime time);
    /// Passes an event of U-Boot to Boots, and to the kernel's channels when it is a start.
    void noteUboot(const Channel& speaker, std::optional<Boots::Started> (Boots::*event)(), Arrival arrival);

    /// A kernel has printed something: U-Boot does not run any more, unless it is another box's.
    void kernelSpeaks(Arrival arrival) {
        if (!m_kernelSpeaks && !isSharedTold)
            kernelTakesOver(arrival);
    }

    /// True when output of one channel has ended something on others, so that their deadlines have changed.
    [[nodiscard]] bool takeOthersTouched() { return std::exchange(m_othersTouched, false); }

    std::string name;
    std::optional<MacAddress> box;
    bool isExpected = false; ///< created before it was heard
    bool isSharedTold = false;

    /// True when someone cares about it: no flood of new addresses pushes it out.
    [[nodiscard]] bool isKept() const { return isExpected || !name.empty() || box.has_value(); }

private:
    void kernelTakesOver(Arrival arrival);

    SourceId m_id;
    EventQueue& m_events;
    Boots m_boots;
    std::vector<Channel*> m_channels;
    std::uint32_t m_nextChannel = 0;
    bool m_kernelSpeaks = false;
    bool m_othersTouched = false;
};

} // namespace etherdeck::netconsole
