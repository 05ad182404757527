#include "app/agent/disks/files.h"

#include "core/system/unique_descriptor.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <climits>
#include <cstdlib>
#include <dirent.h>
#include <fcntl.h>
#include <memory>
#include <sys/stat.h>
#include <unistd.h>

namespace etherdeck::agent {

namespace {

std::optional<std::string> readOpen(int file, std::size_t limit) {
    std::string text;
    std::array<char, 4096> piece{};
    while (text.size() < limit) {
        const auto got = ::read(file, piece.data(), std::min(piece.size(), limit - text.size()));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return std::nullopt;
        if (got == 0)
            break;
        text.append(piece.data(), static_cast<std::size_t>(got));
    }
    return text;
}

} // namespace

std::optional<std::string> readStart(const std::string& path, std::size_t limit) {
    const link::UniqueDescriptor file(::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY));
    return file.isOpen() ? readOpen(file.get(), limit) : std::nullopt;
}

std::optional<std::string> readPlainFile(const std::string& path, std::size_t limit) {
    const link::UniqueDescriptor file(
        ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY | O_NOFOLLOW));
    struct stat status {};
    if (!file.isOpen() || ::fstat(file.get(), &status) != 0 || !S_ISREG(status.st_mode))
        return std::nullopt;
    return readOpen(file.get(), limit);
}

std::string readLine(const std::string& path) {
    constexpr std::size_t longestAttribute = 4096;
    auto text = readStart(path, longestAttribute).value_or(std::string());
    text.resize(std::min(text.find('\n'), text.size()));
    return text;
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

} // namespace etherdeck::agent
