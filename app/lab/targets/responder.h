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

/// A target simulated by a Responder. All its sectors are zero.
struct PlayedTarget {
    Address address;
    aoe::Identity identity;
    std::string configString;
    std::uint16_t buffers = 16;
    std::uint16_t firmware = 0x4019;
    std::uint8_t sectorsPerFrame = 2;
    std::vector<MacAddress> masks;      ///< if not empty, only these initiators get an answer
    std::vector<MacAddress> reservedBy; ///< if not empty, only these initiators may read
};

/// Simulates AoE targets behind one MAC address, as vblade would: replies are not padded, and a request for
/// other targets is not answered. Does no I/O: pass it frames, take replies.
class Responder {
public:
    /// If two targets have the same address, only the first answers.
    Responder(MacAddress mac, std::vector<PlayedTarget> targets);

    /// Appends the replies to one frame: none, one, or one for each target that a wildcard matches.
    void frameReceived(std::span<const std::byte> frame, FrameQueue& replies);

    [[nodiscard]] const MacAddress& mac() const { return m_mac; }
    [[nodiscard]] const std::vector<PlayedTarget>& targets() const { return m_targets; }

private:
    MacAddress m_mac;
    std::vector<PlayedTarget> m_targets;
    std::unordered_map<Address, std::size_t> m_byAddress;
};

} // namespace etherdeck::lab
