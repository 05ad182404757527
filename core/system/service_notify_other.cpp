#include "core/system/service_notify.h"

namespace etherdeck {

// sd_notify(3) exists with systemd only.
bool notifyServiceManager(std::string_view) { return false; }

} // namespace etherdeck
