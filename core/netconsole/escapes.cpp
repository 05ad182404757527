#include "core/netconsole/escapes.h"

#include <algorithm>
#include <cstdint>

namespace etherdeck::netconsole {

namespace {

int hexDigit(char c) {
    if (c >= '0' && c <= '9')
        return c - '0';
    if (c >= 'a' && c <= 'f')
        return c - 'a' + 10;
    return c >= 'A' && c <= 'F' ? c - 'A' + 10 : -1;
}

/// The byte that \xNN at the start of `wire` stands for, or -1.
int escapedByte(std::string_view wire) {
    if (wire.size() < 4 || wire[0] != '\\' || wire[1] != 'x')
        return -1;
    const int high = hexDigit(wire[2]);
    const int low = hexDigit(wire[3]);
    return high < 0 || low < 0 ? -1 : high << 4 | low;
}

void appendEscape(std::string& text, char byte) {
    constexpr char digits[] = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(byte);
    const char escape[] = {'\\', 'x', digits[value >> 4], digits[value & 15]};
    text.append(escape, sizeof escape);
}

/// How many bytes a UTF-8 sequence with this first byte has; 0: none starts so.
std::size_t sequenceLength(unsigned char first) {
    if (first >= 0xc2 && first <= 0xdf)
        return 2;
    if (first >= 0xe0 && first <= 0xef)
        return 3;
    return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

bool isHarmful(std::uint32_t character) {
    const auto between = [character](std::uint32_t first, std::uint32_t last) {
        return character >= first && character <= last;
    };
    return between(0x80, 0x9f) || between(0xd800, 0xdfff) || between(0x2028, 0x202e) ||
           between(0x2066, 0x2069) || character > 0x10ffff;
}

/// The length of the well-formed and harmless character at the start of `bytes`, which is not ASCII; 0 if it
/// is not one.
std::size_t characterLength(std::string_view bytes) {
    constexpr std::uint32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const auto first = static_cast<unsigned char>(bytes[0]);
    const auto length = sequenceLength(first);
    if (length == 0 || bytes.size() < length)
        return 0;
    std::uint32_t character = first & (0x7fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(bytes[i]);
        if ((next & 0xc0) != 0x80)
            return 0;
        character = character << 6 | (next & 0x3fu);
    }
    return character < smallest[length] || isHarmful(character) ? 0 : length;
}

bool isPlainByte(char c) { return static_cast<unsigned char>(c - 0x20) < 0x5f; }

} // namespace

void appendUnescaped(std::string& bytes, std::string_view wire) {
    while (!wire.empty()) {
        const auto run = std::min(wire.find('\\'), wire.size());
        bytes.append(wire.substr(0, run));
        wire.remove_prefix(run);
        if (wire.empty())
            return;
        const int byte = escapedByte(wire);
        bytes += byte < 0 ? wire[0] : static_cast<char>(byte);
        wire.remove_prefix(byte < 0 ? 1 : 4);
    }
}

void appendHarmless(std::string& text, std::string_view bytes) {
    while (!bytes.empty()) {
        std::size_t run = 0;
        while (run < bytes.size() && (isPlainByte(bytes[run]) || bytes[run] == '\t' || bytes[run] == '\n'))
            ++run;
        text.append(bytes.substr(0, run));
        bytes.remove_prefix(run);
        if (bytes.empty())
            return;
        const auto length = characterLength(bytes);
        if (length > 0)
            text.append(bytes.substr(0, length));
        else
            appendEscape(text, bytes[0]);
        bytes.remove_prefix(length > 0 ? length : 1);
    }
}

bool isPlain(std::string_view bytes) {
    unsigned strange = 0; // no early exit: so the loop is done sixteen bytes at a time
    for (const char c : bytes)
        strange |= static_cast<unsigned>(!isPlainByte(c));
    return strange == 0;
}

std::string unescapedText(std::string_view wire) {
    std::string text;
    if (isPlain(wire) && wire.find('\\') == std::string_view::npos) {
        text = wire;
        return text;
    }
    std::string bytes;
    bytes.reserve(wire.size());
    appendUnescaped(bytes, wire);
    text.reserve(bytes.size());
    appendHarmless(text, bytes);
    return text;
}

} // namespace etherdeck::netconsole
