#pragma once

#include "core/discovery/target.h"

#include <QString>

#include <vector>

/// Texts for a possible conflict: several boxes answer as one target, and nothing proves that they serve one
/// disk.
namespace etherdeck::ui {

/// "e7.3 answers from two boxes, and nothing proves that they hold the same disk"
[[nodiscard]] QString doubtTitle(const discovery::Target& target);
/// What their serial number proves, and why their content did not decide it.
[[nodiscard]] QString doubtReason(const discovery::Target& target);
/// What would decide it.
[[nodiscard]] QString doubtDecider(const discovery::Target& target);

struct DoubtText {
    QString title;
    QString consequence;
};
/// All of it for a banner. None is null, and there is at least one; the first one is described in full.
[[nodiscard]] DoubtText doubtText(const std::vector<const discovery::Target*>& targets);

/// "All paths report the same serial number."; empty with one path, and where nothing proves one disk.
[[nodiscard]] QString oneDiskText(const discovery::Target& target);
/// "4 more MAC addresses answer as e7.3 but are not listed"; empty when there are none.
[[nodiscard]] QString unlistedText(const discovery::Target& target);

} // namespace etherdeck::ui
