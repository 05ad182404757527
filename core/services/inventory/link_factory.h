#pragma once

#include "core/discovery/target_json.h"
#include "core/remote/device.h"
#include "core/services/inventory/discovery_service.h"

#include <functional>
#include <string>

namespace etherdeck {

/// The device that a user means by this text, with what was confirmed for it; called for each attempt.
using FindDevice = std::function<Result<remote::Device>(const std::string& text)>;

/// Opens interfaces of this computer through etherdeck-link, and those of boxes (DEVICE:IF) through
/// `etherdeck-agent link` there.
[[nodiscard]] DiscoveryService::LinkFactory linkFactory(std::string linkProgram, FindDevice findDevice);

/// What is known of where a link leads, for TargetContext; nothing for an interface of this computer.
[[nodiscard]] std::optional<FarPath> farPath(const std::vector<LinkStatus>& links,
                                             const std::string& interface);

} // namespace etherdeck
