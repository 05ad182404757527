#pragma once

#include "core/base/result.h"
#include "core/plans/change_queue.h"
#include "core/system/unique_descriptor.h"

#include <functional>
#include <string>

namespace etherdeck::remote {

/// The queue of changes that a user keeps in a file of this computer, shared by the window and the terminal
/// program. No file is an empty queue. Errors: those of ChangeQueue::parse; System.
[[nodiscard]] Result<plans::ChangeQueue> readChangeQueue(const std::string& path);

/// Reads the queue, lets `edit` change it, and writes it when it is another one, while no other program does
/// the same. Nothing is written when `edit` or the reading fails. Errors: those of reading, and of `edit`;
/// TooLong; Busy when another program held it for two seconds; PermissionDenied.
[[nodiscard]] Result<void> editChangeQueue(const std::string& path,
                                           const std::function<Result<void>(plans::ChangeQueue&)>& edit);

/// Is kept open by whoever applies the changes of the queue, so that no other program does at the same time.
/// Errors: Busy when one does; PermissionDenied; System.
[[nodiscard]] Result<link::UniqueDescriptor> holdForApplying(const std::string& path);

} // namespace etherdeck::remote
