#include "core/planner/conf_files.h"

#include "core/exports/conf.h"
#include "core/exports/validation.h"

#include <algorithm>

namespace etherdeck::plans {

namespace {

std::string nameOf(const std::string& path) { return path.substr(path.find_last_of('/') + 1); }

/// A file that nobody has told which disk it means says the same of any disk.
bool saysTheSame(exports::Export earlier, exports::Export config) {
    if (earlier.identity.empty())
        config.identity.clear();
    exports::normalize(earlier);
    exports::normalize(config);
    return earlier == config;
}

/// Nothing is at that path, or a file of the same export: others may have written one there since.
bool isFree(const BoxState& box, const WriteFile& file, const exports::Export& config) {
    const auto name = nameOf(file.path);
    for (const auto& status : box.exports)
        if (std::ranges::any_of(status.files, [&](const auto& each) { return each.second == name; }))
            return status.config.address == config.address;
    return !box.files.contains(file.path);
}

/// Nothing unless they are all that the export needs, and nothing else is in them.
std::vector<ConfToWrite> earlierConfs(const BoxState& box, const exports::Export& config) {
    std::map<std::string, std::string> contents;
    for (const auto& file : box.earlierConfs)
        contents.emplace(nameOf(file.path), file.content);
    const auto read = exports::readConfDirectory(contents, box.unitsRunExports ? exports::ConfReader::Systemd
                                                                               : exports::ConfReader::Shell);
    if (read.exports.size() != 1 || !saysTheSame(read.exports.front().config, config))
        return {};
    std::vector<ConfToWrite> confs;
    for (const auto& [interface, name] : read.exports.front().files) {
        const auto file = std::ranges::find_if(box.earlierConfs, [&name = name](const WriteFile& earlier) {
            return nameOf(earlier.path) == name;
        });
        if (!isFree(box, *file, config))
            return {};
        confs.push_back({interface, *file});
    }
    return confs;
}

} // namespace

tl::expected<std::vector<ConfToWrite>, std::vector<exports::Fault>>
confsToWrite(const BoxState& box, const exports::Export& config) {
    if (auto earlier = earlierConfs(box, config); !earlier.empty())
        return earlier;
    auto files = exports::confFiles(config);
    if (!files)
        return tl::unexpected(files.error());
    std::vector<ConfToWrite> confs;
    for (auto& file : *files)
        confs.push_back({file.interface, {box.configDirectory + '/' + file.name, std::move(file.content)}});
    return confs;
}

std::vector<std::string> confPaths(const BoxState& box, const ExportStatus& status) {
    std::vector<std::string> paths;
    for (const auto& [interface, file] : status.files)
        paths.push_back(box.configDirectory + '/' + file);
    return paths;
}

std::vector<std::string> confPaths(const BoxState& box, const exports::Export& config) {
    std::vector<std::string> paths;
    const auto confs = confsToWrite(box, config);
    for (const auto& conf : confs ? *confs : std::vector<ConfToWrite>())
        paths.push_back(conf.file.path);
    return paths;
}

std::vector<std::string> possibleConfPaths(const BoxState& box, const exports::Export& config) {
    auto paths = confPaths(box, config);
    const auto ours = exports::confFiles(config);
    for (const auto& file : ours ? *ours : std::vector<exports::ConfFile>())
        paths.push_back(box.configDirectory + '/' + file.name);
    return paths;
}

bool isWrittenByHand(const WriteFile& file) {
    if (file.mode != WriteFile().mode || (file.owner && *file.owner != FileOwner()))
        return true;
    const auto name = nameOf(file.path);
    const auto read = exports::readConf(name, file.content, exports::ConfReader::Shell);
    if (!read.config)
        return true;
    const auto ours = exports::confFiles(*read.config);
    return !ours || std::ranges::none_of(*ours, [&](const exports::ConfFile& each) {
        return each.name == name && each.content == file.content;
    });
}

} // namespace etherdeck::plans
