#pragma once

#include "core/install/failure.h"
#include "core/remote/device.h"
#include "core/remote/limits.h"

#include <string>
#include <string_view>

namespace etherdeck::install {

struct ScriptRun {
    std::string script;              ///< fitsEveryShell()
    std::string_view input{};        ///< its standard input
    bool asRoot = false;             ///< by sudo
    std::string_view sudoPassword{}; ///< empty: sudo asks for none
};
struct ScriptEnd {
    int status = 0;
    std::string output; ///< standard output and standard error, without the last line feed
};

/// Runs a script on a box, as a channel of the connection that the box has already, and waits for it. Errors
/// of BoxError: NoShell; NotKnown when the connection ended after the script had begun; Cancelled; TimedOut.
[[nodiscard]] Answer<ScriptEnd> runScript(const remote::SshDevice& device, const ScriptRun& run,
                                          const remote::Limits& limits);

} // namespace etherdeck::install
