#pragma once

#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/wire/link_protocol.h"

#include <chrono>
#include <optional>
#include <span>
#include <string>
#include <variant>

namespace etherdeck::link {

using wire::LinkStatistics;

/// The interval of LinkStatistics.
inline constexpr auto statisticsInterval = std::chrono::seconds(1);

/// The link can now send and receive.
struct Opened {
    std::string interface;
    MacAddress mac;
    std::uint32_t mtu = 0; ///< bytes
    LinkState state = LinkState::Up;
    /// Of the line to a computer far away, on which the interface is; nothing: it is here. After a silence of
    /// the line, the link is opened once more.
    std::optional<Duration> lineRoundTrip{};
};

using Received = wire::FrameReceived;
using StateChanged = wire::LinkStateChanged;

/// The last event of a link: nothing follows, and descriptor() is -1. What to do depends on the code: after
/// NoSuchInterface and InterfaceVanished retry later; PermissionDenied needs the user.
struct Ended {
    Error error;
};

/// The link's filter did not let out a frame. Not fatal.
struct Refused {
    Error error;
};

/// The line to the interface has been measured again.
struct LineMeasured {
    Duration roundTrip{}; ///< smoothed
};

/// The line to the interface is slower than usual: that nobody has answered until now proves nothing.
struct LineLate {};

/// Nothing comes through the line any more. Followed by Opened when something does, or by Ended.
struct LineSilent {};

using LinkEvent = std::variant<Opened, Received, StateChanged, LinkStatistics, Refused, LineMeasured,
                               LineLate, LineSilent, Ended>;

/// One Ethernet interface, or a substitute, that carries AoE frames in both directions. Never blocks. Use:
/// wait until descriptor() is readable (and writable, when wantsToWrite()), call serve(), then takeEvent()
/// until it returns nothing. One thread at a time.
class FrameLink {
public:
    FrameLink() = default;
    FrameLink(const FrameLink&) = delete;
    FrameLink& operator=(const FrameLink&) = delete;
    virtual ~FrameLink() = default;

    /// For poll(); -1 after Ended.
    [[nodiscard]] virtual int descriptor() const = 0;
    [[nodiscard]] virtual bool wantsToWrite() const = 0;
    /// Does all I/O that is possible now.
    virtual void serve() = 0;
    /// When to call serve() at the latest, even if the descriptor is not ready.
    [[nodiscard]] virtual TimePoint nextDeadline() const { return TimePoint::max(); }
    [[nodiscard]] virtual std::optional<LinkEvent> takeEvent() = 0;
    /// Queues a complete Ethernet frame. Errors: Busy when the queue is full (try after the next serve()),
    /// Closed before Opened and after Ended, System.
    [[nodiscard]] virtual Result<void> send(std::span<const std::byte> frame) = 0;
};

} // namespace etherdeck::link
