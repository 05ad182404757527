#pragma once

#include "core/base/result.h"
#include "core/plans/disk.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::agent {

struct SmartAnswer {
    bool asleep = false;               ///< the disk was not asked, to let it sleep
    std::optional<plans::Smart> smart; ///< nothing when the disk does not report its health

    friend bool operator==(const SmartAnswer&, const SmartAnswer&) = default;
};

/// The command that asks smartctl about a disk, or about the disk of a partition, and lets it sleep.
[[nodiscard]] std::vector<std::string> smartCommand(const plans::Disk& disk);

/// The output of that command. Errors: Malformed when it is no such output; Unsupported, with the reason in
/// smartctl's words, when the disk could not be asked.
[[nodiscard]] Result<SmartAnswer> parseSmart(std::string_view json);

} // namespace etherdeck::agent
