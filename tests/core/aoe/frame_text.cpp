#include "tests/core/aoe/frame_text.h"

#include "core/aoe/parse.h"
#include "core/base/byte_reader.h"

#include <charconv>
#include <cstdio>

namespace etherdeck::test {

namespace {

template <class Integer>
std::string hex(Integer value, int digits) {
    char text[20];
    std::snprintf(text, sizeof(text), "%0*llx", digits, static_cast<unsigned long long>(value));
    return text;
}

std::string subCommand(aoe::ConfigCommand command) {
    switch (command) {
    case aoe::ConfigCommand::Read:
        return "read";
    case aoe::ConfigCommand::TestExact:
        return "test-exact";
    case aoe::ConfigCommand::TestPrefix:
        return "test-prefix";
    case aoe::ConfigCommand::SetIfEmpty:
        return "set-if-empty";
    case aoe::ConfigCommand::ForceSet:
        return "force-set";
    }
    return "sub-command " + std::to_string(static_cast<unsigned>(command));
}

/// Printable as it is, the rest as \xNN; long strings by their first bytes and their length.
std::string quoted(std::string_view text) {
    constexpr std::size_t shown = 40;
    std::string result = "\"";
    for (const char c : text.substr(0, shown))
        result += c >= 0x20 && c < 0x7f ? std::string(1, c) : "\\x" + hex(static_cast<std::uint8_t>(c), 2);
    result += '"';
    return text.size() > shown ? result + "... (" + std::to_string(text.size()) + ")" : result;
}

struct DescribeBody {
    const aoe::Header& header;

    std::string operator()(const aoe::NoArguments&) const {
        return "command " + std::to_string(header.command) + " without arguments";
    }
    std::string operator()(const aoe::Config& config) const {
        return "config " + subCommand(config.command) + " buffers " + std::to_string(config.buffers) +
               " firmware " + hex(config.firmware, 4) + " sectors " + std::to_string(config.sectorsPerFrame) +
               " aoe " + std::to_string(config.aoeVersion) + " string " + quoted(config.string);
    }
    std::string operator()(const aoe::Ata& ata) const {
        return "ata flags " + hex(ata.flags, 2) + " error/feature " + hex(ata.errorOrFeature, 2) + " count " +
               std::to_string(ata.sectorCount) + " status/command " + hex(ata.statusOrCommand, 2) + " lba " +
               hex(ata.lba, 12) + " data " + std::to_string(ata.data.size());
    }
    std::string operator()(const aoe::Mask& mask) const {
        std::string text = "mask command " + std::to_string(static_cast<unsigned>(mask.command)) + " error " +
                           std::to_string(mask.error);
        for (const auto& directive : mask.directives)
            text +=
                " " + std::to_string(static_cast<unsigned>(directive.kind)) + ":" + directive.mac.toString();
        return text;
    }
    std::string operator()(const aoe::Reserve& reserve) const {
        std::string text = "reserve command " + std::to_string(static_cast<unsigned>(reserve.command));
        for (const auto& mac : reserve.macs)
            text += " " + mac.toString();
        return text;
    }
};

struct SameBody {
    template <class Body>
    bool operator()(const Body& a, const Body& b) const {
        return a == b;
    }
    bool operator()(const aoe::Ata& a, const aoe::Ata& b) const {
        return a.flags == b.flags && a.errorOrFeature == b.errorOrFeature && a.sectorCount == b.sectorCount &&
               a.statusOrCommand == b.statusOrCommand && a.lba == b.lba && asText(a.data) == asText(b.data);
    }
    template <class A, class B>
    bool operator()(const A&, const B&) const {
        return false;
    }
};

} // namespace

std::string describe(const aoe::Frame& frame) {
    const auto& header = frame.header;
    std::string text = header.source.toString() + " > " + header.destination.toString();
    if (header.vlan)
        text += " vlan " + std::to_string(*header.vlan);
    text += " v" + std::to_string(header.version) + (header.response ? " response" : " request");
    if (header.error || header.targetError != aoe::TargetError::None)
        text += (header.error ? " error flag, " : " ") + aoe::name(header.targetError);
    text += " " + header.address.toString() + " tag " + hex(header.tag.onWire(), 8) + " ";
    return text + std::visit(DescribeBody{header}, frame.body);
}

std::string describeBytes(std::span<const std::byte> bytes) {
    const auto frame = aoe::parse(bytes);
    return frame ? describe(*frame) : "error: " + std::string(name(frame.error().code));
}

bool sameFrame(const aoe::Frame& a, const aoe::Frame& b) {
    return a.header == b.header && std::visit(SameBody{}, a.body, b.body);
}

std::string toHex(std::span<const std::byte> bytes) {
    std::string text;
    for (std::size_t i = 0; i < bytes.size(); ++i)
        text += (i > 0 && i % 2 == 0 ? " " : "") + hex(std::to_integer<unsigned>(bytes[i]), 2);
    return text;
}

std::vector<std::byte> fromHex(std::string_view text) {
    std::string digits(text);
    std::erase(digits, ' ');
    std::vector<std::byte> bytes;
    for (std::size_t i = 0; i + 1 < digits.size(); i += 2) {
        unsigned value = 0;
        const auto [end, error] = std::from_chars(&digits[i], &digits[i] + 2, value, 16);
        if (error != std::errc() || end != &digits[i] + 2)
            break;
        bytes.push_back(static_cast<std::byte>(value));
    }
    return bytes;
}

} // namespace etherdeck::test
