#pragma once

#include "core/base/ipv4_address.h"
#include "core/base/mac_address.h"
#include "core/base/result.h"

#include <span>
#include <vector>

namespace etherdeck::link {

/// The list of frames that may leave a link: untagged AoE requests of version 1, at least 60 bytes, from the
/// interface's own address, with bit 31 of the tag set, whose command is Query Config (any sub-command),
/// IDENTIFY DEVICE, READ SECTORS (EXT), MAC mask list or edit, or reserve/release, each with arguments that
/// its format allows. ATA writes, replies and everything else are refused. `mtu` limits the length. Errors:
/// FrameRefused, with the reason as detail.
[[nodiscard]] Result<void> mayLeave(std::span<const std::byte> frame, const MacAddress& own,
                                    std::uint32_t mtu);

/// The only ARP frames that may leave a link: requests to everybody, untagged, padded to 60 bytes and no
/// longer, from the interface's own MAC address, for the address of a station. They name one of the
/// interface's own addresses or none (0.0.0.0): any other would put this computer into the place of another
/// in the tables of all that hear it. Errors: FrameRefused, with the reason as detail.
[[nodiscard]] Result<void> mayAsk(std::span<const std::byte> frame, const MacAddress& own,
                                  const std::vector<Ipv4Address>& addresses);

} // namespace etherdeck::link
