#pragma once

#include "core/exports/export.h"

#include <optional>
#include <span>
#include <string>
#include <vector>

/// A priority as the arguments of ionice(1). Debian's conf files and our plans use these.
namespace etherdeck::exports {

/// Empty for Default: the disk is used as by any other program.
[[nodiscard]] std::vector<std::string> ioniceArguments(IoPriority priority);

struct IoniceMeaning {
    IoPriority priority = IoPriority::Default;
    bool exact = true; ///< false when ioniceArguments() would set another level of the same class

    friend bool operator==(const IoniceMeaning&, const IoniceMeaning&) = default;
};
/// What ionice does with these arguments. Nothing when it would refuse them, or do more than start a program.
[[nodiscard]] std::optional<IoniceMeaning> readIonice(std::span<const std::string> words);

} // namespace etherdeck::exports
