#include "core/exports/export.h"

#include <algorithm>
#include <array>
#include <utility>

namespace etherdeck::exports {

namespace {

constexpr std::array<std::pair<IoPriority, std::string_view>, 5> priorityNames{{
    {IoPriority::Default, "default"},
    {IoPriority::Idle, "idle"},
    {IoPriority::Low, "low"},
    {IoPriority::High, "high"},
    {IoPriority::RealTime, "real-time"},
}};

} // namespace

std::string_view name(IoPriority priority) {
    const auto* const found =
        std::ranges::find(priorityNames, priority, &std::pair<IoPriority, std::string_view>::first);
    return found->second;
}

std::optional<IoPriority> ioPriority(std::string_view name) {
    const auto* const found =
        std::ranges::find(priorityNames, name, &std::pair<IoPriority, std::string_view>::second);
    if (found == priorityNames.end())
        return std::nullopt;
    return found->first;
}

} // namespace etherdeck::exports
