#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"

#include <functional>
#include <string>

/// A cable with a delay, for kernels without netem: a process that passes frames between two interfaces.
namespace etherdeck::lab {

struct Box;

/// Passes all frames of each of two interfaces of this network namespace on to the other one, `delay` later.
/// Returns when one of them goes down or vanishes. Frames that the other one refuses (over its MTU) are lost,
/// as in a switch. `ready` is called once frames pass. Errors: PermissionDenied, NoSuchInterface, System.
[[nodiscard]] Result<void> passFrames(const std::string& one, const std::string& other, Duration delay,
                                      const std::function<void()>& ready);

/// The same in a process of its own, in the network of `box`. It ends as passFrames() does. Errors: those of
/// passFrames(), as ProgramFailed.
[[nodiscard]] Result<void> startPassingFrames(const std::string& one, const std::string& other,
                                              Duration delay, const Box& box);

} // namespace etherdeck::lab
