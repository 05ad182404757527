#pragma once

#include "core/link/interface_link.h"

namespace etherdeck::link {

/// A packet socket (packet(7)): for programs without libpcap. An interface that is switched off can be opened
/// as well, so afterwards no privilege is needed. Errors: PermissionDenied, InterfaceVanished, System.
[[nodiscard]] Result<std::unique_ptr<FrameCapture>> openPacketCapture(const InterfaceStatus& status);

} // namespace etherdeck::link
