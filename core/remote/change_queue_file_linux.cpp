#include "core/base/clock.h"
#include "core/remote/change_queue_file.h"
#include "core/remote/held_file.h"
#include "core/system/replace_file.h"
#include "core/system/small_files.h"
#include "core/system/unique_descriptor.h"

#include <cerrno>
#include <chrono>

namespace etherdeck::remote {

namespace {

constexpr auto longestWait = std::chrono::seconds(2);
constexpr unsigned ownersOnly = 0600; // it names boxes and disks

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
    const auto held = holdFile(path + ".lock", longestWait);
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
    return holdFile(path + ".applying", {});
}

} // namespace etherdeck::remote
