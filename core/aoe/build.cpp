#include "core/aoe/build.h"

#include "core/base/byte_reader.h"
#include "core/base/byte_writer.h"

namespace etherdeck::aoe {

namespace {

constexpr std::size_t longestList = 255;
constexpr std::uint8_t largestNibble = 0x0f;
constexpr std::uint16_t largestVlan = 0x0fff;
constexpr std::uint64_t lba28End = std::uint64_t{1} << 28;
constexpr std::uint64_t lba48End = std::uint64_t{1} << 48;
/// Bits 24-31 of a 28-bit LBA are sent unchanged to the drive's device register: LBA mode, and two bits that
/// old drives want set. The Linux driver sends the same.
constexpr std::uint64_t lba28Device = std::uint64_t{0xe0} << 24;

template <class... Handlers>
struct Overloaded : Handlers... {
    using Handlers::operator()...;
};
template <class... Handlers>
Overloaded(Handlers...) -> Overloaded<Handlers...>; // clang 14 does not deduce it by itself

Result<void> writeHeader(ByteWriter& writer, const Header& header) {
    if (header.version > largestNibble || header.vlan.value_or(0) > largestVlan)
        return fail(ErrorCode::OutOfRange);
    writer.mac(header.destination).mac(header.source);
    if (header.vlan)
        writer.u16(0x8100).u16(*header.vlan);
    const unsigned versionAndFlags =
        header.version << 4 | (header.response ? 0x08 : 0) | (header.error ? 0x04 : 0);
    writer.u16(etherType)
        .u8(static_cast<std::uint8_t>(versionAndFlags))
        .u8(static_cast<std::uint8_t>(header.targetError))
        .u16(header.address.shelf())
        .u8(header.address.slot())
        .u8(header.command)
        .u32(header.tag.onWire());
    return {};
}

Result<void> writeConfig(ByteWriter& writer, const Config& config) {
    if (config.string.size() > longestConfigString)
        return fail(ErrorCode::TooLong);
    const auto command = static_cast<std::uint8_t>(config.command);
    if (config.aoeVersion > largestNibble || command > largestNibble)
        return fail(ErrorCode::OutOfRange);
    const unsigned versionAndCommand = config.aoeVersion << 4 | command;
    writer.u16(config.buffers)
        .u16(config.firmware)
        .u8(config.sectorsPerFrame)
        .u8(static_cast<std::uint8_t>(versionAndCommand))
        .u16(static_cast<std::uint16_t>(config.string.size()))
        .bytes(asBytes(config.string));
    return {};
}

Result<void> writeAta(ByteWriter& writer, const Ata& ata) {
    if (ata.lba >= lba48End)
        return fail(ErrorCode::OutOfRange);
    writer.u8(ata.flags)
        .u8(ata.errorOrFeature)
        .u8(ata.sectorCount)
        .u8(ata.statusOrCommand)
        .u48LittleEndian(ata.lba)
        .u16(0)
        .bytes(ata.data);
    return {};
}

Result<void> writeMask(ByteWriter& writer, const Mask& mask) {
    if (mask.directives.size() > longestList)
        return fail(ErrorCode::TooLong);
    writer.u8(0)
        .u8(static_cast<std::uint8_t>(mask.command))
        .u8(mask.error)
        .u8(static_cast<std::uint8_t>(mask.directives.size()));
    for (const auto& directive : mask.directives)
        writer.u8(0).u8(static_cast<std::uint8_t>(directive.kind)).mac(directive.mac);
    return {};
}

Result<void> writeReserve(ByteWriter& writer, const Reserve& reserve) {
    if (reserve.macs.size() > longestList)
        return fail(ErrorCode::TooLong);
    writer.u8(static_cast<std::uint8_t>(reserve.command)).u8(static_cast<std::uint8_t>(reserve.macs.size()));
    for (const auto& mac : reserve.macs)
        writer.mac(mac);
    return {};
}

Result<void> writeBody(ByteWriter& writer, const Frame& frame) {
    return std::visit(Overloaded{
                          [](const NoArguments&) { return Result<void>(); },
                          [&](const Config& config) { return writeConfig(writer, config); },
                          [&](const Ata& ata) { return writeAta(writer, ata); },
                          [&](const Mask& mask) { return writeMask(writer, mask); },
                          [&](const Reserve& reserve) { return writeReserve(writer, reserve); },
                      },
                      frame.body);
}

/// Receivers interpret the arguments by the command number, so the two must agree.
bool bodyIsOfCommand(const Frame& frame) {
    const bool isKnown = frame.header.command <= static_cast<std::uint8_t>(Command::Reserve);
    const auto is = [&](Command command) {
        return !isKnown || frame.header.command == static_cast<std::uint8_t>(command);
    };
    return std::visit(Overloaded{
                          [](const NoArguments&) { return true; },
                          [&](const Config&) { return is(Command::QueryConfig); },
                          [&](const Ata&) { return is(Command::Ata); },
                          [&](const Mask&) { return is(Command::MacMask); },
                          [&](const Reserve&) { return is(Command::Reserve); },
                      },
                      frame.body);
}

Header requestHeader(const Route& route, Command command) {
    Header header;
    header.destination = route.destination;
    header.source = route.source;
    header.address = route.address;
    header.command = static_cast<std::uint8_t>(command);
    header.tag = Tag(route.tag.onWire());
    return header;
}

/// For requests whose arguments are within bounds by construction.
Bytes mustBuild(const Frame& frame) { return build(frame).value_or(Bytes()); }

} // namespace

Result<Bytes> build(const Frame& frame, Padding padding) {
    if (!bodyIsOfCommand(frame))
        return fail(ErrorCode::Malformed);
    ByteWriter writer;
    if (auto header = writeHeader(writer, frame.header); !header)
        return fail(header.error());
    if (auto body = writeBody(writer, frame); !body)
        return fail(body.error());
    if (writer.size() > largestFrame)
        return fail(ErrorCode::TooLong);
    if (padding == Padding::To60)
        writer.padTo(smallestFrame);
    return writer.take();
}

Result<Bytes> buildConfigRequest(const Route& route, ConfigCommand command, std::string_view string) {
    Config config;
    config.aoeVersion = 1;
    config.command = command;
    config.string = string;
    return build({requestHeader(route, Command::QueryConfig), std::move(config)});
}

Bytes buildConfigQuery(const Route& route) {
    Config config;
    config.aoeVersion = 1;
    return mustBuild({requestHeader(route, Command::QueryConfig), std::move(config)});
}

Bytes buildIdentifyRequest(const Route& route) {
    Ata ata;
    ata.sectorCount = 1;
    ata.statusOrCommand = ata::identifyDevice;
    return mustBuild({requestHeader(route, Command::Ata), ata});
}

Result<Bytes> buildReadRequest(const Route& route, Sectors start, std::uint8_t count) {
    if (count == 0 || start.count > lba48End - count)
        return fail(ErrorCode::OutOfRange);
    const bool needsLba48 = start.count + count > lba28End;
    Ata ata;
    ata.flags = needsLba48 ? ata::flagLba48 : std::uint8_t{0};
    ata.sectorCount = count;
    ata.statusOrCommand = needsLba48 ? ata::readSectorsExt : ata::readSectors;
    ata.lba = needsLba48 ? start.count : start.count | lba28Device;
    return build({requestHeader(route, Command::Ata), ata});
}

Bytes buildMaskListRequest(const Route& route) {
    return mustBuild({requestHeader(route, Command::MacMask), Mask{}});
}

Result<Bytes> buildMaskEditRequest(const Route& route, std::span<const MaskDirective> directives) {
    Mask mask;
    mask.command = MaskCommand::Edit;
    mask.directives.assign(directives.begin(), directives.end());
    return build({requestHeader(route, Command::MacMask), std::move(mask)});
}

Bytes buildReserveQuery(const Route& route) {
    return mustBuild({requestHeader(route, Command::Reserve), Reserve{}});
}

Result<Bytes> buildReserveRequest(const Route& route, ReserveCommand command,
                                  std::span<const MacAddress> macs) {
    Reserve reserve;
    reserve.command = command;
    reserve.macs.assign(macs.begin(), macs.end());
    return build({requestHeader(route, Command::Reserve), std::move(reserve)});
}

} // namespace etherdeck::aoe
