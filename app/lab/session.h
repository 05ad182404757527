#pragma once

#include "app/lab/init.h"
#include "app/lab/network/namespaces.h"
#include "app/lab/network/signals.h"

#include <string>

/// The process that the user starts: stays outside the lab, starts it, and represents COMMAND to the outside.
namespace etherdeck::lab {

/// The signals that a session receives as events.
[[nodiscard]] SignalInbox sessionSignals();

/// Builds the lab in namespaces and runs COMMAND in it, or waits for a signal. Returns the exit status. An
/// Error means that the system forbids the namespaces or the virtual network, and that nothing is left
/// behind.
[[nodiscard]] Result<int> runInNamespaces(const Order& order, Ownership ownership, SignalInbox& signals);

/// Runs COMMAND on this computer's own network, with ETHERDECK_LINK naming a program that simulates the
/// targets behind the link protocol; or waits for a signal. Returns the exit status.
[[nodiscard]] int runSimulated(const Order& order, SignalInbox& signals);

/// Runs COMMAND in an existing lab, given the process id of its init. Returns an exit status only on failure;
/// otherwise ends this process with COMMAND's.
[[nodiscard]] int runInExisting(pid_t init, const Order& order, SignalInbox& signals);

/// Why there are no namespaces, what happens instead, and how to permit them: a few lines.
[[nodiscard]] std::string explainForbidden(const Error& error);

} // namespace etherdeck::lab
