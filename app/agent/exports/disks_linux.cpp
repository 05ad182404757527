#include "app/agent/exports/disks.h"

#include <algorithm>
#include <unistd.h>

namespace etherdeck::agent {

bool ExportDisks::isOnDisk(const std::string& path) const {
    return m_root.empty() ? path.starts_with("/dev/")
                          : path.starts_with(m_root + "/disks/") || path.starts_with(m_root + "/by-id/");
}

ExportDisks::News ExportDisks::look(const exports::Export& config, const std::vector<plans::Disk>& disks) {
    const auto& path = config.path;
    const auto disk = std::ranges::find_if(disks, [&path](const plans::Disk& candidate) {
        return candidate.path == path ||
               std::ranges::find(candidate.stableNames, path) != candidate.stableNames.end();
    });
    const auto isListed = disk != disks.end();
    // Files are not in the list. Of a disk that appears right now, the list and its name come one after the
    // other.
    const auto isThere = isListed || (!isOnDisk(path) && ::access(path.c_str(), F_OK) == 0);
    // Pulled out and plugged in again between two looks, it has a new number, and vblade still has the old
    // one open.
    const auto isNew = isListed && m_numbers.contains(path) && m_numbers[path] != disk->number;
    if (isListed)
        m_numbers[path] = disk->number;
    News news;
    news.isGone = (!isThere || isNew) && m_missing.insert(path).second;
    if (!isThere || m_missing.erase(path) == 0)
        return news;
    news.back = config.identity.empty() || !isListed || disk->identity.empty()
                    ? exports::DiskComparison::Unknown
                : config.identity == disk->identity ? exports::DiskComparison::Same
                                                    : exports::DiskComparison::Other;
    return news;
}

} // namespace etherdeck::agent
