#pragma once

#include "core/aoe/frame.h"
#include "core/discovery/broadcast_schedule.h"
#include "core/discovery/presence.h"
#include "core/discovery/settings.h"

#include <algorithm>
#include <deque>

namespace etherdeck::discovery {

/// What is kept for one link while it is up: when it is polled, and who has still to answer.
class WatchedLink {
public:
    explicit WatchedLink(const Settings& common) : settings(common) {}
    WatchedLink(const WatchedLink&) = delete;
    WatchedLink& operator=(const WatchedLink&) = delete;

    /// A broadcast with this tag has been sent.
    void polled(aoe::Tag tag) {
        m_polls.push_back(tag);
        if (m_polls.size() > maxPolls)
            m_polls.pop_front();
    }
    /// A reply that echoes such a tag answers a poll; others are announcements.
    [[nodiscard]] bool isPoll(aoe::Tag tag) const {
        return std::find(m_polls.begin(), m_polls.end(), tag) != m_polls.end();
    }

    Settings settings; ///< for this link; those below refer to it
    MacAddress mac;
    BroadcastSchedule schedule{settings};
    Presence presence{settings};
    bool broadcastIsDue = false;
    bool awaits = false; ///< some paths have not had time to answer

private:
    /// The broadcasts of a poll, those for single targets, and the poll before.
    static constexpr std::size_t maxPolls = 64;

    std::deque<aoe::Tag> m_polls;
};

} // namespace etherdeck::discovery
