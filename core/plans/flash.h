#pragma once

#include "core/plans/environment.h"
#include "core/plans/json.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The raw flash memory of a box, as flash.list and flash.read answer.
namespace etherdeck::plans {

/// No more is read by one call.
inline constexpr std::uint64_t maxFlashPiece = 1'048'576;

enum class FlashUseKind : std::uint8_t {
    Root,    ///< the running system's root file system is in it
    Mounted, ///< `what` is the mount point
    Ubi,     ///< attached: `what` is the device, "ubi0"
};
/// "root", "mounted", "ubi".
[[nodiscard]] std::string_view name(FlashUseKind kind);

struct FlashUse {
    FlashUseKind kind = FlashUseKind::Mounted;
    std::string what;

    friend bool operator==(const FlashUse&, const FlashUse&) = default;
};

struct FlashState {
    FlashPartition partition;
    bool readOnly = true;
    std::vector<std::uint64_t> badBlocks{}; ///< their offsets
    std::vector<FlashUse> uses{};

    friend bool operator==(const FlashState&, const FlashState&) = default;
};
[[nodiscard]] Json toJson(const std::vector<FlashState>& list);
/// Errors: Malformed. Uses of a kind that is not known are taken for mounts: something uses it.
[[nodiscard]] Result<std::vector<FlashState>> flashListFrom(const Json& json);

/// A part of a partition. Bad blocks in it are as erased ones.
struct FlashPiece {
    std::string content;
    std::string sha256;

    friend bool operator==(const FlashPiece&, const FlashPiece&) = default;
};
[[nodiscard]] Json toJson(const FlashPiece& piece);
/// Errors: Malformed, also when the content is not that of the digest.
[[nodiscard]] Result<FlashPiece> flashPieceFrom(const Json& json);

/// "index", "name", "bytes", "erase_bytes". Errors: Malformed.
[[nodiscard]] Json toJson(const FlashPartition& partition);
[[nodiscard]] Result<FlashPartition> partitionFrom(const Json& json);

} // namespace etherdeck::plans
