#pragma once

#include <string_view>

namespace etherdeck {

/// Tells the service manager that started this program, if one did: "READY=1", "STOPPING=1", "STATUS=…"
/// (sd_notify(3)). False when nobody wants to know, or could be told.
bool notifyServiceManager(std::string_view state);

} // namespace etherdeck
