#pragma once

#include "core/base/clock.h"
#include "core/base/link_state.h"
#include "core/base/mac_address.h"
#include "core/base/result.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <variant>
#include <vector>

/// The protocol between a program and its link child (or a remote agent's `link` command), on a byte stream
/// in each direction. docs/link-protocol.md specifies it.
///
///   0           4        5
///   +-----------+--------+------------------+
///   | length    | kind   | body             |   length: u32, size of kind and body, 1 … largestMessage
///   +-----------+--------+------------------+   all integers big endian
namespace etherdeck::wire {

inline constexpr std::uint16_t linkProtocolVersion = 1;
inline constexpr std::size_t largestMessage = 65536;

/// Child: the first message. The interface is open and privileges are dropped, except for CAP_NET_RAW while
/// an interface that is down has not come up yet.
struct Hello {
    std::uint16_t version = linkProtocolVersion;
    std::string program; ///< name and version, to be shown
    std::string interface;
    MacAddress mac;
    std::uint32_t mtu = 0; ///< bytes
    LinkState state = LinkState::Up;

    friend bool operator==(const Hello&, const Hello&) = default;
};

/// Child: a frame from the wire, whole, without checksum.
struct FrameReceived {
    WallTime time; ///< when the kernel received it, in nanoseconds
    std::vector<std::byte> frame;

    friend bool operator==(const FrameReceived&, const FrameReceived&) = default;
};

/// Child: counters since it started; sent once a second while they change.
struct LinkStatistics {
    std::uint64_t received = 0;
    std::uint64_t sent = 0;
    std::uint64_t refused = 0;         ///< outgoing frames that were not let out
    std::uint64_t droppedByKernel = 0; ///< the capture ring was full
    std::uint64_t droppedByInterface = 0;

    friend bool operator==(const LinkStatistics&, const LinkStatistics&) = default;
};

/// Child: the interface went up or down, or changed its MTU or address.
struct LinkStateChanged {
    LinkState state = LinkState::Up;
    MacAddress mac;
    std::uint32_t mtu = 0;

    friend bool operator==(const LinkStateChanged&, const LinkStateChanged&) = default;
};

/// Child: something failed. A fatal error is the last message before the child ends; FrameRefused is not
/// fatal.
struct LinkError {
    Error error;

    friend bool operator==(const LinkError&, const LinkError&) = default;
};

/// Child: answers an EchoRequest, after everything that it sent before.
struct EchoReply {
    std::uint64_t number = 0; ///< of the request

    friend bool operator==(const EchoReply&, const EchoReply&) = default;
};

/// Program: send this frame.
struct SendFrame {
    std::vector<std::byte> frame;

    friend bool operator==(const SendFrame&, const SendFrame&) = default;
};

/// Program: say something, so that I know that you are there and how far away.
struct EchoRequest {
    std::uint64_t number = 0;

    friend bool operator==(const EchoRequest&, const EchoRequest&) = default;
};

using LinkMessage = std::variant<Hello, FrameReceived, LinkStatistics, LinkStateChanged, LinkError, EchoReply,
                                 SendFrame, EchoRequest>;

/// One framed message. Errors: TooLong when it would exceed largestMessage.
[[nodiscard]] Result<std::vector<std::byte>> encode(const LinkMessage& message);
/// Appends a frame message to `out` without an intermediate copy: the hot path. Errors: TooLong.
[[nodiscard]] Result<void> appendFrameReceived(std::vector<std::byte>& out, WallTime time,
                                               std::span<const std::byte> frame);
[[nodiscard]] Result<void> appendSendFrame(std::vector<std::byte>& out, std::span<const std::byte> frame);
void appendEchoRequest(std::vector<std::byte>& out, std::uint64_t number);

/// Cuts a byte stream into messages. Feed what arrived, then call take() until it returns nothing. After an
/// error the stream is out of step: take() keeps returning the error.
class LinkMessageReader {
public:
    void feed(std::span<const std::byte> bytes);
    /// The next complete message, or nothing yet. Errors: Malformed (bad length or body), Unsupported
    /// (unknown kind).
    [[nodiscard]] Result<std::optional<LinkMessage>> take();
    /// True when the stream may end here: no partial message is buffered.
    [[nodiscard]] bool atBoundary() const { return m_begin == m_buffer.size(); }

private:
    std::vector<std::byte> m_buffer;
    std::size_t m_begin = 0;
    std::optional<Error> m_broken;
};

} // namespace etherdeck::wire
