#pragma once

#include "core/discovery/target.h"

#include <QString>

#include <vector>

/// Words for a possible conflict: several boxes answer as one target, and nothing proves that they have one
/// disk.
namespace etherdeck::ui {

/// "e7.3 answers from two boxes, and nothing proves that they hold the same disk"
[[nodiscard]] QString doubtTitle(const discovery::Target& target);
/// What their serial number is worth, and why their content did not tell more.
[[nodiscard]] QString doubtReason(const discovery::Target& target);
/// What would make it known.
[[nodiscard]] QString doubtDecider(const discovery::Target& target);

struct DoubtText {
    QString title;
    QString consequence;
};
/// All of it for a banner. None is null, and there is at least one; the first one is told in full.
[[nodiscard]] DoubtText doubtText(const std::vector<const discovery::Target*>& targets);

/// "All paths report the same serial number."; empty with one path, and where nothing proves one disk.
[[nodiscard]] QString oneDiskText(const discovery::Target& target);
/// "4 more MAC addresses answer as e7.3 but are not listed"; empty when there are none.
[[nodiscard]] QString unlistedText(const discovery::Target& target);

} // namespace etherdeck::ui
