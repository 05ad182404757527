#include "core/system/small_files.h"

#include "core/system/unique_descriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <cstring>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace etherdeck {

namespace {

constexpr std::size_t longestLine = 65536;

tl::unexpected<Error> notRead(const std::string& path, int error) {
    return fail(ErrorCode::System, path + ": " + std::strerror(error), error);
}

Result<link::UniqueDescriptor> openRegular(const std::string& path, int flags = 0) {
    // Opening a FIFO or a device must not wait.
    link::UniqueDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | flags));
    struct stat status {};
    if (!file.isOpen() || ::fstat(file.get(), &status) != 0)
        return notRead(path, errno);
    if (!S_ISREG(status.st_mode))
        return notRead(path, EINVAL);
    return file;
}

/// Appends what is there now; false at the end of the file.
Result<bool> readPiece(int file, std::string& text, std::size_t limit) {
    std::array<char, 4096> piece; // NOLINT(cppcoreguidelines-pro-type-member-init): filled by read
    ssize_t got = 0;
    do
        got = ::read(file, piece.data(), std::min(piece.size(), limit));
    while (got < 0 && errno == EINTR);
    if (got < 0)
        return notRead({}, errno);
    text.append(piece.data(), static_cast<std::size_t>(got));
    return got > 0;
}

Result<std::string> readAtMost(const link::UniqueDescriptor& file, std::size_t limit) {
    std::string text;
    while (text.size() < limit) {
        const auto more = readPiece(file.get(), text, limit - text.size());
        if (!more)
            return fail(more.error());
        if (!*more)
            break;
    }
    return text;
}

std::optional<std::string> startOf(const Result<link::UniqueDescriptor>& file, std::size_t limit) {
    if (!file)
        return std::nullopt;
    auto text = readAtMost(*file, limit);
    return text ? std::optional(std::move(*text)) : std::nullopt;
}

} // namespace

bool isThere(const std::string& path) {
    struct stat status {};
    return ::stat(path.c_str(), &status) == 0;
}

Result<std::string> readWhole(const std::string& path, std::size_t limit) {
    const auto file = openRegular(path);
    if (!file)
        return fail(file.error());
    auto text = readAtMost(*file, limit + 1);
    if (!text)
        return notRead(path, text.error().systemError);
    if (text->size() > limit)
        return notRead(path, EFBIG);
    return text;
}

std::optional<std::string> readStart(const std::string& path, std::size_t limit) {
    return startOf(openRegular(path), limit);
}

std::optional<std::string> readPlainFile(const std::string& path, std::size_t limit) {
    return startOf(openRegular(path, O_NOFOLLOW), limit);
}

std::string readLine(const std::string& path) {
    constexpr std::size_t longestAttribute = 4096;
    auto text = readStart(path, longestAttribute).value_or(std::string());
    text.resize(std::min(text.find('\n'), text.size()));
    return text;
}

void readLines(const std::string& path, const std::function<void(std::string_view line)>& handle) {
    const auto file = openRegular(path);
    std::string text;
    while (file && readPiece(file->get(), text, longestLine).value_or(false)) {
        std::string_view rest(text);
        for (auto end = rest.find('\n'); end != std::string_view::npos; end = rest.find('\n')) {
            handle(rest.substr(0, std::min(end, longestLine)));
            rest.remove_prefix(end + 1);
        }
        text = rest.substr(0, longestLine);
    }
    if (!text.empty())
        handle(text);
}

std::vector<std::string> namesIn(const std::string& folder, std::size_t limit) {
    std::vector<std::string> names;
    const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.c_str()), &::closedir);
    if (open == nullptr)
        return names;
    while (const auto* entry = ::readdir(open.get())) {
        const std::string name = entry->d_name;
        if (name != "." && name != ".." && names.size() < limit)
            names.push_back(name);
    }
    std::ranges::sort(names);
    return names;
}

std::string linkOf(const std::string& path) {
    std::array<char, PATH_MAX> target{};
    const auto length = ::readlink(path.c_str(), target.data(), target.size());
    return length <= 0 ? std::string() : std::string(target.data(), static_cast<std::size_t>(length));
}

std::string realPath(const std::string& path) {
    const std::unique_ptr<char, void (*)(void*)> found(::realpath(path.c_str(), nullptr), &std::free);
    return found == nullptr ? std::string() : std::string(found.get());
}

} // namespace etherdeck
