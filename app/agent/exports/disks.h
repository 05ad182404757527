#pragma once

#include "core/exports/supervisor.h"
#include "core/plans/disk.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// Whether the exports of the box have their disks.
class ExportDisks {
public:
    /// `root` as in AgentPaths.
    explicit ExportDisks(std::string root) : m_root(std::move(root)) {}

    struct News {
        /// It is not there any more, or was away meanwhile.
        bool isGone = false;
        /// It is back, and this is whether it is the one that was exported. After isGone.
        std::optional<exports::DiskComparison> back;
    };
    /// What has happened to the disk of an export since the last call. `disks` are those that are there.
    [[nodiscard]] News look(const exports::Export& config, const std::vector<plans::Disk>& disks);
    /// It was found missing otherwise: look() tells when it is back.
    void noteMissing(const std::string& path) { m_missing.insert(path); }

private:
    [[nodiscard]] bool isOnDisk(const std::string& path) const;

    std::string m_root;
    std::set<std::string> m_missing;                      ///< paths of exports
    std::map<std::string, plans::DeviceNumber> m_numbers; ///< when last seen
};

} // namespace etherdeck::agent
