#include "core/remote/control_folder.h"
#include "core/remote/ssh.h"

#include <cerrno>
#include <cstdlib>
#include <sys/stat.h>
#include <unistd.h>

namespace etherdeck::remote {

namespace {

constexpr mode_t ownerOnly = 0700;

/// Of the user, not a link, and closed to everybody else.
bool isPrivate(const std::string& folder) {
    struct stat status {};
    return ::lstat(folder.c_str(), &status) == 0 && S_ISDIR(status.st_mode) && status.st_uid == ::geteuid() &&
           (status.st_mode & 0777) == ownerOnly;
}

} // namespace

std::string controlFolder() {
    const auto* const runtime = std::getenv("XDG_RUNTIME_DIR");
    for (const auto& folder :
         {runtime && *runtime != '\0' ? std::string(runtime) + "/etherdeck" : std::string(),
          "/tmp/etherdeck-" + std::to_string(::geteuid())}) {
        if (!fitsControlSocket(folder) || (::mkdir(folder.c_str(), ownerOnly) != 0 && errno != EEXIST))
            continue;
        if (isPrivate(folder))
            return folder;
    }
    return {};
}

} // namespace etherdeck::remote
