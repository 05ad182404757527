#include "app/agent/changes/persist_files.h"

#include "core/system/small_files.h"

#include <map>

namespace etherdeck::agent {

namespace {

constexpr std::size_t maxPersistFiles = 4096;
constexpr std::size_t maxPersistFile = 4096; ///< bytes
constexpr int persistDepth = 2;              ///< eS.L/env/SHELF

void addPersistFiles(std::map<std::string, std::string>& files, const std::string& folder,
                     const std::string& below, int depth) {
    for (const auto& name : namesIn(folder + '/' + below, maxPersistFiles)) {
        if (files.size() >= maxPersistFiles)
            return;
        const auto path = below.empty() ? name : below + '/' + name;
        if (auto content = readWhole(folder + '/' + path, maxPersistFile)) // not runit's FIFOs
            files.emplace(path, std::move(*content));
        else if (depth < persistDepth && linkOf(folder + '/' + path).empty())
            addPersistFiles(files, folder, path, depth + 1);
    }
}

} // namespace

std::optional<exports::PersistExports> readPersistFiles(const std::string& root) {
    std::map<std::string, std::string> files;
    addPersistFiles(files, root + std::string(exports::persistDirectory), {}, 0);
    if (files.empty())
        return std::nullopt;
    return exports::readPersist(files);
}

} // namespace etherdeck::agent
