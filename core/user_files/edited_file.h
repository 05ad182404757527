#pragma once

#include "core/system/replace_file.h"
#include "core/system/small_files.h"
#include "core/user_files/held_file.h"

#include <cerrno>
#include <chrono>
#include <functional>
#include <string>

/// A file of ours that several programs read and change, each change under a lock. `Content` has parse(),
/// text(), maxText and ==, and is empty when there is no file.
namespace etherdeck::remote {

/// Errors: TooLong, those of Content::parse(), PermissionDenied, System.
template <class Content>
[[nodiscard]] Result<Content> readFileOf(const std::string& path) {
    const auto text = readWhole(path, Content::maxText);
    if (text)
        return Content::parse(*text);
    if (text.error().systemError == ENOENT)
        return Content();
    if (text.error().systemError == EFBIG)
        return fail(ErrorCode::TooLong);
    return tl::unexpected(text.error());
}

/// Writes only what is other. Errors also: those of `edit`, and Busy.
template <class Content>
[[nodiscard]] Result<void> editFileOf(const std::string& path,
                                      const std::function<Result<void>(Content&)>& edit) {
    constexpr auto longestWait = std::chrono::seconds(2);
    constexpr unsigned ownersOnly = 0600; // it names boxes and disks
    const auto held = holdFile(path + ".lock", longestWait);
    if (!held)
        return tl::unexpected(held.error());
    auto content = readFileOf<Content>(path);
    if (!content)
        return tl::unexpected(content.error());
    const auto before = *content;
    if (const auto edited = edit(*content); !edited)
        return edited;
    if (*content == before)
        return {};
    const auto text = content->text();
    return text.size() > Content::maxText ? fail(ErrorCode::TooLong) : replaceFile(path, text, ownersOnly);
}

} // namespace etherdeck::remote
