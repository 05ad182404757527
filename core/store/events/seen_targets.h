#pragma once

#include "core/store/events/event_record.h"
#include "core/store/events/seen_target.h"

#include <cstddef>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <utility>
#include <vector>

namespace etherdeck::store {

/// Every target that was ever seen, over all runs of the program. Decides what of a start, at which
/// everything appears anew, is worth remembering. Does no I/O: give it what was stored, events and targets;
/// take rows to store.
class SeenTargets {
public:
    using Key = std::pair<std::string, Address>; ///< DiskKey::exact and where

    /// Past `limit` no new ones are taken in: a hostile wire must not fill memory.
    explicit SeenTargets(std::size_t limit = 40'000) : m_limit(limit) {}

    void load(std::vector<SeenTarget> rows);

    /// What to remember of an event; nothing for a target that appears as it was last known. One that was
    /// told gone in an earlier run has come back; one whose figures are others has changed. `target` may be
    /// null; `lastHeard` is when it last answered.
    [[nodiscard]] std::optional<EventRecord> note(EventRecord event, const discovery::Target* target,
                                                  WallTime lastHeard);
    /// Keeps figures and liveness of those that are known already. For the rest of the inventory.
    void update(const discovery::Target& target, WallTime lastHeard);
    /// Not listed any more.
    void removed(Address address);
    /// A person took it off the list. Gives what was known of it before.
    std::vector<SeenTarget> forget(Address address);
    /// The reverse, with a row of these. One that answers by now stays as it is.
    void restore(SeenTarget row);
    /// Of the links that paths speak of.
    void setLinkNames(std::map<discovery::LinkId, std::string> names) { m_linkNames = std::move(names); }
    /// What is known and not forgotten: at each address the disk that was heard last. What had vanished is
    /// missing already. At most `limit`, those that were heard last.
    [[nodiscard]] std::vector<SeenTarget> expected(std::size_t limit = 20'000) const;
    /// All that answer now were seen at this time.
    void tick(WallTime now);
    /// One that has got a label: known from now on, if it was not.
    void add(const discovery::Target& target, WallTime lastHeard);

    [[nodiscard]] std::vector<SeenTarget> takeDirty();
    /// True when rows came, went, or came alive since the last call: names may fall otherwise.
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
