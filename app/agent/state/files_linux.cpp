#include "app/agent/state/files.h"
#include "core/base/clock.h"
#include "core/system/replace_file.h"
#include "core/system/small_files.h"
#include "core/system/unique_descriptor.h"

#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <thread>
#include <unistd.h>

namespace etherdeck::agent {

namespace {

using link::UniqueDescriptor;
using plans::Outcome;
using plans::refuse;

constexpr mode_t folderMode = 0755;
constexpr mode_t stateMode = 0600;

std::string folderOf(const std::string& path) {
    const auto slash = path.find_last_of('/');
    return slash == std::string::npos ? std::string(".") : path.substr(0, std::max<std::size_t>(slash, 1));
}

bool writeAll(int descriptor, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return false;
        bytes.remove_prefix(static_cast<std::size_t>(written));
    }
    return true;
}

bool makeFolder(const std::string& path) {
    if (::mkdir(path.c_str(), folderMode) == 0 || errno == EEXIST)
        return true;
    if (errno != ENOENT || path == "." || path == "/")
        return false;
    return makeFolder(folderOf(path)) && (::mkdir(path.c_str(), folderMode) == 0 || errno == EEXIST);
}

/// A rename or removal survives a power cut only once its folder has been written to the disk.
bool syncFolder(const std::string& path) {
    const UniqueDescriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    return folder.isOpen() && ::fsync(folder.get()) == 0;
}

} // namespace

plans::Refusal systemRefusal(int systemError, std::string_view what) {
    const auto reason = std::string(std::strerror(systemError));
    plans::Refusal refusal{plans::RefusalCode::Failed,
                           "Could not " + std::string(what) + ": " + reason + '.',
                           {{"system", std::to_string(systemError)}}};
    if (systemError == ENOSPC || systemError == EDQUOT)
        refusal.code = plans::RefusalCode::NoRoom;
    return refusal;
}

Outcome<std::optional<std::string>> readFile(const std::string& path) {
    auto content = readWhole(path, maxFileBytes);
    if (content)
        return std::move(*content);
    const auto error = content.error().systemError;
    if (error == ENOENT || error == ENOTDIR)
        return std::nullopt;
    return refuse(systemRefusal(error, "read " + path));
}

Outcome<void> replaceFile(const std::string& path, std::string_view content, std::uint32_t mode) {
    if (!makeFolder(folderOf(path)))
        return refuse(systemRefusal(errno, "write " + path));
    if (const auto replaced = etherdeck::replaceFile(path, content, mode); !replaced)
        return refuse(systemRefusal(replaced.error().systemError, "write " + path));
    return {};
}

Outcome<void> removeFile(const std::string& path) {
    if (::unlink(path.c_str()) != 0)
        return errno == ENOENT ? Outcome<void>() : refuse(systemRefusal(errno, "remove " + path));
    if (!syncFolder(folderOf(path)))
        return refuse(systemRefusal(errno, "remove " + path));
    return {};
}

Outcome<void> appendToFile(const std::string& path, std::string_view content) {
    const auto what = "write " + path;
    if (!makeFolder(folderOf(path)))
        return refuse(systemRefusal(errno, what));
    const UniqueDescriptor file(
        ::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_NOFOLLOW | O_CLOEXEC, stateMode));
    if (!file.isOpen())
        return refuse(systemRefusal(errno, what));
    struct stat before {};
    if (::fstat(file.get(), &before) != 0)
        return refuse(systemRefusal(errno, what));
    if (!writeAll(file.get(), content) || ::fdatasync(file.get()) != 0) {
        const auto error = errno;
        // Otherwise the next line would continue this half one.
        if (::ftruncate(file.get(), before.st_size) != 0)
            return refuse(systemRefusal(errno, what));
        return refuse(systemRefusal(error, what));
    }
    return {};
}

Outcome<UniqueDescriptor> holdFile(const std::string& path) {
    constexpr auto retryAfter = std::chrono::milliseconds(20);
    constexpr auto patience = std::chrono::seconds(2);
    if (!makeFolder(folderOf(path)))
        return refuse(systemRefusal(errno, "write " + path));
    UniqueDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, stateMode));
    if (!file.isOpen())
        return refuse(systemRefusal(errno, "write " + path));
    const auto deadline = Clock::now() + patience;
    while (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return refuse(systemRefusal(errno, "lock " + path));
        if (Clock::now() >= deadline)
            return refuse(plans::RefusalCode::Busy, path + " is held by another process.", {{"path", path}});
        std::this_thread::sleep_for(retryAfter);
    }
    return file;
}

} // namespace etherdeck::agent
