#include "core/base/clock.h"
#include "core/remote/change_queue_file.h"
#include "core/system/replace_file.h"
#include "core/system/small_files.h"
#include "core/system/unique_descriptor.h"

#include <cerrno>
#include <chrono>
#include <cstring>
#include <fcntl.h>
#include <sys/file.h>
#include <thread>

namespace etherdeck::remote {

namespace {

constexpr auto retryAfter = std::chrono::milliseconds(20);
constexpr auto longestWait = std::chrono::seconds(2);
constexpr unsigned ownersOnly = 0600; // it names boxes and disks

/// A lock that is kept until the descriptor is closed. A file of its own, since the queue's is replaced with
/// each change.
Result<link::UniqueDescriptor> hold(const std::string& path, Duration patience) {
    link::UniqueDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, ownersOnly));
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

} // namespace

Result<plans::ChangeQueue> readChangeQueue(const std::string& path) {
    const auto text = readWhole(path, plans::ChangeQueue::maxText);
    if (text)
        return plans::ChangeQueue::parse(*text);
    if (text.error().systemError == ENOENT)
        return plans::ChangeQueue();
    if (text.error().systemError == EFBIG)
        return fail(ErrorCode::TooLong);
    return tl::unexpected(text.error());
}

Result<void> editChangeQueue(const std::string& path,
                             const std::function<Result<void>(plans::ChangeQueue&)>& edit) {
    const auto held = hold(path + ".lock", longestWait);
    if (!held)
        return tl::unexpected(held.error());
    auto queue = readChangeQueue(path);
    if (!queue)
        return tl::unexpected(queue.error());
    const auto before = *queue;
    if (const auto edited = edit(*queue); !edited)
        return edited;
    if (*queue == before)
        return {};
    const auto text = queue->text();
    return text.size() > plans::ChangeQueue::maxText ? fail(ErrorCode::TooLong)
                                                     : replaceFile(path, text, ownersOnly);
}

Result<link::UniqueDescriptor> holdForApplying(const std::string& path) {
    return hold(path + ".applying", {});
}

} // namespace etherdeck::remote
