#include "core/system/port_holder.h"

namespace etherdeck {

// Each system has its own way to list sockets with their processes, or none without privilege.
std::vector<PortHolder> portHolders(const ConsoleAddress&) { return {}; }

std::vector<std::uint64_t> socketsOnPort(std::string_view, std::uint16_t) { return {}; }

} // namespace etherdeck
