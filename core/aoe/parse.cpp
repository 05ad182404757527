#include "core/aoe/parse.h"

#include "core/base/byte_reader.h"

namespace etherdeck::aoe {

namespace {

using Body = decltype(Frame::body);

constexpr std::uint16_t vlanEtherType = 0x8100;
constexpr std::uint16_t vlanIdentifierMask = 0x0fff;
constexpr std::uint8_t responseFlag = 0x08;
constexpr std::uint8_t errorFlag = 0x04;

// Ethernet header, the tag only in 802.1Q frames:
//   0            6         12        [12 .. 16)            14 (18)
//   +------------+---------+---------+---------------------+
//   | destination| source  | 0x8100  | priority, VLAN (16) | 0x88a2
//   +------------+---------+---------+---------------------+
Result<void> parseEthernet(ByteReader& reader, Header& header) {
    std::uint16_t type = 0;
    if (!(reader.mac(header.destination) && reader.mac(header.source) && reader.u16(type)))
        return fail(ErrorCode::Truncated);
    if (type == vlanEtherType) {
        std::uint16_t tag = 0;
        if (!(reader.u16(tag) && reader.u16(type)))
            return fail(ErrorCode::Truncated);
        header.vlan = tag & vlanIdentifierMask;
    }
    if (type != etherType)
        return fail(ErrorCode::Unsupported);
    return {};
}

// AoE header, offsets in an untagged frame:
//   14: version (4 bits), R, E, 2 reserved bits | 15: error
//   16: shelf                                   | 18: slot    | 19: command
//   20: tag
Result<void> parseHeader(ByteReader& reader, Header& header) {
    std::uint8_t versionAndFlags = 0;
    std::uint8_t error = 0;
    std::uint16_t shelf = 0;
    std::uint8_t slot = 0;
    std::uint32_t tag = 0;
    if (!(reader.u8(versionAndFlags) && reader.u8(error) && reader.u16(shelf) && reader.u8(slot) &&
          reader.u8(header.command) && reader.u32(tag)))
        return fail(ErrorCode::Truncated);
    header.version = versionAndFlags >> 4;
    if (header.version > 1)
        return fail(ErrorCode::Unsupported);
    header.response = (versionAndFlags & responseFlag) != 0;
    header.error = (versionAndFlags & errorFlag) != 0;
    header.targetError = static_cast<TargetError>(error);
    header.address = Address(shelf, slot);
    header.tag = Tag::fromWire(tag);
    return {};
}

//   0: buffer count | 2: firmware | 4: sectors per frame | 5: AoE version, sub-command | 6: length | 8:
//   string
Result<Body> parseConfig(ByteReader& reader) {
    Config config;
    std::uint8_t versionAndCommand = 0;
    std::uint16_t length = 0;
    std::span<const std::byte> string;
    if (!(reader.u16(config.buffers) && reader.u16(config.firmware) && reader.u8(config.sectorsPerFrame) &&
          reader.u8(versionAndCommand) && reader.u16(length)))
        return fail(ErrorCode::Truncated);
    if (length > longestConfigString)
        return fail(ErrorCode::Malformed);
    if (!reader.bytes(length, string))
        return fail(ErrorCode::Truncated);
    config.aoeVersion = versionAndCommand >> 4;
    config.command = static_cast<ConfigCommand>(versionAndCommand & 0x0f);
    config.string = asText(string);
    return config;
}

//   0: flags | 1: error or feature | 2: sector count | 3: status or command | 4: LBA, 6 bytes little endian
//   10: reserved (2) | 12: data
Result<Body> parseAta(ByteReader& reader) {
    Ata ata;
    if (!(reader.u8(ata.flags) && reader.u8(ata.errorOrFeature) && reader.u8(ata.sectorCount) &&
          reader.u8(ata.statusOrCommand) && reader.u48LittleEndian(ata.lba) && reader.skip(2)))
        return fail(ErrorCode::Truncated);
    ata.data = reader.rest();
    return ata;
}

//   0: reserved | 1: sub-command | 2: error | 3: directive count | 4: directives of 8 bytes {reserved, kind,
//   MAC}
Result<Body> parseMask(ByteReader& reader) {
    Mask mask;
    std::uint8_t command = 0;
    std::uint8_t count = 0;
    if (!(reader.skip(1) && reader.u8(command) && reader.u8(mask.error) && reader.u8(count)))
        return fail(ErrorCode::Truncated);
    mask.command = static_cast<MaskCommand>(command);
    mask.directives.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        MaskDirective directive;
        std::uint8_t kind = 0;
        if (!(reader.skip(1) && reader.u8(kind) && reader.mac(directive.mac)))
            return fail(ErrorCode::Truncated);
        directive.kind = static_cast<MaskDirectiveKind>(kind);
        mask.directives.push_back(directive);
    }
    return mask;
}

//   0: sub-command | 1: MAC count | 2: MACs of 6 bytes
Result<Body> parseReserve(ByteReader& reader) {
    Reserve reserve;
    std::uint8_t command = 0;
    std::uint8_t count = 0;
    if (!(reader.u8(command) && reader.u8(count)))
        return fail(ErrorCode::Truncated);
    reserve.command = static_cast<ReserveCommand>(command);
    reserve.macs.reserve(count);
    for (unsigned i = 0; i < count; ++i) {
        MacAddress mac;
        if (!reader.mac(mac))
            return fail(ErrorCode::Truncated);
        reserve.macs.push_back(mac);
    }
    return reserve;
}

Result<Body> parseArguments(ByteReader& reader, const Header& header) {
    switch (static_cast<Command>(header.command)) {
    case Command::Ata:
        return parseAta(reader);
    case Command::QueryConfig:
        return parseConfig(reader);
    case Command::MacMask:
        return parseMask(reader);
    case Command::Reserve:
        return parseReserve(reader);
    }
    return NoArguments{};
}

/// "Config string present" is the one error reply with meaningful arguments: it holds the current string.
Body argumentsOfError(ByteReader& reader, const Header& header) {
    const bool tellsString = header.command == static_cast<std::uint8_t>(Command::QueryConfig) &&
                             header.targetError == TargetError::ConfigStringPresent;
    if (!tellsString)
        return NoArguments{};
    return parseConfig(reader).value_or(NoArguments{});
}

} // namespace

Result<Frame> parse(std::span<const std::byte> bytes) {
    if (bytes.size() > largestFrame)
        return fail(ErrorCode::TooLong);
    ByteReader reader(bytes);
    Frame frame;
    if (auto ethernet = parseEthernet(reader, frame.header); !ethernet)
        return fail(ethernet.error());
    if (auto header = parseHeader(reader, frame.header); !header)
        return fail(header.error());
    if (frame.header.error) {
        frame.body = argumentsOfError(reader, frame.header);
        return frame;
    }
    auto body = parseArguments(reader, frame.header);
    if (!body)
        return fail(body.error());
    frame.body = std::move(*body);
    return frame;
}

} // namespace etherdeck::aoe
