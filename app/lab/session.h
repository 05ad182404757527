#pragma once

#include "app/lab/init.h"
#include "app/lab/network/namespaces.h"
#include "app/lab/network/signals.h"

#include <string>

/// The process that a person starts: stays outside of the lab, starts it, and stands for COMMAND towards the
/// outside.
namespace etherdeck::lab {

/// The signals that a session takes as events.
[[nodiscard]] SignalInbox sessionSignals();

/// Builds the lab in namespaces and runs COMMAND in it, or waits for a signal. Returns the exit status. An
/// Error means that the system forbids the namespaces or the virtual wire, and that nothing has been left.
[[nodiscard]] Result<int> runInNamespaces(const Order& order, Ownership ownership, SignalInbox& signals);

/// Runs COMMAND on this machine's own network, with ETHERDECK_LINK naming a program that plays the targets
/// behind the link protocol; or waits for a signal. Returns the exit status.
[[nodiscard]] int runSimulated(const Order& order, SignalInbox& signals);

/// Runs COMMAND in a lab that is there already, by the process number of its init. Returns the exit status
/// only when it could not; else it ends this process with COMMAND's.
[[nodiscard]] int runInExisting(pid_t init, const Order& order, SignalInbox& signals);

/// Why there are no namespaces, what happens instead, and how to allow them: a few lines.
[[nodiscard]] std::string explainForbidden(const Error& error);

} // namespace etherdeck::lab
