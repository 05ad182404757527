#pragma once

#include "core/base/endpoint.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace etherdeck::store {

/// An endpoint as it is stored: Endpoint::addressText() and a port. Nothing for what is none.
[[nodiscard]] std::optional<netconsole::Endpoint> storedEndpoint(std::string_view address, std::int64_t port);

} // namespace etherdeck::store
