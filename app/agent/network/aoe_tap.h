#pragma once

#include "core/base/result.h"
#include "core/system/unique_descriptor.h"

#include <array>
#include <cstddef>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// Sees the AoE frames that other programs of this box send and receive. Only the heads of the requested ones
/// are copied: the others cost a box next to nothing.
class AoeTap {
public:
    enum class Frames {
        RequestsReceived, ///< ATA requests of initiators to targets of this box
        RepliesSent,      ///< what targets of this box say about themselves: Query Config
    };
    /// Room for a Query Config with the longest string.
    static constexpr std::size_t maxHead = 1100;

    /// Errors: PermissionDenied, NoSuchInterface, System.
    [[nodiscard]] static Result<AoeTap> open(const std::vector<std::string>& interfaces, Frames frames);

    /// For poll().
    [[nodiscard]] int descriptor() const { return m_socket.get(); }
    /// The head of the next frame that has passed, or nothing. Valid until the next call.
    [[nodiscard]] std::optional<std::span<const std::byte>> next();

private:
    AoeTap() = default;

    link::UniqueDescriptor m_socket;
    std::set<int> m_interfaces;
    Frames m_frames = Frames::RequestsReceived;
    std::array<std::byte, maxHead> m_buffer{};
};

} // namespace etherdeck::agent
