#pragma once

#include "core/discovery/target.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::discovery {

/// The facts that Change refers to, as last known. A fact survives the loss of the path that reported it, so
/// that a target that comes back as another disk is noticed.
struct Facts {
    std::optional<aoe::Identity> identity;
    std::optional<std::vector<MacAddress>> masks;
    std::optional<std::vector<MacAddress>> reservedBy;
    std::string configString;
    std::uint16_t buffers = 0;
    std::uint16_t firmware = 0;
    std::uint8_t sectorsPerFrame = 0;
};

/// Takes over what a path reports; facts that it has not reported stay.
void learn(Facts& facts, const Path& path);

/// What differs. A fact that becomes known for the first time is not a difference.
[[nodiscard]] Change changesBetween(const Facts& before, const Facts& now);

/// Old and new value for each flag in `changes`; they are equal for a fact that has changed back.
[[nodiscard]] std::vector<Difference> differences(Change changes, const Facts& before, const Facts& now);

/// The facts of one target, and the changes of them that were not reported yet. The first change is reported
/// at once, further ones together, at most every `pace`: a target may report something else with each frame.
class GatheredChanges {
public:
    /// Takes over what a path reports. What differs is not a change.
    void learn(const Path& path) { discovery::learn(m_facts, path); }
    /// The same, with what differs as a change. Returns when to report it, or nothing when nothing differs.
    [[nodiscard]] std::optional<TimePoint> gather(const Path& path, Duration pace);
    /// The event of all changes since the last one; nothing when there are none.
    [[nodiscard]] std::optional<Event> take(Address address, TimePoint now);

private:
    struct Pending {
        Facts before; ///< as last reported
        Change changes = Change::None;
        std::uint32_t count = 0;
    };

    Facts m_facts;
    std::unique_ptr<Pending> m_pending;
    TimePoint m_reported = TimePoint::min();
};

} // namespace etherdeck::discovery
