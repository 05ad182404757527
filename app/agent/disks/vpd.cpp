#include "app/agent/disks/vpd.h"

#include "app/agent/disks/text.h"
#include "core/aoe/identify.h"

#include <cstdint>
#include <string_view>

namespace etherdeck::agent {

namespace {

constexpr std::size_t headerSize = 4;
constexpr std::size_t identifyAt = 60; // SAT: vendor, product, revision, signature, command
constexpr std::size_t identifySize = 512;
constexpr std::byte identifyDevice{0xec};
constexpr std::size_t commandAt = 56;

/// What follows the header of a page.
Result<std::span<const std::byte>> bodyOf(std::span<const std::byte> page, std::byte code) {
    if (page.size() < headerSize)
        return fail(ErrorCode::Truncated);
    if (page[1] != code)
        return fail(ErrorCode::Malformed);
    const auto length = std::to_integer<std::size_t>(page[2]) << 8 | std::to_integer<std::size_t>(page[3]);
    if (page.size() - headerSize < length)
        return fail(ErrorCode::Truncated);
    return page.subspan(headerSize, length);
}

std::uint16_t word(std::span<const std::byte> identify, std::size_t index) {
    return static_cast<std::uint16_t>(std::to_integer<unsigned>(identify[2 * index]) |
                                      std::to_integer<unsigned>(identify[2 * index + 1]) << 8);
}

/// ATA8-ACS: words 108 to 111, when word 87 says that they are there.
std::string wwnOf(std::span<const std::byte> identify) {
    const auto supported = word(identify, 87);
    if ((supported & 0xc100) != 0x4100)
        return {};
    constexpr std::string_view digits = "0123456789abcdef";
    std::string text;
    for (std::size_t index = 108; index < 112; ++index)
        for (int shift = 12; shift >= 0; shift -= 4)
            text += digits[word(identify, index) >> shift & 0xf];
    return text;
}

} // namespace

Result<std::string> parseSerialPage(std::span<const std::byte> page) {
    const auto body = bodyOf(page, std::byte{0x80});
    if (!body)
        return fail(body.error());
    return std::string(trimmed({reinterpret_cast<const char*>(body->data()), body->size()}));
}

Result<AtaFacts> parseAtaPage(std::span<const std::byte> page) {
    const auto body = bodyOf(page, std::byte{0x89});
    if (!body)
        return fail(body.error());
    if (body->size() < identifyAt - headerSize + identifySize)
        return fail(ErrorCode::Truncated);
    if (page[commandAt] != identifyDevice)
        return fail(ErrorCode::Malformed);
    const auto identify = page.subspan(identifyAt, identifySize);
    const auto identity = aoe::decodeIdentify(identify);
    if (!identity)
        return fail(identity.error());
    if (identity->model.empty() && identity->serial.empty())
        return fail(ErrorCode::Malformed);
    return AtaFacts{identity->model, identity->serial, wwnOf(identify)};
}

Result<AtaFacts> parseIdentificationPage(std::span<const std::byte> page) {
    constexpr std::string_view ata = "ATA     ";
    constexpr std::size_t modelSize = 40;
    constexpr std::size_t serialSize = 20;
    constexpr std::byte vendorIdentifier{1};
    auto body = bodyOf(page, std::byte{0x83});
    if (!body)
        return fail(body.error());
    while (!body->empty()) {
        if (body->size() < headerSize)
            return fail(ErrorCode::Truncated);
        const auto type = (*body)[1] & std::byte{0xf};
        const auto length = std::to_integer<std::size_t>((*body)[3]);
        if (body->size() - headerSize < length)
            return fail(ErrorCode::Truncated);
        const std::string_view text(reinterpret_cast<const char*>(body->data()) + headerSize, length);
        if (type == vendorIdentifier && text.starts_with(ata) &&
            text.size() >= ata.size() + modelSize + serialSize)
            return AtaFacts{std::string(trimmed(text.substr(ata.size(), modelSize))),
                            std::string(trimmed(text.substr(ata.size() + modelSize, serialSize))),
                            {}};
        *body = body->subspan(headerSize + length);
    }
    return fail(ErrorCode::Malformed);
}

} // namespace etherdeck::agent
