#include "ui/inventory/targets/freshness.h"

namespace etherdeck::ui {

namespace {

constexpr Duration markLasts = std::chrono::minutes(1);
/// Behind the interval of polls: time for the answers to be asked for one by one.
constexpr Duration pollTakes = std::chrono::seconds(3);

} // namespace

bool TargetFreshness::isHeard(const discovery::Target& target) const {
    return target.state == discovery::TargetState::Up && now - target.lastSeen < pollInterval + pollTakes;
}

TargetCondition TargetFreshness::condition(const discovery::Target& target,
                                           std::optional<TimePoint> changedAt) const {
    const auto plain = plainCondition(target);
    if (plain != TargetCondition::Up && plain != TargetCondition::Limited)
        return plain;
    const auto isRecent = [this](TimePoint time) { return now - time < markLasts; };
    if (baseline && target.firstSeen > *baseline && isRecent(target.firstSeen))
        return TargetCondition::New;
    return changedAt && isRecent(*changedAt) ? TargetCondition::Changed : plain;
}

bool showsAnotherAge(Duration before, Duration now) {
    using std::chrono::minutes;
    return before < std::chrono::hours(1) ||
           std::chrono::floor<minutes>(before) != std::chrono::floor<minutes>(now);
}

} // namespace etherdeck::ui
