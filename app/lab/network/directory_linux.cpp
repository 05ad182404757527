#include "app/lab/network/directory.h"
#include "app/lab/network/processes.h"

#include <array>
#include <cstdio>
#include <fcntl.h>
#include <filesystem>
#include <sys/mount.h>
#include <unistd.h>

namespace etherdeck::lab {

namespace {

namespace fs = std::filesystem;

/// Directories of the Filesystem Hierarchy Standard that are empty on most computers, so that a mount over
/// one of them hides nothing.
constexpr std::array candidates{"/var/opt", "/var/local", "/srv",           "/media",           "/mnt",
                                "/opt",     "/var/mail",  "/usr/local/src", "/usr/local/games", "/usr/games"};

bool isEmptyDirectory(const char* path) {
    std::error_code error;
    return fs::is_directory(path, error) && !fs::is_symlink(path, error) && fs::is_empty(path, error) &&
           !error;
}

} // namespace

Result<std::string> mountLabDirectory() {
    for (const char* candidate : candidates) {
        if (!isEmptyDirectory(candidate))
            continue;
        if (::mount("etherdeck-lab", candidate, "tmpfs", MS_NOSUID | MS_NODEV, "mode=0755") != 0)
            return systemFailure(std::string("mount tmpfs on ") + candidate);
        return std::string(candidate);
    }
    std::string tried;
    for (const char* candidate : candidates)
        tried.append(tried.empty() ? "" : ", ").append(candidate);
    return fail(ErrorCode::System,
                "no place for the lab's files: none of these is an empty directory: " + tried);
}

Result<void> mountSmall(const std::string& path, const std::string& size) {
    const auto options = "mode=0755,size=" + size;
    if (::mount("etherdeck-lab", path.c_str(), "tmpfs", MS_NOSUID | MS_NODEV, options.c_str()) != 0)
        return systemFailure("mount tmpfs on " + path);
    return {};
}

std::string descriptionPath(const std::string& directory) { return directory + "/etherdeck-lab.json"; }

std::optional<std::string> findDescription() {
    for (const char* candidate : candidates)
        if (auto path = descriptionPath(candidate); ::access(path.c_str(), R_OK) == 0)
            return path;
    return std::nullopt;
}

Result<void> makeSparseFile(const std::string& path, Sectors size, const std::string& beginning) {
    std::error_code error;
    fs::create_directories(fs::path(path).parent_path(), error);
    const UniqueDescriptor file(::open(path.c_str(), O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0644));
    if (!file.isOpen() || ::ftruncate(file.get(), static_cast<off_t>(size.bytes())) != 0)
        return systemFailure(path);
    return writeAll(file.get(), beginning);
}

Result<void> writeTextFile(const std::string& path, const std::string& text) {
    const UniqueDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0644));
    if (!file.isOpen())
        return systemFailure(path);
    return writeAll(file.get(), text);
}

Result<void> replaceTextFile(const std::string& path, const std::string& text) {
    const auto next = path + ".new";
    if (auto written = writeTextFile(next, text); !written)
        return written;
    if (::rename(next.c_str(), path.c_str()) != 0)
        return systemFailure(path);
    return {};
}

} // namespace etherdeck::lab
