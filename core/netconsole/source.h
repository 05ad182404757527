#pragma once

#include "core/netconsole/boots.h"
#include "core/netconsole/channel.h"
#include "core/netconsole/event_queue.h"

#include <optional>
#include <string>
#include <utility>
#include <vector>

namespace etherdeck::netconsole {

/// A box as the console knows it: its channels, its boots, what it is called.
class Source {
public:
    Source(SourceId id, EventQueue& events) : m_id(id), m_events(events) {}
    Source(const Source&) = delete;
    Source& operator=(const Source&) = delete;

    [[nodiscard]] SourceId id() const { return m_id; }
    [[nodiscard]] Boots& boots() { return m_boots; }
    [[nodiscard]] const Boots& boots() const { return m_boots; }
    /// When something may start.
    [[nodiscard]] Boots& boots(Arrival arrival) {
        m_boots.timeIs(arrival.wall);
        return m_boots;
    }
    [[nodiscard]] const std::vector<Channel*>& channels() const { return m_channels; }

    /// A channel without a past.
    void add(Channel& channel);
    /// One that belonged to another source.
    void takeOver(Channel& channel);
    void remove(const Channel& channel);

    /// Tells of a boot that Boots has found, by what `speaker` has said, and answers with the present one.
    BootNumber tell(const Channel& speaker, const std::optional<Boots::Started>& started, WallTime time);
    /// Lets Boots know what U-Boot does, and the kernel's channels when that is a start.
    void noteUboot(const Channel& speaker, std::optional<Boots::Started> (Boots::*event)(), Arrival arrival);

    /// A kernel has said something; U-Boot has not since, or does not any more, unless it is another box's.
    void kernelSpeaks(Arrival arrival) {
        if (!m_kernelSpeaks && !isSharedTold)
            kernelTakesOver(arrival);
    }

    /// What one channel has said since has ended something on others, whose deadlines are others now.
    [[nodiscard]] bool takeOthersTouched() { return std::exchange(m_othersTouched, false); }

    std::string name;
    std::optional<MacAddress> box;
    bool isExpected = false; ///< asked for before it was heard
    bool isSharedTold = false;

    /// Somebody cares about it: no flood of new addresses pushes it out.
    [[nodiscard]] bool isKept() const { return isExpected || !name.empty() || box.has_value(); }

private:
    void kernelTakesOver(Arrival arrival);

    SourceId m_id;
    EventQueue& m_events;
    Boots m_boots;
    std::vector<Channel*> m_channels;
    Boots::Channel m_nextChannel = 0;
    bool m_kernelSpeaks = false;
    bool m_othersTouched = false;
};

} // namespace etherdeck::netconsole
