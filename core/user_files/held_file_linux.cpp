#include "core/user_files/held_file.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>

namespace etherdeck::remote {

namespace {

constexpr auto retryAfter = std::chrono::milliseconds(20);
constexpr unsigned ownerOnlyMode = 0600;

} // namespace

Result<link::UniqueDescriptor> holdFile(const std::string& path, Duration patience) {
    link::UniqueDescriptor file(
        ::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, ownerOnlyMode));
    if (!file.isOpen())
        return fail(errno == EACCES || errno == EROFS ? ErrorCode::PermissionDenied : ErrorCode::System,
                    path + ": " + std::strerror(errno), errno);
    const auto deadline = Clock::now() + patience;
    while (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return fail(ErrorCode::System, path + ": " + std::strerror(errno), errno);
        if (Clock::now() >= deadline)
            return fail(ErrorCode::Busy, path);
        std::this_thread::sleep_for(retryAfter);
    }
    return file;
}

} // namespace etherdeck::remote
