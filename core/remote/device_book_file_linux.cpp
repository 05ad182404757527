#include "core/remote/device_book.h"
#include "core/remote/held_file.h"
#include "core/system/replace_file.h"
#include "core/system/small_files.h"

#include <cerrno>
#include <chrono>

namespace etherdeck::remote {

namespace {

constexpr auto longestBookWait = std::chrono::seconds(2);
constexpr unsigned bookMode = 0600;

} // namespace

Result<DeviceBook> readDeviceBook(const std::string& path) {
    const auto text = readWhole(path, DeviceBook::maxText);
    if (text)
        return DeviceBook::parse(*text);
    if (text.error().systemError == ENOENT)
        return DeviceBook();
    if (text.error().systemError == EFBIG)
        return fail(ErrorCode::TooLong);
    return tl::unexpected(text.error());
}

Result<void> editDeviceBook(const std::string& path, const std::function<Result<void>(DeviceBook&)>& edit) {
    const auto held = holdFile(path + ".lock", longestBookWait);
    if (!held)
        return tl::unexpected(held.error());
    auto book = readDeviceBook(path);
    if (!book)
        return tl::unexpected(book.error());
    const auto before = *book;
    if (const auto edited = edit(*book); !edited)
        return edited;
    return *book == before ? Result<void>() : replaceFile(path, book->text(), bookMode);
}

} // namespace etherdeck::remote
