#include "app/agent/box/shut_down.h"

#include <unistd.h>

namespace etherdeck::agent {

namespace {

std::string findProgram(const std::string& name) {
    for (const std::string folder : {"/usr/bin/", "/bin/", "/usr/sbin/", "/sbin/"})
        if (::access((folder + name).c_str(), X_OK) == 0)
            return folder + name;
    return {};
}

} // namespace

plans::Outcome<std::vector<std::string>> shutDownCommand(const std::string& root, InitSystem init,
                                                         bool restart) {
    if (!root.empty())
        return plans::refuse(plans::RefusalCode::Unsupported,
                             "This is a simulated box: it cannot be restarted or switched off.");
    const std::string verb = restart ? "reboot" : "poweroff";
    const auto program = findProgram(init == InitSystem::Systemd ? "systemctl" : verb);
    if (program.empty())
        return plans::refuse(plans::RefusalCode::Unsupported,
                             "This box has no program that could do it: " + verb + " is missing.");
    if (init == InitSystem::Systemd)
        return std::vector{program, verb};
    return std::vector{program};
}

} // namespace etherdeck::agent
