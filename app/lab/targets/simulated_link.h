#pragma once

#include "app/lab/targets/profile.h"
#include "app/lab/targets/responder.h"
#include "core/base/clock.h"
#include "core/wire/link_protocol.h"

#include <span>
#include <vector>

namespace etherdeck::lab {

/// A link child without an interface: the targets of a profile answer what the program sends. Does no I/O:
/// pass it what arrived, take what is to be written.
class SimulatedLink {
public:
    /// Sends Hello, or that there is no such interface.
    SimulatedLink(const Profile& profile, std::string_view interface);

    /// Errors: those of wire::LinkMessageReader; Malformed for a message that a program must not send.
    [[nodiscard]] Result<void> feed(std::span<const std::byte> bytes, WallTime now);
    /// Sends the statistics if they have changed.
    void secondPassed();
    [[nodiscard]] std::vector<std::byte> takeOutput();
    /// True when nothing follows the current output.
    [[nodiscard]] bool hasEnded() const { return m_ended; }

private:
    void say(const wire::LinkMessage& message);
    void frameSent(std::span<const std::byte> frame, WallTime now);

    MacAddress m_mac;
    std::uint32_t m_mtu = 0;
    std::vector<Responder> m_responders;
    wire::LinkMessageReader m_reader;
    wire::LinkStatistics m_statistics;
    wire::LinkStatistics m_told;
    FrameQueue m_replies;
    std::vector<std::byte> m_output;
    bool m_ended = false;
};

} // namespace etherdeck::lab
