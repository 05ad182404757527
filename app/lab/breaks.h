#pragma once

#include "app/lab/targets/profile.h"

#include <tl/expected.hpp>

#include <string>
#include <vector>

/// Faults that a user or a test makes in a running lab: etherdeck-lab --break WHAT PLUG [VALUE].
namespace etherdeck::lab {

enum class BreakKind { KillPlug, KillAgent, KillVblade, Unplug, PlugIn, Loss, Delay, NoJumbo, Fill, Heal };

struct Break {
    BreakKind kind = BreakKind::Heal;
    std::string plug;
    std::string disk; ///< Unplug, PlugIn
    Address address;  ///< KillVblade
    int amount = 0;   ///< Loss: percent; Delay: milliseconds

    friend bool operator==(const Break&, const Break&) = default;
};

inline constexpr int maxDelayMs = 10'000;

/// The words after --break. The error is a sentence about wrong usage.
[[nodiscard]] tl::expected<Break, std::string> parseBreak(const std::vector<std::string>& words);

/// Finds the lab in which this process runs, by ETHERDECK_LAB, and makes the fault. Returns the exit status;
/// failures are printed.
[[nodiscard]] int runBreak(const Break& wished, const std::string& ownFolder);

} // namespace etherdeck::lab
