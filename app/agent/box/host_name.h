#pragma once

#include "core/plans/refusal.h"

#include <string>
#include <string_view>

namespace etherdeck::agent {

/// Below a root, that of its /etc/hostname, if it has one.
[[nodiscard]] std::string readHostName(const std::string& root);

/// Sets the host name now and for the next starts: in /etc/hostname, and in /etc/config/system where that
/// exists (OpenWrt). Below a root only the files are changed. Refusals: BadName, NoRoom, Failed.
[[nodiscard]] plans::Outcome<void> setHostName(const std::string& root, const std::string& name);

/// /etc/config/system with another host name; the same when it sets none.
[[nodiscard]] std::string withHostName(std::string_view systemConfig, const std::string& name);

} // namespace etherdeck::agent
