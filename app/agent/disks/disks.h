#pragma once

#include "app/agent/disks/examination.h"
#include "app/agent/disks/inventory.h"
#include "app/agent/disks/sources.h"
#include "core/plans/disk.h"
#include "core/plans/refusal.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// The disks of this box: which there are, what is on them, and who uses them. Only reads.
class Disks {
public:
    explicit Disks(DiskSources sources = {});
    /// For a lab and for tests: all disks, swap spaces and mounts come from this folder, and no device of
    /// this computer is looked at (app/agent/disks/lab.h).
    [[nodiscard]] static Disks inFolder(std::string folder);
    Disks(Disks&&) noexcept = default;
    Disks& operator=(Disks&&) noexcept = default;

    /// All disks as they are now, in the order of their names. The content of a disk is read again only when
    /// something may have been written to it. Uses that others have found are added by addUses().
    [[nodiscard]] std::vector<plans::Disk> read();

    /// The disk, part or file that a path names; `disks` as read() has returned them. A link is followed, and
    /// a block device is recognized by its number, never by its name. Refusals: BadPath for what cannot be
    /// exported, or that no conf file can hold; NoSuchDisk.
    [[nodiscard]] plans::Outcome<plans::Disk> describe(const std::string& path,
                                                       const std::vector<plans::Disk>& disks);

private:
    [[nodiscard]] Findings find() const;
    [[nodiscard]] plans::Disk describeFile(const std::string& path, const std::vector<plans::Disk>& disks);

    DiskSources m_sources;
    std::optional<std::string> m_folder;
    std::unique_ptr<Examiner> m_examiner = std::make_unique<Examiner>();
};

/// The name by which a disk is best exported: the best stable one, or its path where there is none.
[[nodiscard]] const std::string& bestName(const plans::Disk& disk);

} // namespace etherdeck::agent
