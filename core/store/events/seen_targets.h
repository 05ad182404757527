#pragma once

#include "core/store/events/event_record.h"
#include "core/store/events/seen_target.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace etherdeck::store {

/// Every target that was ever seen, in all runs of the program. At a start all targets appear anew: decides
/// which of these events to store. Does no I/O: give it the stored rows, events and targets;
/// take rows to store.
class SeenTargets {
public:
    using Key = std::pair<std::string, Address>; ///< DiskKey::exact and where

    /// Past `limit` no new targets are added: a hostile network must not fill memory.
    explicit SeenTargets(std::size_t limit = 40'000) : m_limit(limit) {}

    void load(std::vector<SeenTarget> rows);

    /// What to store of an event; nothing for a target that appears as it was last known. A target that was
    /// reported gone in an earlier run has come back; one with other figures has changed. `target` may be
    /// null; `lastHeard` is when it last answered.
    [[nodiscard]] std::optional<EventRecord> note(EventRecord event, const discovery::Target* target,
                                                  WallTime lastHeard);
    /// Updates figures and liveness of known targets. For the part of the inventory without events.
    void update(const discovery::Target& target, WallTime lastHeard);
    /// No longer listed.
    void removed(Address address);
    /// The user removed it from the list. Returns what was known of it before.
    std::vector<SeenTarget> forget(Address address);
    /// Undoes forget(), with one of its rows. A target that answers by now stays as it is.
    void restore(SeenTarget row);
    /// Names of the links in paths.
    void setLinkNames(std::map<discovery::LinkId, std::string> names) { m_linkNames = std::move(names); }
    /// Targets that are known and not forgotten: at each address the disk heard last. Those that had vanished
    /// are missing already. At most `limit`, those heard last.
    [[nodiscard]] std::vector<SeenTarget> expected(std::size_t limit = 20'000) const;
    /// Sets the time last seen of all targets that answer now.
    void tick(WallTime now);
    /// Adds a target that got a label, if it is not known yet.
    void add(const discovery::Target& target, WallTime lastHeard);

    [[nodiscard]] std::vector<SeenTarget> takeDirty();
    /// They could not be written: takeDirty() gives them again.
    void notWritten(std::span<const SeenTarget> rows);
    /// True if rows were added, removed or came alive since the last call: names may have moved.
    [[nodiscard]] bool takeRearranged() { return std::exchange(m_rearranged, false); }
    [[nodiscard]] std::vector<SeenTarget> all() const;
    [[nodiscard]] std::size_t size() const { return m_rows.size(); }

private:
    void takeFigures(SeenTarget& row, const discovery::Target& target) const;
    SeenTarget* place(const discovery::Target& target, WallTime lastHeard);
    void setLive(SeenTarget& row, bool isLive);
    void markDirty(const SeenTarget& row);

    std::size_t m_limit;
    std::map<discovery::LinkId, std::string> m_linkNames;
    std::map<Key, SeenTarget> m_rows;
    std::map<Address, std::string> m_liveKeys; ///< which row of an address is the live one
    std::set<Key> m_dirty;
    bool m_rearranged = false;
};

} // namespace etherdeck::store
