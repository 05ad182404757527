#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/device/options.h"
#include "core/plans/wish.h"

#include <cstdint>
#include <string>
#include <vector>

/// The queue of changes: those of one or more boxes that wait to be applied together. It is kept in
/// $XDG_STATE_HOME/etherdeck/change-queue.json, or in the options' file.
namespace etherdeck::ctl {

/// Checks nothing: the box is asked when the queue is applied.
[[nodiscard]] ExitStatus runQueueAdd(Output& output, const DeviceOptions& options, const plans::Wish& wish);

// With a device, these concern its changes only.
[[nodiscard]] ExitStatus runQueueList(Output& output, const DeviceOptions& options);
/// All changes when no number is given.
[[nodiscard]] ExitStatus runQueueRemove(Output& output, const DeviceOptions& options,
                                        const std::vector<std::int64_t>& numbers);
/// `place` is counted from 1 in the whole queue.
[[nodiscard]] ExitStatus runQueueMove(Output& output, const DeviceOptions& options, std::int64_t number,
                                      std::size_t place);
/// Plans and applies one change after the other. At the first one that fails or is not confirmed it ends;
/// that one and those behind it stay in the queue.
[[nodiscard]] ExitStatus runQueueApply(Output& output, const DeviceOptions& options);

} // namespace etherdeck::ctl
