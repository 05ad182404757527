#pragma once

#include "core/base/address.h"
#include "core/base/mac_address.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// ATA-over-Ethernet frames as plain values. Source: AoEr11; the tests document where real targets deviate.
namespace etherdeck::aoe {

inline constexpr std::uint16_t etherType = 0x88a2;
/// The smallest Ethernet frame, without its checksum. vblade ignores shorter queries, so everything we send
/// is padded to this size.
inline constexpr std::size_t smallestFrame = 60;
/// Ethernet header (14) and AoE header (10).
inline constexpr std::size_t headerSize = 24;
inline constexpr std::size_t longestConfigString = 1024;
/// Largest Ethernet frame accepted from anywhere: jumbo payload, Ethernet header, one VLAN tag.
inline constexpr std::size_t largestFrame = 16384;

enum class Command : std::uint8_t { Ata = 0, QueryConfig = 1, MacMask = 2, Reserve = 3 };

/// The error byte of a reply (AoEr11, section 2.4). A target may send other values.
enum class TargetError : std::uint8_t {
    None = 0,
    UnrecognisedCommand = 1,
    BadArgument = 2,
    DeviceUnavailable = 3,
    ConfigStringPresent = 4,
    UnsupportedVersion = 5,
    TargetReserved = 6,
};

/// Echoed by the target. Bit 31 is always set in our tags. The Linux driver keeps it clear in its own and
/// drops replies that have it set, so our traffic can never be mistaken for a reply to the kernel.
class Tag {
public:
    static constexpr std::uint32_t ours = 0x8000'0000;

    constexpr Tag() = default;
    constexpr explicit Tag(std::uint32_t number) : m_value(number | ours) {}
    [[nodiscard]] static constexpr Tag fromWire(std::uint32_t value) {
        Tag tag;
        tag.m_value = value;
        return tag;
    }

    [[nodiscard]] constexpr bool isOurs() const { return (m_value & ours) != 0; }
    /// Without bit 31.
    [[nodiscard]] constexpr std::uint32_t number() const { return m_value & ~ours; }
    [[nodiscard]] constexpr std::uint32_t onWire() const { return m_value; }

    friend constexpr bool operator==(const Tag&, const Tag&) = default;

private:
    std::uint32_t m_value = ours;
};

struct Header {
    MacAddress destination;
    MacAddress source;
    std::optional<std::uint16_t> vlan; ///< VLAN identifier (12 bits) of an 802.1Q-tagged frame
    std::uint8_t version = 1;          ///< 1; vblade's start-up advertisement says 0
    bool response = false;
    bool error = false;
    TargetError targetError = TargetError::None;
    Address address;
    std::uint8_t command = 0; ///< a Command, or another number in frames that are not for us
    Tag tag;

    friend bool operator==(const Header&, const Header&) = default;
};

enum class ConfigCommand : std::uint8_t {
    Read = 0,
    TestExact = 1,
    TestPrefix = 2,
    SetIfEmpty = 3,
    ForceSet = 4
};

/// Query Config (AoEr11, section 4).
struct Config {
    std::uint16_t buffers = 0;        ///< messages that the target can queue
    std::uint16_t firmware = 0;       ///< 0x40xx is vblade
    std::uint8_t sectorsPerFrame = 0; ///< as sent; 0 means 2, see effectiveSectorsPerFrame()
    std::uint8_t aoeVersion = 0;
    ConfigCommand command = ConfigCommand::Read;
    std::string string; ///< any bytes, at most longestConfigString

    friend bool operator==(const Config&, const Config&) = default;
};

namespace ata {
inline constexpr std::uint8_t readSectors = 0x20;
inline constexpr std::uint8_t readSectorsExt = 0x24;
inline constexpr std::uint8_t identifyDevice = 0xec;

inline constexpr std::uint8_t flagWrite = 0x01;
inline constexpr std::uint8_t flagAsync = 0x02;
inline constexpr std::uint8_t flagDevice = 0x10;
inline constexpr std::uint8_t flagLba48 = 0x40;

inline constexpr std::uint8_t statusError = 0x01;
inline constexpr std::uint8_t statusDeviceFault = 0x20;
inline constexpr std::uint8_t statusDeviceReady = 0x40;
} // namespace ata

/// Issue ATA Command (AoEr11, section 3).
struct Ata {
    std::uint8_t flags = 0;
    std::uint8_t errorOrFeature = 0;
    std::uint8_t sectorCount = 0;
    std::uint8_t statusOrCommand = 0;
    /// All 48 bits as on the wire. Without flagLba48 only the low 28 are the address; the rest goes into the
    /// drive's registers.
    std::uint64_t lba = 0;
    /// What follows: sector data, or padding. Points into the parsed bytes and is valid as long as they are.
    std::span<const std::byte> data;
};

enum class MaskCommand : std::uint8_t { Read = 0, Edit = 1 };
enum class MaskDirectiveKind : std::uint8_t { None = 0, Add = 1, Delete = 2 };

struct MaskDirective {
    MaskDirectiveKind kind = MaskDirectiveKind::None;
    MacAddress mac;

    friend bool operator==(const MaskDirective&, const MaskDirective&) = default;
};

/// MAC Mask List (AoEr11, section 5).
struct Mask {
    MaskCommand command = MaskCommand::Read;
    std::uint8_t error = 0;
    std::vector<MaskDirective> directives; ///< at most 255

    friend bool operator==(const Mask&, const Mask&) = default;
};

enum class ReserveCommand : std::uint8_t { Read = 0, Set = 1, ForceSet = 2 };

/// Reserve/Release (AoEr11, section 6). Setting an empty list releases the target.
struct Reserve {
    ReserveCommand command = ReserveCommand::Read;
    std::vector<MacAddress> macs; ///< at most 255

    friend bool operator==(const Reserve&, const Reserve&) = default;
};

/// No usable arguments: an error reply (some targets fill its argument fields with garbage), or a command
/// other than the four.
struct NoArguments {
    friend bool operator==(const NoArguments&, const NoArguments&) = default;
};

struct Frame {
    Header header;
    std::variant<NoArguments, Config, Ata, Mask, Reserve> body;
};

/// How many sectors one frame to the target may carry: its own figure, or 2 if it sends 0.
[[nodiscard]] constexpr std::uint8_t effectiveSectorsPerFrame(const Config& config) {
    return config.sectorsPerFrame == 0 ? 2 : config.sectorsPerFrame;
}

/// True for firmware versions of the vblade family. Its mask-edit code miscounts (the third add overwrites an
/// entry, deleting the first aborts the process), so a mask edit must never be sent to one.
[[nodiscard]] constexpr bool isVblade(std::uint16_t firmware) { return (firmware & 0xff00) == 0x4000; }

/// A stable lower-case name ("config-string-present"), or "error N" for numbers that AoEr11 does not define.
[[nodiscard]] std::string name(TargetError error);

} // namespace etherdeck::aoe
