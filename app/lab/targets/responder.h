#pragma once

#include "app/lab/targets/frame_queue.h"
#include "core/aoe/frame.h"
#include "core/aoe/identify.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace etherdeck::lab {

/// A target that a Responder plays. Every sector of it is zero.
struct PlayedTarget {
    Address address;
    aoe::Identity identity;
    std::string configString;
    std::uint16_t buffers = 16;
    std::uint16_t firmware = 0x4019;
    std::uint8_t sectorsPerFrame = 2;
    std::vector<MacAddress> masks;      ///< when not empty, the only initiators that get an answer
    std::vector<MacAddress> reservedBy; ///< when not empty, the only initiators that may read
};

/// Plays AoE targets behind one MAC address, as vblade would: replies are not padded, and a request that is
/// not for any of the targets gets silence. Does no I/O: give it frames, take replies.
class Responder {
public:
    /// Of two targets with one address only the first answers.
    Responder(MacAddress mac, std::vector<PlayedTarget> targets);

    /// Appends the replies to one frame: none, one, or one for each target that a wildcard means.
    void frameReceived(std::span<const std::byte> frame, FrameQueue& replies);

    [[nodiscard]] const MacAddress& mac() const { return m_mac; }
    [[nodiscard]] const std::vector<PlayedTarget>& targets() const { return m_targets; }

private:
    MacAddress m_mac;
    std::vector<PlayedTarget> m_targets;
    std::unordered_map<Address, std::size_t> m_byAddress;
};

} // namespace etherdeck::lab
