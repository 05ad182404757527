#pragma once

#include "core/discovery/target.h"
#include "ui/text/target.h"
#include "ui/widgets/notice.h"

#include <vector>

namespace etherdeck::ui {

/// Since when a target does not answer, and why that may be.
[[nodiscard]] Notice::Message awayMessage(const discovery::Target& target,
                                          const InterfaceNames& interfaceName,
                                          const std::vector<LinkStatus>& links, const Moment& now);

} // namespace etherdeck::ui
