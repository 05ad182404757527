#include "app/agent/server/carry_frames.h"
#include "core/link/packet_capture.h"
#include "core/link/serve_link.h"

#include <array>
#include <cerrno>
#include <cstring>
#include <grp.h>
#include <linux/capability.h>
#include <sys/prctl.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace etherdeck::agent {

namespace {

constexpr unsigned nobody = 65534;

tl::unexpected<Error> notDropped(const char* what) {
    const int error = errno;
    return fail(ErrorCode::System, std::string(what) + ": " + std::strerror(error), error);
}

/// A user namespace may be unable to map nobody (EINVAL) or forbid changing groups (EPERM). Its root is then
/// an ordinary user outside, and what matters is dropping the capabilities.
bool isNotPossibleHere() { return errno == EINVAL || errno == EPERM; }

/// From root to nobody, without capabilities and without a way to new ones.
Result<void> dropPrivileges() {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return notDropped("no new privileges");
    // Without the right to do so, no-new-privileges has the same effect.
    for (unsigned long capability = 0; ::prctl(PR_CAPBSET_DROP, capability, 0, 0, 0) == 0; ++capability)
        continue;
    if (::geteuid() == 0) {
        if (::setgroups(0, nullptr) != 0 && !isNotPossibleHere())
            return notDropped("setgroups");
        if (::setresgid(nobody, nobody, nobody) != 0 && !isNotPossibleHere())
            return notDropped("setresgid");
        if (::setresuid(nobody, nobody, nobody) != 0 && !isNotPossibleHere())
            return notDropped("setresuid");
    }
    // Without libcap-ng, which is not worth its size here.
    __user_cap_header_struct header{_LINUX_CAPABILITY_VERSION_3, 0};
    std::array<__user_cap_data_struct, _LINUX_CAPABILITY_U32S_3> none{};
    if (::syscall(SYS_capset, &header, none.data()) != 0)
        return notDropped("capabilities");
    return {};
}

} // namespace

Result<void> carryFrames(const std::string& interface) {
    ::close_range(STDERR_FILENO + 1, ~0U, 0); // what the parent may have left open
    const auto opened = link::InterfaceLink::open(interface, link::openPacketCapture);
    if (!opened) {
        link::refuseLink(opened.error(), STDOUT_FILENO);
        return fail(opened.error());
    }
    // The socket is open even while the interface is off, so nothing is needed later.
    if (const auto dropped = dropPrivileges(); !dropped) {
        link::refuseLink(dropped.error(), STDOUT_FILENO);
        return fail(dropped.error());
    }
    return link::serveLink(**opened, "etherdeck-agent " ETHERDECK_VERSION, STDIN_FILENO, STDOUT_FILENO);
}

} // namespace etherdeck::agent
