#pragma once

#include "core/system/output.h"

#include <functional>

namespace etherdeck::ctl {

/// Exit statuses, the same for every command. Cancelled: an interrupt ended waiting for something.
enum class ExitStatus { Done = 0, Failed = 1, WrongUsage = 2, Cancelled = 130 };

/// A command with its options: prints to the output, and problems to standard error.
using Command = std::function<ExitStatus(Output&)>;
/// Receives the command that the command line selects.
using ChooseCommand = std::function<void(Command)>;

} // namespace etherdeck::ctl
