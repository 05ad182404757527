#pragma once

#include "app/agent/disks/sources.h"
#include "core/base/result.h"
#include "core/system/folder_watch.h"
#include "core/system/unique_descriptor.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// Tells when disks have to be read again: one was plugged in or removed, its partitions or its medium
/// changed, something was mounted, or swap was switched.
class DiskWatch {
public:
    /// Listens to the kernel; where it may not, watches for nodes in /dev. Errors: System.
    [[nodiscard]] static Result<DiskWatch> start(const DiskSources& sources = {});
    /// Watches the folder of a lab (app/agent/disks/lab.h). Errors: System.
    [[nodiscard]] static Result<DiskWatch> startInFolder(const std::string& folder);

    /// Readable when there may be something; then call takeChanges().
    [[nodiscard]] int descriptor() const { return m_poll.get(); }
    /// Whether anything has changed since the last call. Does not wait.
    [[nodiscard]] bool takeChanges();
    /// False where the kernel's messages cannot be received, so that changes of a medium go unnoticed.
    [[nodiscard]] bool hearsKernel() const { return m_kernel.isOpen(); }

private:
    struct Table {
        link::UniqueDescriptor file;
        std::string path;
        std::size_t content = 0; ///< a hash
    };

    [[nodiscard]] static Result<DiskWatch> create();
    [[nodiscard]] bool add(int descriptor, std::uint32_t events) const;
    void addTable(const std::string& path);
    [[nodiscard]] Result<void> watchFolders(const std::vector<std::string>& folders);
    [[nodiscard]] bool drainKernel() const;
    [[nodiscard]] bool readTables();

    link::UniqueDescriptor m_poll;
    link::UniqueDescriptor m_kernel;
    std::optional<link::FolderWatch> m_folders;
    std::vector<Table> m_tables;
};

} // namespace etherdeck::agent
