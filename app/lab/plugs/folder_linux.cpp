#include "app/lab/network/directory.h"
#include "app/lab/network/processes.h"
#include "app/lab/plugs/flash.h"
#include "app/lab/plugs/folder.h"
#include "app/lab/plugs/hardware.h"
#include "core/exports/conf.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <filesystem>
#include <fstream>
#include <unistd.h>

namespace etherdeck::lab {

namespace {

namespace fs = std::filesystem;

constexpr auto flashSize = "24m"; ///< for the eight backups of the environment that an agent keeps
constexpr auto bootIdPath = "/proc/sys/kernel/random/boot_id"; // below the plug's folder

Result<void> makeFolders(std::initializer_list<std::string> paths) {
    for (const auto& path : paths) {
        std::error_code problem;
        fs::create_directories(path, problem);
        if (problem) {
            errno = problem.value();
            return systemFailure(path);
        }
    }
    return {};
}

Result<void> makeLink(const std::string& target, const std::string& path) {
    if (::symlink(target.c_str(), path.c_str()) != 0 && errno != EEXIST)
        return systemFailure(path);
    return {};
}

Result<void> removePath(const std::string& path) {
    if (::unlink(path.c_str()) != 0 && errno != ENOENT)
        return systemFailure(path);
    return {};
}

std::string newBootId() {
    std::ifstream file("/proc/sys/kernel/random/uuid");
    std::string id;
    std::getline(file, id);
    return id;
}

Result<void> writeExport(const exports::Export& config, const std::string& folder) {
    const auto files = exports::confFiles(config);
    if (!files)
        return fail(ErrorCode::Malformed, exports::sentence(files.error().front()));
    for (const auto& file : *files)
        if (auto written = writeTextFile(folder + "/" + file.name, file.content); !written)
            return written;
    return {};
}

/// The system of the box is that of this computer as far as vblade is concerned.
Result<void> writeBox(const std::string& folder) {
    for (const auto& file : pogoplugFiles()) {
        const auto path = folder + std::string(file.path);
        if (auto made = makeFolders({fs::path(path).parent_path()}); !made)
            return made;
        if (auto written = writeTextFile(path, std::string(file.content)); !written)
            return written;
    }
    if (auto made = makeFolders({folder + "/usr/sbin", folder + "/var/lib/dpkg"}); !made)
        return made;
    if (const auto vblade = findSystemProgram("vblade"))
        if (auto made = makeLink(*vblade, folder + "/usr/sbin/vblade"); !made)
            return made;
    return makeLink("/var/lib/dpkg/status", folder + "/var/lib/dpkg/status");
}

} // namespace

Result<void> PlugFolder::make() const {
    if (auto made = makeFolders({m_path + "/disks", byId(), flash(), m_path + "/etc",
                                 fs::path(m_path + bootIdPath).parent_path()});
        !made)
        return made;
    if (auto mounted = mountSmall(flash(), flashSize); !mounted)
        return mounted;
    return makeFolders({config(), state() + "/log"});
}

Result<void> PlugFolder::fill(const VirtualPlug& plug, const std::string& server) const {
    const auto disks = plugDisks(plug);
    if (auto written = writeBox(m_path); !written)
        return written;
    if (auto made = makeFolders({m_path + "/dev"}); !made)
        return made;
    if (const auto path = m_path + "/dev/mtd0"; !fs::exists(path))
        if (auto written = writeTextFile(path, flashContent(plug, server)); !written)
            return written;
    if (auto written = writeTextFile(m_path + "/disks.json", disksJson(disks)); !written)
        return written;
    if (auto written = writeTextFile(m_path + "/etc/hostname", plug.hostName() + "\n"); !written)
        return written;
    for (std::size_t i = 0; i < disks.size(); ++i) {
        const auto file = m_directory + "/" + disks[i].file;
        const auto content = i < plug.targets.size() ? plug.targets[i].content : std::string();
        if (!fs::exists(file)) // several plugs may serve the same file
            if (auto made = makeSparseFile(file, disks[i].size, content); !made)
                return made;
        if (auto plugged = plugIn(disks[i]); !plugged)
            return plugged;
    }
    for (std::size_t i = 0; i < plug.targets.size(); ++i)
        if (auto written = writeExport(exportOf(plug.targets[i], disks[i], byId()), config()); !written)
            return written;
    return noteBoot();
}

Result<void> PlugFolder::noteBoot() const {
    if (auto removed = removePath(kernelLog()); !removed)
        return removed;
    return replaceTextFile(m_path + bootIdPath, newBootId() + "\n");
}

bool PlugFolder::isPluggedIn(const PlugDisk& disk) const {
    return fs::is_symlink(fs::symlink_status(nodeOf(disk)));
}

Result<void> PlugFolder::plugIn(const PlugDisk& disk) const {
    if (auto made = makeLink("../../" + disk.file, nodeOf(disk)); !made)
        return made;
    return makeLink("../disks/" + disk.name, linkOf(disk));
}

Result<void> PlugFolder::unplug(const PlugDisk& disk) const {
    if (auto removed = removePath(linkOf(disk)); !removed)
        return removed;
    return removePath(nodeOf(disk));
}

Result<void> PlugFolder::takeAllRoom() const {
    const auto path = flash() + "/full";
    const UniqueDescriptor file(::open(path.c_str(), O_WRONLY | O_CREAT | O_APPEND | O_CLOEXEC, 0644));
    if (!file.isOpen())
        return systemFailure(path);
    constexpr std::array<char, 4096> block{};
    while (::write(file.get(), block.data(), block.size()) > 0)
        continue;
    if (errno != ENOSPC)
        return systemFailure(path);
    return {};
}

Result<void> PlugFolder::makeRoom() const { return removePath(flash() + "/full"); }

} // namespace etherdeck::lab
