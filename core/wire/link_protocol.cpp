#include "core/wire/link_protocol.h"

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"

#include <algorithm>
#include <chrono>
#include <string_view>

namespace etherdeck::wire {

namespace {

enum class Kind : std::uint8_t {
    Hello = 1,
    FrameReceived = 2,
    LinkStatistics = 3,
    LinkStateChanged = 4,
    LinkError = 5,
    EchoReply = 6,
    SendFrame = 129, // messages from the program have the high bit set
    EchoRequest = 130,
};

constexpr std::size_t lengthSize = 4;
constexpr std::size_t longestName = 255;
constexpr std::size_t longestDetail = 4096;

// --- writing

void text(ByteWriter& writer, std::string_view value, std::size_t longest) {
    const auto cut = value.substr(0, longest);
    writer.u16(static_cast<std::uint16_t>(cut.size())).bytes(asBytes(cut));
}

struct Encoder {
    ByteWriter& writer;

    void operator()(const Hello& hello) {
        writer.u8(static_cast<std::uint8_t>(Kind::Hello)).u16(hello.version);
        writer.u8(static_cast<std::uint8_t>(hello.state)).mac(hello.mac).u32(hello.mtu);
        text(writer, hello.program, longestName);
        text(writer, hello.interface, longestName);
    }
    void operator()(const FrameReceived& received) {
        const auto sinceEpoch = std::chrono::nanoseconds(received.time.time_since_epoch());
        writer.u8(static_cast<std::uint8_t>(Kind::FrameReceived));
        writer.u64(static_cast<std::uint64_t>(sinceEpoch.count())).bytes(received.frame);
    }
    void operator()(const LinkStatistics& statistics) {
        writer.u8(static_cast<std::uint8_t>(Kind::LinkStatistics));
        writer.u64(statistics.received).u64(statistics.sent).u64(statistics.refused);
        writer.u64(statistics.droppedByKernel).u64(statistics.droppedByInterface);
    }
    void operator()(const LinkStateChanged& changed) {
        writer.u8(static_cast<std::uint8_t>(Kind::LinkStateChanged));
        writer.u8(static_cast<std::uint8_t>(changed.state)).mac(changed.mac).u32(changed.mtu);
    }
    void operator()(const LinkError& message) {
        writer.u8(static_cast<std::uint8_t>(Kind::LinkError));
        writer.u32(static_cast<std::uint32_t>(message.error.systemError));
        text(writer, name(message.error.code), longestName);
        text(writer, message.error.detail, longestDetail);
    }
    void operator()(const EchoReply& reply) {
        writer.u8(static_cast<std::uint8_t>(Kind::EchoReply)).u64(reply.number);
    }
    void operator()(const SendFrame& send) {
        writer.u8(static_cast<std::uint8_t>(Kind::SendFrame)).bytes(send.frame);
    }
    void operator()(const EchoRequest& request) {
        writer.u8(static_cast<std::uint8_t>(Kind::EchoRequest)).u64(request.number);
    }
};

template <class Integer>
void appendBigEndian(std::vector<std::byte>& out, Integer value) {
    for (int shift = 8 * (sizeof(Integer) - 1); shift >= 0; shift -= 8)
        out.push_back(static_cast<std::byte>(value >> shift));
}

/// Length and kind of a message whose body has `bodySize` bytes.
Result<void> appendHead(std::vector<std::byte>& out, Kind kind, std::size_t bodySize) {
    if (bodySize > largestMessage - 1)
        return fail(ErrorCode::TooLong);
    appendBigEndian(out, static_cast<std::uint32_t>(bodySize + 1));
    appendBigEndian(out, static_cast<std::uint8_t>(kind));
    return {};
}

// --- reading

bool text(ByteReader& reader, std::string& value, std::size_t longest) {
    std::uint16_t size = 0;
    std::span<const std::byte> bytes;
    if (!(reader.u16(size) && size <= longest && reader.bytes(size, bytes)))
        return false;
    value = asText(bytes);
    return true;
}

bool state(ByteReader& reader, LinkState& value) {
    std::uint8_t number = 0;
    if (!reader.u8(number) || number > static_cast<std::uint8_t>(LinkState::Gone))
        return false;
    value = static_cast<LinkState>(number);
    return true;
}

std::vector<std::byte> takeRest(ByteReader& reader) {
    const auto rest = reader.rest();
    (void)reader.skip(rest.size());
    return {rest.begin(), rest.end()};
}

/// A name from a later version becomes System: the detail still says what happened.
ErrorCode errorCodeOf(std::string_view text) {
    for (int number = 0; number < static_cast<int>(ErrorCode::System); ++number) {
        if (name(static_cast<ErrorCode>(number)) == text)
            return static_cast<ErrorCode>(number);
    }
    return ErrorCode::System;
}

bool decode(ByteReader& reader, Hello& hello) {
    if (!reader.u16(hello.version))
        return false;
    // Another version may have changed everything after its number.
    if (hello.version != linkProtocolVersion)
        return reader.skip(reader.remaining());
    return state(reader, hello.state) && reader.mac(hello.mac) && reader.u32(hello.mtu) &&
           text(reader, hello.program, longestName) && text(reader, hello.interface, longestName);
}

bool decode(ByteReader& reader, FrameReceived& received) {
    std::uint64_t sinceEpoch = 0;
    if (!reader.u64(sinceEpoch))
        return false;
    received.time = WallTime(std::chrono::duration_cast<WallTime::duration>(
        std::chrono::nanoseconds(static_cast<std::int64_t>(sinceEpoch))));
    received.frame = takeRest(reader);
    return true;
}

bool decode(ByteReader& reader, LinkStatistics& statistics) {
    return reader.u64(statistics.received) && reader.u64(statistics.sent) && reader.u64(statistics.refused) &&
           reader.u64(statistics.droppedByKernel) && reader.u64(statistics.droppedByInterface);
}

bool decode(ByteReader& reader, LinkStateChanged& changed) {
    return state(reader, changed.state) && reader.mac(changed.mac) && reader.u32(changed.mtu);
}

bool decode(ByteReader& reader, LinkError& message) {
    std::uint32_t systemError = 0;
    std::string code;
    if (!(reader.u32(systemError) && text(reader, code, longestName) &&
          text(reader, message.error.detail, longestDetail)))
        return false;
    message.error.systemError = static_cast<int>(systemError);
    message.error.code = errorCodeOf(code);
    return true;
}

bool decode(ByteReader& reader, EchoReply& reply) { return reader.u64(reply.number); }

bool decode(ByteReader& reader, EchoRequest& request) { return reader.u64(request.number); }

bool decode(ByteReader& reader, SendFrame& send) {
    send.frame = takeRest(reader);
    return true;
}

template <class Message>
Result<LinkMessage> decodeWhole(ByteReader reader) {
    Message message;
    if (!decode(reader, message) || reader.remaining() != 0)
        return fail(ErrorCode::Malformed, "message body");
    return message;
}

/// `message` is complete but without its length, and at least one byte long.
Result<LinkMessage> decodeMessage(std::span<const std::byte> message) {
    const ByteReader body(message.subspan(1));
    switch (static_cast<Kind>(message[0])) {
    case Kind::Hello:
        return decodeWhole<Hello>(body);
    case Kind::FrameReceived:
        return decodeWhole<FrameReceived>(body);
    case Kind::LinkStatistics:
        return decodeWhole<LinkStatistics>(body);
    case Kind::LinkStateChanged:
        return decodeWhole<LinkStateChanged>(body);
    case Kind::LinkError:
        return decodeWhole<LinkError>(body);
    case Kind::EchoReply:
        return decodeWhole<EchoReply>(body);
    case Kind::SendFrame:
        return decodeWhole<SendFrame>(body);
    case Kind::EchoRequest:
        return decodeWhole<EchoRequest>(body);
    }
    return fail(ErrorCode::Unsupported,
                "message kind " + std::to_string(std::to_integer<unsigned>(message[0])));
}

} // namespace

Result<std::vector<std::byte>> encode(const LinkMessage& message) {
    ByteWriter writer;
    std::visit(Encoder{writer}, message);
    const auto content = writer.take();
    if (content.size() > largestMessage)
        return fail(ErrorCode::TooLong);
    std::vector<std::byte> framed;
    framed.reserve(lengthSize + content.size());
    appendBigEndian(framed, static_cast<std::uint32_t>(content.size()));
    framed.insert(framed.end(), content.begin(), content.end());
    return framed;
}

Result<void> appendFrameReceived(std::vector<std::byte>& out, WallTime time,
                                 std::span<const std::byte> frame) {
    constexpr std::size_t timeSize = 8;
    if (auto head = appendHead(out, Kind::FrameReceived, timeSize + frame.size()); !head)
        return head;
    const auto sinceEpoch = std::chrono::nanoseconds(time.time_since_epoch());
    appendBigEndian(out, static_cast<std::uint64_t>(sinceEpoch.count()));
    out.insert(out.end(), frame.begin(), frame.end());
    return {};
}

Result<void> appendSendFrame(std::vector<std::byte>& out, std::span<const std::byte> frame) {
    if (auto head = appendHead(out, Kind::SendFrame, frame.size()); !head)
        return head;
    out.insert(out.end(), frame.begin(), frame.end());
    return {};
}

void appendEchoRequest(std::vector<std::byte>& out, std::uint64_t number) {
    appendBigEndian(out, static_cast<std::uint32_t>(1 + sizeof number));
    appendBigEndian(out, static_cast<std::uint8_t>(Kind::EchoRequest));
    appendBigEndian(out, number);
}

void LinkMessageReader::feed(std::span<const std::byte> bytes) {
    if (m_broken)
        return;
    // Moved down only once the consumed part is the larger one, so that each byte is moved about once at
    // most.
    if (m_begin > m_buffer.size() / 2) {
        m_buffer.erase(m_buffer.begin(), m_buffer.begin() + static_cast<std::ptrdiff_t>(m_begin));
        m_begin = 0;
    }
    m_buffer.insert(m_buffer.end(), bytes.begin(), bytes.end());
}

Result<std::optional<LinkMessage>> LinkMessageReader::take() {
    if (m_broken)
        return fail(*m_broken);
    ByteReader reader(std::span<const std::byte>(m_buffer).subspan(m_begin));
    std::uint32_t length = 0;
    if (!reader.u32(length))
        return std::nullopt;
    if (length == 0 || length > largestMessage) {
        m_broken = Error{ErrorCode::Malformed, "message length " + std::to_string(length), 0};
        return fail(*m_broken);
    }
    std::span<const std::byte> message;
    if (!reader.bytes(length, message))
        return std::nullopt;
    auto decoded = decodeMessage(message);
    if (!decoded) {
        m_broken = decoded.error();
        return fail(*m_broken);
    }
    m_begin += lengthSize + length;
    return std::optional<LinkMessage>(std::move(*decoded));
}

} // namespace etherdeck::wire
