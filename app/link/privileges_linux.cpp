#include "app/link/privileges.h"

#include <cap-ng.h>
#include <cerrno>
#include <cstring>
#include <grp.h>
#include <sys/prctl.h>
#include <unistd.h>

namespace etherdeck::privileges {

namespace {

constexpr unsigned nobody = 65534;

tl::unexpected<Error> systemFailure(const char* what) {
    const int error = errno;
    return fail(ErrorCode::System, std::string(what) + ": " + std::strerror(error), error);
}

/// A user namespace may be unable to map nobody (EINVAL) or forbid changing groups (EPERM). Its root is then
/// an ordinary user outside, and what matters is dropping the capabilities.
bool notPossibleHere() { return errno == EINVAL || errno == EPERM; }

Result<void> becomeNobody() {
    if (::geteuid() != 0)
        return {};
    if (::prctl(PR_SET_KEEPCAPS, 1) != 0)
        return systemFailure("keep capabilities");
    if (::setgroups(0, nullptr) != 0 && !notPossibleHere())
        return systemFailure("setgroups");
    if (::setresgid(nobody, nobody, nobody) != 0 && !notPossibleHere())
        return systemFailure("setresgid");
    if (::setresuid(nobody, nobody, nobody) != 0 && !notPossibleHere())
        return systemFailure("setresuid");
    return {};
}

Result<void> keep(bool capture) {
    capng_clear(CAPNG_SELECT_ALL);
    if (capture && capng_update(CAPNG_ADD, static_cast<capng_type_t>(CAPNG_EFFECTIVE | CAPNG_PERMITTED),
                                CAP_NET_RAW) != 0)
        return systemFailure("capabilities");
    if (capng_apply(CAPNG_SELECT_CAPS) != 0 || capng_apply(CAPNG_SELECT_AMBIENT) != 0)
        return systemFailure("capabilities");
    return {};
}

} // namespace

Result<void> keepOnlyCapture() {
    if (::prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0) != 0)
        return systemFailure("no new privileges");
    if (capng_get_caps_process() != 0)
        return systemFailure("capabilities");
    const bool mayCapture = capng_have_capability(CAPNG_PERMITTED, CAP_NET_RAW) != 0;
    // Emptying the bounding set needs CAP_SETPCAP; without it no-new-privileges has the same effect.
    if (capng_have_capability(CAPNG_EFFECTIVE, CAP_SETPCAP) != 0) {
        capng_clear(CAPNG_SELECT_BOUNDS);
        if (capng_apply(CAPNG_SELECT_BOUNDS) != 0)
            return systemFailure("bounding set");
    }
    if (auto changed = becomeNobody(); !changed)
        return changed;
    return keep(mayCapture);
}

Result<void> dropAll() { return keep(false); }

} // namespace etherdeck::privileges
