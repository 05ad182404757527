#pragma once

#include "core/base/clock.h"

#include <span>
#include <string_view>

/// What the kernels of the lab's plugs log.
namespace etherdeck::lab {

struct KernelStep {
    std::chrono::milliseconds after{}; ///< delay after the previous step
    int priority = 6;                  ///< facility << 3 | level
    std::string_view text;
    std::string_view subsystem = {}; ///< for the dictionary; empty: none
    std::string_view device = {};
};

/// From the first line until the system is up, in about eight seconds.
[[nodiscard]] std::span<const KernelStep> kernelBoot();
/// What follows, over and over: a round takes about three minutes.
[[nodiscard]] std::span<const KernelStep> kernelRoutine();
/// A panic, up to its last line.
[[nodiscard]] std::span<const KernelStep> kernelPanic();

} // namespace etherdeck::lab
