#pragma once

#include "core/sockets/transport.h"

#include <memory>

namespace etherdeck {

/// QUdpSocket, on any system that Qt knows: a call for each datagram, times of taking instead of arrival, and
/// no count of what was lost.
[[nodiscard]] std::shared_ptr<ConsoleTransport> makeQtTransport();

} // namespace etherdeck
