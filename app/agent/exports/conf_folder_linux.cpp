#include "app/agent/exports/conf_folder.h"
#include "app/agent/state/files.h"
#include "core/system/small_files.h"

#include <cstddef>
#include <dirent.h>
#include <map>
#include <memory>
#include <sys/stat.h>

namespace etherdeck::agent {

namespace {

constexpr std::size_t maxConfFiles = 4096;

} // namespace

exports::ConfDirectory readConfFolder(const std::string& folder, exports::ConfReader reader) {
    std::map<std::string, std::string> files;
    for (const auto& name : namesIn(folder, maxConfFiles)) {
        if (!exports::isConfName(name))
            continue;
        if (const auto content = readFile(folder + '/' + name); content && *content)
            files.emplace(name, **content);
    }
    return exports::readConfDirectory(files, reader);
}

std::string stateOfConfFolder(const std::string& folder) {
    std::map<std::string, std::string> files;
    const std::unique_ptr<DIR, int (*)(DIR*)> open(::opendir(folder.c_str()), ::closedir);
    while (const auto* const entry = open ? ::readdir(open.get()) : nullptr) {
        const std::string name(entry->d_name);
        struct stat status {};
        if (!exports::isConfName(name) || ::fstatat(::dirfd(open.get()), name.c_str(), &status, 0) != 0)
            continue;
        files[name] = std::to_string(status.st_ino) + ' ' + std::to_string(status.st_size) + ' ' +
                      std::to_string(status.st_mtim.tv_sec) + '.' + std::to_string(status.st_mtim.tv_nsec);
    }
    std::string text;
    for (const auto& [name, state] : files)
        text += name + ' ' + state + '\n';
    return text;
}

} // namespace etherdeck::agent
