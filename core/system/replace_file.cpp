#include "core/system/replace_file.h"

#include "core/system/unique_descriptor.h"

#include <cerrno>
#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <fcntl.h>
#include <sys/stat.h>

namespace etherdeck {

namespace {

tl::unexpected<Error> notReplaced(const char* call, const std::string& path) {
    const int error = errno;
    const auto code =
        error == EACCES || error == EPERM || error == EROFS ? ErrorCode::PermissionDenied : ErrorCode::System;
    return fail(code, std::string(call) + ' ' + path + ": " + std::strerror(error), error);
}

/// Where the links of `path` lead; the path itself when there is no such file.
std::string targetOf(const std::string& path) {
    char* const resolved = ::realpath(path.c_str(), nullptr);
    std::string target = resolved ? resolved : path;
    std::free(resolved);
    return target;
}

bool writeWhole(int descriptor, std::string_view content) {
    while (!content.empty()) {
        const auto written = ::write(descriptor, content.data(), content.size());
        if (written < 0 && errno != EINTR)
            return false;
        content.remove_prefix(written > 0 ? static_cast<std::size_t>(written) : 0);
    }
    return true;
}

/// Mode and owner of the file that is replaced, or the mode of a new one.
bool takeOver(int descriptor, const std::string& target, unsigned mode) {
    struct stat old {};
    if (::stat(target.c_str(), &old) != 0)
        return ::fchmod(descriptor, mode) == 0;
    // Only root can give a file away; for others it is theirs anyway.
    const bool isOwned = ::fchown(descriptor, old.st_uid, old.st_gid) == 0 || errno == EPERM;
    return isOwned && ::fchmod(descriptor, old.st_mode & 07777) == 0;
}

/// So that the new name is on the disk as well.
void syncFolderOf(const std::string& path) {
    const auto slash = path.rfind('/');
    const auto folder = slash == std::string::npos ? std::string(".") : path.substr(0, slash + 1);
    const link::UniqueDescriptor descriptor(::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (descriptor.isOpen())
        (void)::fsync(descriptor.get());
}

} // namespace

Result<void> replaceFile(const std::string& path, std::string_view content, unsigned mode) {
    const auto target = targetOf(path);
    // Not a name that a program would read as configuration: programs go by the suffix.
    // Always the same, so that one that a killed program has left is replaced.
    const auto temporary = target + ".etherdeck-new";
    ::unlink(temporary.c_str());
    link::UniqueDescriptor descriptor(
        ::open(temporary.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (!descriptor.isOpen())
        return notReplaced("create", temporary);
    if (writeWhole(descriptor.get(), content) && takeOver(descriptor.get(), target, mode) &&
        ::fsync(descriptor.get()) == 0 && std::rename(temporary.c_str(), target.c_str()) == 0) {
        syncFolderOf(target);
        return {};
    }
    const auto failed = notReplaced("write", target);
    ::unlink(temporary.c_str());
    return failed;
}

} // namespace etherdeck
