#pragma once

#include "core/link/interface_link.h"

namespace etherdeck::link {

/// Which frames are received.
enum class Captured : std::uint8_t { Aoe, Arp };

/// By libpcap. It cannot open an interface that is switched off, so the privilege is needed until the
/// interface has been up once. Errors: InterfaceDown, NotEthernet, PermissionDenied, NoSuchInterface, System.
[[nodiscard]] Result<std::unique_ptr<FrameCapture>> openPcapCapture(const InterfaceStatus& status,
                                                                    Captured what = Captured::Aoe);

} // namespace etherdeck::link
