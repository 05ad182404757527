#pragma once

#include "core/console/values.h"

#include <cstdint>
#include <map>
#include <set>
#include <vector>

namespace etherdeck::ui {

/// What of the output nobody has looked at yet.
class BoxAttention {
public:
    /// A person looks at these.
    void setLookedAt(std::set<std::int64_t> sources) { m_lookedAt = std::move(sources); }
    /// What was there at the start counts as read, and what comes while somebody looks.
    void note(const std::vector<ConsoleBoxState>& boxes);
    void forget(std::int64_t source) { m_seen.erase(source); }

    /// Lines that came since.
    [[nodiscard]] int unread(const ConsoleBoxState& box) const;
    /// Crashes since.
    [[nodiscard]] int crashes(const ConsoleBoxState& box) const;

private:
    struct Seen {
        std::int64_t lines = 0;
        std::int64_t crashes = 0;
    };

    std::map<std::int64_t, Seen> m_seen;
    std::set<std::int64_t> m_lookedAt;
};

} // namespace etherdeck::ui
