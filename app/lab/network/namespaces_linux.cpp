#include "app/lab/network/namespaces.h"

#include <cap-ng.h>
#include <cerrno>
#include <csignal>
#include <fcntl.h>
#include <filesystem>
#include <sched.h>
#include <sys/mount.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace etherdeck::lab {

namespace {

Result<void> writeFile(const std::string& path, const std::string& text) {
    const UniqueDescriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC));
    if (!file.isOpen() || ::write(file.get(), text.data(), text.size()) < 0)
        return systemFailure(path);
    return {};
}

/// Keeps user and group ids, so that files, X11 and D-Bus treat COMMAND as the same user.
Result<void> keepIdentity(uid_t user, gid_t group) {
    const auto line = [](unsigned id) { return std::to_string(id) + " " + std::to_string(id) + " 1"; };
    // Otherwise the kernel does not let an unprivileged process map its group.
    if (auto denied = writeFile("/proc/self/setgroups", "deny"); !denied)
        return denied;
    if (auto mapped = writeFile("/proc/self/uid_map", line(user)); !mapped)
        return mapped;
    return writeFile("/proc/self/gid_map", line(group));
}

/// Keeps the lab's mounts from propagating to the host. /proc shows the lab's processes and /sys its
/// interfaces where the kernel allows it: inside some containers both remain the container's.
Result<void> settleMounts() {
    if (::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) != 0)
        return systemFailure("mount --make-rprivate /");
    constexpr unsigned long safe = MS_NOSUID | MS_NODEV | MS_NOEXEC;
    (void)::mount("proc", "/proc", "proc", safe, nullptr);
    if (::mount("sysfs", "/sys", "sysfs", safe, nullptr) != 0)
        (void)::mount("sysfs", "/sys", "sysfs", safe | MS_RDONLY, nullptr);
    return {};
}

/// Turns off IPv6 on the interfaces of this network namespace, which would send unsolicited traffic. Without
/// IPv6 in the kernel there is nothing to do.
void silenceIpv6() {
    for (const char* path :
         {"/proc/sys/net/ipv6/conf/all/disable_ipv6", "/proc/sys/net/ipv6/conf/default/disable_ipv6"}) {
        const UniqueDescriptor file(::open(path, O_WRONLY | O_CLOEXEC));
        if (file.isOpen())
            (void)!::write(file.get(), "1", 1);
    }
}

Result<void> prepareInit(Ownership ownership, uid_t user, gid_t group) {
    if (ownership == Ownership::User)
        if (auto kept = keepIdentity(user, group); !kept)
            return kept;
    if (auto settled = settleMounts(); !settled)
        return settled;
    silenceIpv6();
    return handDownCapabilities();
}

/// The process that a box consists of. As the first one of a process namespace it inherits orphans, such as
/// the vblades of an agent that was killed.
int holdBox(const std::string& hostName, BoxKind kind, const UniqueDescriptor& told) {
    int error = 0;
    if (::unshare(CLONE_NEWNET | CLONE_NEWUTS) != 0 || ::sethostname(hostName.data(), hostName.size()) != 0 ||
        (kind == BoxKind::Whole && !settleMounts()))
        error = errno;
    silenceIpv6();
    (void)::prctl(PR_SET_NAME, hostName.c_str());
    (void)::signal(SIGCHLD, SIG_IGN);
    (void)!::write(told.get(), &error, sizeof error);
    while (error == 0)
        ::pause();
    return 1;
}

} // namespace

Result<pid_t> startInit(Ownership ownership, const std::function<int(const Result<void>& prepared)>& body) {
    const auto user = ::geteuid();
    const auto group = ::getegid();
    unsigned long namespaces = CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWNS;
    if (ownership == Ownership::User)
        namespaces |= CLONE_NEWUSER;
    // glibc's clone() needs a separate stack.
    const auto child = static_cast<pid_t>(::syscall(SYS_clone, namespaces | SIGCHLD, 0, 0, 0, 0));
    if (child < 0)
        return systemFailure("clone");
    if (child == 0) {
        const auto prepared = prepareInit(ownership, user, group);
        // After the last change of credentials, because each change clears it.
        (void)::prctl(PR_SET_PDEATHSIG, SIGKILL);
        ::_exit(body(prepared));
    }
    return child;
}

Result<Box> startBox(const std::string& hostName, BoxKind kind) {
    auto told = makePipe();
    if (!told)
        return fail(told.error());
    const auto body = [&] { return holdBox(hostName, kind, told->writer); };
    const auto pid =
        kind == BoxKind::Whole ? startCopyInNew(CLONE_NEWPID | CLONE_NEWNS, body) : startCopy(body);
    if (!pid)
        return fail(pid.error());
    told->writer.reset();
    int error = ECHILD;
    if (::read(told->reader.get(), &error, sizeof error) != sizeof error || error != 0) {
        errno = error;
        return systemFailure("unshare");
    }
    auto process = openProcess(*pid);
    if (!process)
        return fail(process.error());
    return Box{*pid, std::move(*process)};
}

Result<void> joinLab(pid_t init) {
    const auto process = openProcess(init);
    if (!process)
        return fail(process.error());
    std::error_code ignored;
    const auto folder = std::filesystem::current_path(ignored);
    constexpr int spaces = CLONE_NEWPID | CLONE_NEWNET | CLONE_NEWNS;
    // A lab of root's has no user namespace of its own, and entering the current one fails with EINVAL.
    if (::setns(process->get(), spaces | CLONE_NEWUSER) != 0 &&
        (errno != EINVAL || ::setns(process->get(), spaces) != 0))
        return systemFailure("setns");
    if (::chdir(folder.c_str()) != 0 && ::chdir("/") != 0)
        return systemFailure("chdir");
    return handDownCapabilities();
}

Result<void> handDownCapabilities() {
    if (::geteuid() == 0)
        return {}; // root's programs have root's capabilities anyway
    if (capng_get_caps_process() != 0)
        return fail(ErrorCode::System, "capget");
    for (unsigned capability = 0; capability <= CAP_LAST_CAP; ++capability)
        if (capng_have_capability(CAPNG_PERMITTED, capability) != 0)
            capng_update(CAPNG_ADD, static_cast<capng_type_t>(CAPNG_INHERITABLE | CAPNG_AMBIENT), capability);
    if (capng_apply(static_cast<capng_select_t>(CAPNG_SELECT_CAPS | CAPNG_SELECT_AMBIENT)) != 0)
        return fail(ErrorCode::System, "capset");
    return {};
}

} // namespace etherdeck::lab
