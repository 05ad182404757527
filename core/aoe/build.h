#pragma once

#include "core/aoe/frame.h"
#include "core/base/result.h"
#include "core/base/sectors.h"

#include <span>
#include <vector>

/// Builds AoE frames, padded to 60 bytes. Requests carry version 1 and a tag with bit 31 set.
namespace etherdeck::aoe {

using Bytes = std::vector<std::byte>;

/// Where a request goes, and how its reply is recognised.
struct Route {
    MacAddress destination;
    MacAddress source;
    Address address;
    Tag tag;
};

/// Errors: TooLong for a string over longestConfigString, OutOfRange for a sub-command over 15.
[[nodiscard]] Result<Bytes> buildConfigRequest(const Route& route, ConfigCommand command,
                                               std::string_view string);
[[nodiscard]] Bytes buildConfigQuery(const Route& route);
/// IDENTIFY DEVICE. Sent with a sector count of 1, because vblade insists on it.
[[nodiscard]] Bytes buildIdentifyRequest(const Route& route);
/// READ SECTORS where the range lies below 2^28, otherwise READ SECTORS EXT. `count` is 1–255 sectors.
/// Errors: OutOfRange for a count of 0 or a range past 2^48.
[[nodiscard]] Result<Bytes> buildReadRequest(const Route& route, Sectors start, std::uint8_t count);
[[nodiscard]] Bytes buildMaskListRequest(const Route& route);
/// Must not be sent to vblade: see isVblade(). Errors: TooLong for more than 255 directives.
[[nodiscard]] Result<Bytes> buildMaskEditRequest(const Route& route,
                                                 std::span<const MaskDirective> directives);
[[nodiscard]] Bytes buildReserveQuery(const Route& route);
/// Read, set or force. Errors: TooLong for more than 255 addresses.
[[nodiscard]] Result<Bytes> buildReserveRequest(const Route& route, ReserveCommand command,
                                                std::span<const MacAddress> macs = {});

enum class Padding { To60, None };
/// Builds any frame, including what a target sends; not padded when `padding` is None. Tag and flags are used
/// as given. Errors: TooLong where a list or string exceeds its count field, or the frame `largestFrame`;
/// OutOfRange for a number wider than its field (VLAN, versions, sub-command, LBA); Malformed when the
/// arguments do not belong to the header's command.
[[nodiscard]] Result<Bytes> build(const Frame& frame, Padding padding = Padding::To60);

} // namespace etherdeck::aoe
