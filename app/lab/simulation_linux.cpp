#include "app/lab/report.h"
#include "app/lab/session.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

namespace etherdeck::lab {

namespace {

constexpr auto linkProgram = "etherdeck-lab-link";

/// The description in memory, which goes away with this process; its name is a path that other processes of
/// the same user can open.
Result<UniqueDescriptor> writeDescription(const Profile& profile) {
    UniqueDescriptor memory(::memfd_create("etherdeck-lab.json", MFD_CLOEXEC));
    if (!memory.isOpen())
        return systemFailure("memfd_create");
    if (auto written = writeAll(memory.get(), describe(profile, {}, {})); !written)
        return fail(written.error());
    return memory;
}

std::string pathOf(const UniqueDescriptor& descriptor) {
    return "/proc/" + std::to_string(::getpid()) + "/fd/" + std::to_string(descriptor.get());
}

/// Beside this program in a build tree, in libexec when installed.
std::string linkProgramPath(const std::string& ownFolder) {
    namespace fs = std::filesystem;
    const auto beside = fs::path(ownFolder) / linkProgram;
    std::error_code error;
    if (fs::exists(beside, error))
        return beside.string();
    return (fs::path(ownFolder).parent_path() / "libexec" / "etherdeck" / linkProgram).string();
}

std::string firstLine(const std::string& path) {
    std::ifstream file(path);
    std::string line;
    std::getline(file, line);
    return line;
}

/// The settings with which distributions and administrators forbid this, and how to change them.
std::vector<std::string> advice() {
    std::vector<std::string> lines;
    for (const char* limit : {"max_user_namespaces", "max_net_namespaces", "max_pid_namespaces",
                              "max_mnt_namespaces", "max_uts_namespaces"})
        if (firstLine(std::string("/proc/sys/user/") + limit) == "0")
            lines.push_back(std::string("user.") + limit + " is 0; sudo sysctl user." + limit + "=10000");
    if (firstLine("/proc/sys/kernel/unprivileged_userns_clone") == "0")
        lines.emplace_back(
            "kernel.unprivileged_userns_clone is 0; sudo sysctl kernel.unprivileged_userns_clone=1");
    if (firstLine("/proc/sys/kernel/apparmor_restrict_unprivileged_userns") == "1")
        lines.emplace_back("AppArmor restricts user namespaces; "
                           "sudo sysctl kernel.apparmor_restrict_unprivileged_userns=0");
    if (lines.empty())
        lines.emplace_back(
            "in a container, start it with the right to make namespaces (docker run --privileged)");
    return lines;
}

int waitForEndSignal(SignalInbox& signals) {
    for (;;) {
        (void)waitReadable(signals.descriptor(), TimePoint::max());
        while (const auto signal = signals.take())
            if (signal->number != SIGCHLD)
                return 0;
    }
}

} // namespace

std::string explainForbidden(const Error& error) {
    std::string text =
        "this system does not let me build a virtual network (" + error.detail +
        ").\n"
        "Targets are simulated instead: etherdeck and etherdeckctl see them, other programs do "
        "not.\nTo allow the real thing: ";
    bool first = true;
    for (const auto& line : advice()) {
        text += (first ? "" : "\n             and: ") + line;
        first = false;
    }
    return text;
}

int runSimulated(const Order& order, SignalInbox& signals) {
    const auto description = writeDescription(order.profile);
    if (!description) {
        complain(explain(description.error()));
        return 1;
    }
    const auto link = linkProgramPath(order.ownFolder);
    const auto wish = wishText(order.profile.wish);
    if (order.command.empty()) {
        const auto text = inventory(order.profile) + "\nSimulated. From another terminal:\n" +
                          "  ETHERDECK_LINK=" + link + " ETHERDECK_LAB_SIMULATE=" + wish +
                          " etherdeckctl discover -i " + order.profile.interface + "\nCtrl-C ends it.\n";
        if (const auto told = writeAll(STDOUT_FILENO, text); !told) {
            complain("what it built could not be printed: " + told.error().detail);
            return 1;
        }
        return waitForEndSignal(signals);
    }
    auto environment = commandEnvironment(order.ownFolder, pathOf(*description));
    setValue(environment, "ETHERDECK_LINK", link);
    setValue(environment, "ETHERDECK_LAB_SIMULATE", wish);
    const TerminalKeeper terminal;
    const auto command = startCommand(order.command, std::move(environment), true);
    return command ? waitForCommand(*command, signals) : commandFailed(order.command, command.error());
}

} // namespace etherdeck::lab
