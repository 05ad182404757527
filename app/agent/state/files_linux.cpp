#include "app/agent/state/files.h"
#include "core/base/clock.h"
#include "core/system/replace_file.h"
#include "core/system/small_files.h"
#include "core/system/unique_descriptor.h"

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <thread>
#include <unistd.h>
#include <vector>

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
    else if (systemError == EROFS)
        refusal.code = plans::RefusalCode::ReadOnly;
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

Outcome<LinesRead> readLongFile(const std::string& path, std::size_t maxLine,
                                const std::function<void(std::string_view)>& handle) {
    const UniqueDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOFOLLOW));
    if (!file.isOpen())
        return errno == ENOENT || errno == ENOTDIR ? Outcome<LinesRead>(LinesRead())
                                                   : refuse(systemRefusal(errno, "read " + path));
    LinesRead lines;
    std::string begun; // of a line whose end has not been read
    auto isTooLong = false;
    std::vector<char> bytes(65536);
    while (true) {
        const auto count = ::read(file.get(), bytes.data(), bytes.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return refuse(systemRefusal(errno, "read " + path));
        if (count == 0)
            return lines;
        std::string_view rest(bytes.data(), static_cast<std::size_t>(count));
        for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
            begun.append(rest.substr(0, end));
            if (isTooLong || begun.size() > maxLine)
                ++lines.tooLong;
            else
                handle(begun);
            begun.clear();
            isTooLong = false;
            rest.remove_prefix(end + 1);
            lines.wholeBytes = lines.bytes + static_cast<std::size_t>(count) - rest.size();
        }
        begun.append(rest);
        if (begun.size() > maxLine) {
            isTooLong = true;
            begun.clear();
        }
        lines.bytes += static_cast<std::size_t>(count);
    }
}

Outcome<void> cutFile(const std::string& path, std::uint64_t bytes) {
    const UniqueDescriptor file(::open(path.c_str(), O_WRONLY | O_CLOEXEC | O_NOFOLLOW));
    if (!file.isOpen() || ::ftruncate(file.get(), static_cast<off_t>(bytes)) != 0 || ::fsync(file.get()) != 0)
        return refuse(systemRefusal(errno, "write " + path));
    return {};
}

Outcome<void> keepFileAs(const std::string& path, const std::string& name) {
    const auto temporary = name + ".etherdeck-new";
    ::unlink(temporary.c_str());
    if (::link(path.c_str(), temporary.c_str()) != 0) {
        const bool isImpossible = errno == EPERM || errno == EOPNOTSUPP || errno == ENOSYS || errno == EMLINK;
        return errno == ENOENT || isImpossible ? Outcome<void>()
                                               : refuse(systemRefusal(errno, "keep " + path));
    }
    const auto error = std::rename(temporary.c_str(), name.c_str()) == 0 ? 0 : errno;
    ::unlink(temporary.c_str()); // it stays when both are the same file already
    return error == 0 ? Outcome<void>() : refuse(systemRefusal(error, "keep " + path));
}

Outcome<void> replaceFile(const std::string& path, std::string_view content, std::uint32_t mode) {
    if (!makeFolder(folderOf(path)))
        return refuse(systemRefusal(errno, "write " + path));
    if (const auto replaced = etherdeck::replaceFile(path, content, mode); !replaced)
        return refuse(systemRefusal(replaced.error().systemError, "write " + path));
    return {};
}

Outcome<void> checkWritable(const std::string& path) {
    auto folder = path;
    struct statvfs status {};
    while (::statvfs(folder.c_str(), &status) != 0) {
        if ((errno != ENOENT && errno != ENOTDIR) || folder == "/" || folder == ".")
            return {}; // writing it will tell
        folder = folderOf(folder);
    }
    return (status.f_flag & ST_RDONLY) == 0 ? Outcome<void>() : refuse(systemRefusal(EROFS, "write " + path));
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

namespace {

Outcome<UniqueDescriptor> hold(UniqueDescriptor file, const std::string& path) {
    constexpr auto retryAfter = std::chrono::milliseconds(20);
    constexpr auto patience = std::chrono::seconds(2);
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

} // namespace

Outcome<UniqueDescriptor> holdFile(const std::string& path) {
    if (!makeFolder(folderOf(path)))
        return refuse(systemRefusal(errno, "write " + path));
    UniqueDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, stateMode));
    if (!file.isOpen())
        return refuse(systemRefusal(errno, "write " + path));
    return hold(std::move(file), path);
}

Outcome<UniqueDescriptor> holdFolder(const std::string& path) {
    UniqueDescriptor folder(::open(path.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC));
    if (!folder.isOpen())
        return errno == ENOENT || errno == ENOTDIR ? Outcome<UniqueDescriptor>(std::move(folder))
                                                   : refuse(systemRefusal(errno, "read " + path));
    return hold(std::move(folder), path);
}

} // namespace etherdeck::agent
