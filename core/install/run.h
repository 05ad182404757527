#pragma once

#include "core/install/installation.h"
#include "core/remote/device.h"
#include "core/remote/limits.h"
#include "core/wire/client_session.h"

#include <functional>
#include <string>

namespace etherdeck::install {

/// Where the agents for boxes and their service files are on this computer: in $ETHERDECK_AGENTS, beside the
/// running program (../agents), or where they are installed with it (../libexec/etherdeck/agents). Empty
/// where there are none.
[[nodiscard]] std::string agentFolder();
/// The files in it; what cannot be read is left out.
[[nodiscard]] AgentFiles readAgentFiles(const std::string& folder);

/// Errors: those of runScript(), StepFailed when the box answers something else.
[[nodiscard]] Answer<BoxSystem> lookAt(const remote::SshDevice& device, const remote::Limits& limits);

/// Whether the user becomes root there by sudo with this password. Errors: those of runScript(); NeedsRoot,
/// with what sudo said.
[[nodiscard]] Answer<void> trySudo(const remote::SshDevice& device, const std::string& password,
                                   const remote::Limits& limits);

struct RunOptions {
    wire::ClientIdentity identity;
    int stop = -1; ///< as of Limits; what was done is undone then
    std::function<void(std::size_t step, const Installation::Job& job)> onStep;
    std::string sudoPassword{}; ///< empty: sudo asks for none
};
/// Runs all steps, and undoes them when one fails.
void run(Installation& installation, const remote::SshDevice& device, const AgentFiles& files,
         const RunOptions& options);

} // namespace etherdeck::install
