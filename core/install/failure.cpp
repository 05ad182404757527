#include "core/install/failure.h"

#include <algorithm>
#include <array>
#include <utility>

namespace etherdeck::install {

namespace {

constexpr std::array<std::pair<BoxFault, std::string_view>, 20> boxFaultNames{{
    {BoxFault::NotBySsh, "not-by-ssh"},
    {BoxFault::NoShell, "no-shell"},
    {BoxFault::NotLinux, "not-linux"},
    {BoxFault::NoAgentForCpu, "no-agent-for-cpu"},
    {BoxFault::NoAgentFile, "no-agent-file"},
    {BoxFault::NeedsRoot, "needs-root"},
    {BoxFault::OwnedByPackage, "owned-by-package"},
    {BoxFault::NotInstalled, "not-installed"},
    {BoxFault::NothingToDo, "nothing-to-do"},
    {BoxFault::NoRoom, "no-room"},
    {BoxFault::ReadOnly, "read-only"},
    {BoxFault::NotPermitted, "not-permitted"},
    {BoxFault::WrongDigest, "wrong-digest"},
    {BoxFault::NoDigest, "no-digest"},
    {BoxFault::DoesNotRun, "does-not-run"},
    {BoxFault::DoesNotStart, "does-not-start"},
    {BoxFault::StepFailed, "step-failed"},
    {BoxFault::NotKnown, "not-known"},
    {BoxFault::Cancelled, "cancelled"},
    {BoxFault::TimedOut, "timed-out"},
}};

} // namespace

std::string_view name(BoxFault fault) {
    return std::ranges::find(boxFaultNames, fault, &std::pair<BoxFault, std::string_view>::first)->second;
}

} // namespace etherdeck::install
