#include "app/agent/exports/persist_files.h"

#include "app/agent/state/files.h"

#include <filesystem>
#include <map>
#include <system_error>

namespace etherdeck::agent {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t maxFiles = 4096;
constexpr int maxDepth = 2; // eS.L/env/SHELF

} // namespace

std::optional<exports::PersistExports> readPersistFiles(const std::string& root) {
    const auto folder = root + std::string(exports::persistDirectory);
    std::error_code error;
    std::map<std::string, std::string> files;
    for (fs::recursive_directory_iterator entry(folder, error), end;
         !error && entry != end && files.size() < maxFiles; entry.increment(error)) {
        if (entry.depth() >= maxDepth)
            entry.disable_recursion_pending();
        std::error_code unreadable;
        if (!entry->is_regular_file(unreadable) || entry->file_size(unreadable) > 4096)
            continue; // also runit's fifos
        if (auto content = readFile(entry->path().string()); content && *content)
            files.emplace(entry->path().string().substr(folder.size() + 1), std::move(**content));
    }
    if (files.empty())
        return std::nullopt;
    return exports::readPersist(files);
}

} // namespace etherdeck::agent
