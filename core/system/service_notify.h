#pragma once

#include <string_view>

namespace etherdeck {

/// Notifies the service manager that started this program, if any: "READY=1", "STOPPING=1", "STATUS=…"
/// (sd_notify(3)). False when there is none, or it could not be reached.
bool notifyServiceManager(std::string_view state);

} // namespace etherdeck
