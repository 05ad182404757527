#include "app/agent/box/host_name.h"

#include "app/agent/box/rooted_files.h"
#include "core/planner/host_name.h"
#include "core/system/replace_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <unistd.h>

namespace etherdeck::agent {

namespace {

plans::Outcome<void> keepHostName(const std::string& path, const std::string& content) {
    const auto written = replaceFile(path, content);
    if (written)
        return {};
    const bool isFull = written.error().systemError == ENOSPC;
    return plans::refuse(isFull ? plans::RefusalCode::NoRoom : plans::RefusalCode::Failed,
                         "The host name cannot be kept: " + written.error().detail + '.', {{"path", path}});
}

} // namespace

std::string readHostName(const std::string& root) {
    const RootedFiles files(root);
    if (files.isLab())
        if (auto name = files.line("/etc/hostname"); !name.empty())
            return name;
    std::array<char, plans::longestHostName + 2> name{};
    return ::gethostname(name.data(), name.size() - 1) == 0 ? std::string(name.data()) : std::string();
}

std::string withHostName(std::string_view systemConfig, const std::string& name) {
    std::string changed;
    while (!systemConfig.empty()) {
        const auto end = std::min(systemConfig.find('\n'), systemConfig.size());
        const auto line = systemConfig.substr(0, end);
        const auto option = line.find_first_not_of(" \t");
        auto rest = line.substr(std::min(option, line.size()));
        constexpr std::string_view keyword = "option";
        constexpr std::string_view key = "hostname";
        bool isIt = rest.starts_with(keyword);
        rest.remove_prefix(isIt ? keyword.size() : 0);
        const auto afterKeyword = rest.find_first_not_of(" \t'\"");
        isIt = isIt && afterKeyword != 0 && afterKeyword != std::string_view::npos &&
               rest.substr(afterKeyword).starts_with(key) &&
               rest.find_first_of(" \t'\"", afterKeyword) == afterKeyword + key.size();
        if (isIt)
            changed.append(line.substr(0, option)).append("option hostname '" + name + "'");
        else
            changed.append(line);
        if (end < systemConfig.size())
            changed += '\n';
        systemConfig.remove_prefix(std::min(end + 1, systemConfig.size()));
    }
    return changed;
}

plans::Outcome<void> setHostName(const std::string& root, const std::string& name) {
    if (!plans::isHostName(name))
        return plans::refuse(plans::RefusalCode::BadName, "This is not a host name.", {{"host_name", name}});
    const RootedFiles files(root);
    if (auto kept = keepHostName(files.at("/etc/hostname"), name + '\n'); !kept)
        return kept;
    if (files.has("/etc/config/system")) {
        const auto path = files.at("/etc/config/system");
        const auto content = files.read("/etc/config/system");
        if (content.size() == RootedFiles::maxSize) // there may be more of it
            return plans::refuse(plans::RefusalCode::Failed, path + " is too large to be changed.",
                                 {{"path", path}});
        if (auto kept = keepHostName(path, withHostName(content, name)); !kept)
            return kept;
    }
    if (!files.isLab() && ::sethostname(name.data(), name.size()) != 0)
        return plans::refuse(plans::RefusalCode::Failed,
                             std::string("The host name cannot be set: ") + std::strerror(errno) + '.',
                             {{"host_name", name}});
    return {};
}

} // namespace etherdeck::agent
