#pragma once

#include "core/base/clock.h"
#include "ui/text/target.h"

#include <chrono>
#include <optional>

namespace etherdeck::ui {

/// What the time says of targets: which are new, which have changed lately, which have answered the last
/// poll.
struct TargetFreshness {
    TimePoint now{};
    std::optional<TimePoint> baseline; ///< first seen after this is new; none: nothing is
    Duration pollInterval = std::chrono::seconds(10);

    [[nodiscard]] bool isHeard(const discovery::Target& target) const;
    /// `changedAt` is when it was last told to have changed.
    [[nodiscard]] TargetCondition condition(const discovery::Target& target,
                                            std::optional<TimePoint> changedAt) const;
};

/// Whether "5 min ago" reads otherwise now.
[[nodiscard]] bool showsAnotherAge(Duration before, Duration now);

} // namespace etherdeck::ui
