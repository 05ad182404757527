#include "core/store/console/stored_endpoint.h"

#include "core/system/console_address.h"

#include <limits>

namespace etherdeck::store {

std::optional<netconsole::Endpoint> storedEndpoint(std::string_view address, std::int64_t port) {
    if (port < 0 || port > std::numeric_limits<std::uint16_t>::max())
        return std::nullopt;
    const auto parsed = ConsoleAddress::parse(address, static_cast<std::uint16_t>(port));
    return parsed ? std::optional(parsed->endpoint) : std::nullopt;
}

} // namespace etherdeck::store
