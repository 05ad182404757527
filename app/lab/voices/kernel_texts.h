#pragma once

#include "core/base/clock.h"

#include <span>
#include <string_view>

/// What the kernels of the lab's plugs write into their logs.
namespace etherdeck::lab {

struct KernelStep {
    std::chrono::milliseconds after{}; ///< the step before
    int priority = 6;                  ///< facility << 3 | level
    std::string_view text;
    std::string_view subsystem = {}; ///< of the dictionary; empty: there is none
    std::string_view device = {};
};

/// From the first line to a system that is up, in about eight seconds.
[[nodiscard]] std::span<const KernelStep> kernelBoot();
/// What goes on then, over and over: a round takes about three minutes.
[[nodiscard]] std::span<const KernelStep> kernelRoutine();
/// A panic, to its last line.
[[nodiscard]] std::span<const KernelStep> kernelPanic();

} // namespace etherdeck::lab
