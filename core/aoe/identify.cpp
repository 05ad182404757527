#include "core/aoe/identify.h"

#include <algorithm>
#include <bit>

namespace etherdeck::aoe {

namespace {

constexpr std::size_t identifySize = 512;
/// The limit of 48-bit commands. A larger figure is wrong and could overflow when converted to bytes.
constexpr std::uint64_t largestLba28 = 0x0fff'ffff;
constexpr std::uint64_t largestLba48 = std::uint64_t{1} << 48;
constexpr std::uint64_t smallestSector = 512;
constexpr std::uint64_t largestSector = 1 << 20;

/// The words of IDENTIFY DEVICE that are read, named as in ATA8-ACS.
enum Word : std::size_t {
    SerialNumber = 10,     // 10 words
    FirmwareRevision = 23, // 4 words
    ModelNumber = 27,      // 20 words
    Capabilities = 49,
    SectorsByLba28 = 60, // 2 words
    CommandSet1 = 82,
    CommandSet2 = 83,
    SectorsByLba48 = 100, // 4 words
    SectorSizes = 106,
    LogicalSectorWords = 117, // 2 words
};

class Words {
public:
    explicit Words(std::span<const std::byte> data) : m_data(data) {}

    [[nodiscard]] std::uint16_t at(std::size_t word) const {
        return static_cast<std::uint16_t>(std::to_integer<unsigned>(m_data[2 * word]) |
                                          std::to_integer<unsigned>(m_data[2 * word + 1]) << 8);
    }
    [[nodiscard]] bool bit(std::size_t word, unsigned bit) const { return (at(word) >> bit & 1) != 0; }
    [[nodiscard]] std::uint64_t number(std::size_t word, std::size_t words) const {
        std::uint64_t value = 0;
        for (std::size_t i = words; i-- > 0;)
            value = value << 16 | at(word + i);
        return value;
    }
    [[nodiscard]] std::string text(std::size_t word, std::size_t words) const {
        std::string text;
        for (std::size_t i = word; i < word + words; ++i)
            text.append({static_cast<char>(at(i) >> 8), static_cast<char>(at(i) & 0xff)});
        text.resize(std::min(text.find('\0'), text.size()));
        std::replace_if(
            text.begin(), text.end(), [](char c) { return c < 0x20 || c > 0x7e; }, '?');
        text.erase(text.find_last_not_of(' ') + 1);
        text.erase(0, text.find_first_not_of(' '));
        return text;
    }

private:
    std::span<const std::byte> m_data;
};

/// Words 83 and 106 are valid only when their bits 15:14 are 01.
bool isValid(std::uint16_t word) { return (word & 0xc000) == 0x4000; }

void decodeSectorSizes(const Words& words, Identity& identity) {
    const auto sizes = words.at(SectorSizes);
    if (!isValid(sizes))
        return;
    if (words.bit(SectorSizes, 12)) {
        const auto bytes = words.number(LogicalSectorWords, 2) * 2;
        if (bytes >= smallestSector && bytes <= largestSector)
            identity.logicalSectorSize = static_cast<std::uint32_t>(bytes);
    }
    identity.physicalSectorSize = identity.logicalSectorSize;
    const std::uint64_t physical = std::uint64_t{identity.logicalSectorSize} << (sizes & 0x0f);
    if (words.bit(SectorSizes, 13) && physical <= largestSector)
        identity.physicalSectorSize = static_cast<std::uint32_t>(physical);
}

class WordWriter {
public:
    void set(std::size_t word, std::uint16_t value) {
        m_bytes[2 * word] = static_cast<std::byte>(value & 0xff);
        m_bytes[2 * word + 1] = static_cast<std::byte>(value >> 8);
    }
    void number(std::size_t word, std::size_t words, std::uint64_t value) {
        for (std::size_t i = 0; i < words; ++i)
            set(word + i, static_cast<std::uint16_t>(value >> (16 * i)));
    }
    void text(std::size_t word, std::size_t words, std::string text) {
        text.resize(2 * words, ' ');
        for (std::size_t i = 0; i < words; ++i)
            set(word + i, static_cast<std::uint16_t>(static_cast<std::uint8_t>(text[2 * i]) << 8 |
                                                     static_cast<std::uint8_t>(text[2 * i + 1])));
    }
    [[nodiscard]] std::vector<std::byte> take() { return std::move(m_bytes); }

private:
    std::vector<std::byte> m_bytes = std::vector<std::byte>(identifySize);
};

void encodeSectorSizes(WordWriter& words, const Identity& identity) {
    const auto logical = identity.logicalSectorSize;
    const auto physical = identity.physicalSectorSize;
    unsigned sizes = 0x4000;
    if (logical > smallestSector && logical % 2 == 0) {
        sizes |= 0x1000;
        words.number(LogicalSectorWords, 2, logical / 2);
    }
    if (logical >= smallestSector && physical > logical && physical <= largestSector)
        sizes |= 0x2000 | static_cast<unsigned>(std::bit_width(physical / logical) - 1);
    words.set(SectorSizes, static_cast<std::uint16_t>(sizes));
}

} // namespace

Result<Identity> decodeIdentify(std::span<const std::byte> data) {
    if (data.size() < identifySize)
        return fail(ErrorCode::Truncated);
    const Words words(data);
    Identity identity;
    identity.model = words.text(ModelNumber, 20);
    identity.serial = words.text(SerialNumber, 10);
    identity.firmwareRevision = words.text(FirmwareRevision, 4);
    const bool commandSetValid = isValid(words.at(CommandSet2));
    identity.lba48 = commandSetValid && words.bit(CommandSet2, 10);
    identity.size.count = identity.lba48 ? std::min(words.number(SectorsByLba48, 4), largestLba48)
                                         : std::min(words.number(SectorsByLba28, 2), largestLba28);
    identity.dma = words.bit(Capabilities, 8);
    identity.smart = commandSetValid && words.bit(CommandSet1, 0);
    identity.writeCache = commandSetValid && words.bit(CommandSet1, 5);
    identity.flushCache = commandSetValid && words.bit(CommandSet2, 12);
    decodeSectorSizes(words, identity);
    return identity;
}

std::vector<std::byte> encodeIdentify(const Identity& identity) {
    WordWriter words;
    words.text(SerialNumber, 10, identity.serial);
    words.text(FirmwareRevision, 4, identity.firmwareRevision);
    words.text(ModelNumber, 20, identity.model);
    words.set(Capabilities, static_cast<std::uint16_t>(0x0200 | (identity.dma ? 0x0100 : 0)));
    words.number(SectorsByLba28, 2, std::min(identity.size.count, largestLba28));
    words.set(CommandSet1,
              static_cast<std::uint16_t>((identity.smart ? 1 : 0) | (identity.writeCache ? 0x20 : 0)));
    words.set(CommandSet2, static_cast<std::uint16_t>(0x4000 | (identity.lba48 ? 0x0400 : 0) |
                                                      (identity.flushCache ? 0x1000 : 0)));
    if (identity.lba48)
        words.number(SectorsByLba48, 4, std::min(identity.size.count, largestLba48));
    encodeSectorSizes(words, identity);
    return words.take();
}

} // namespace etherdeck::aoe
