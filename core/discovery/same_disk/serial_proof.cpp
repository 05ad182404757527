#include "core/discovery/same_disk/serial_proof.h"

#include <algorithm>
#include <array>
#include <string>

namespace etherdeck::discovery {

namespace {

constexpr std::size_t serialLength = 20;         // size of the field in IDENTIFY DEVICE
constexpr std::size_t longestPrefix = 5 + 1 + 3; // "65534.254"

/// Defaults, in lower case. kvblade.c gives every device "sn here", Plan 9's vblade every disk "serial#";
/// both are AoE targets. The others are what boards and bridges ship unset (DMI's "To Be Filled By O.E.M."
/// and "Default string") and what people type to fill the field.
constexpr std::array placeholders{
    std::string_view("sn here"),
    std::string_view("serial#"),
    std::string_view("serial"),
    std::string_view("serial number"),
    std::string_view("serialnumber"),
    std::string_view("system serial numb"), // of "System Serial Number", also cut by smaller fields
    std::string_view("to be filled by o.e"),
    std::string_view("default"),
    std::string_view("default string"),
    std::string_view("unknown"),
    std::string_view("none"),
    std::string_view("null"),
    std::string_view("n/a"),
    std::string_view("not available"),
    std::string_view("not specified"),
    std::string_view("sn"),
    std::string_view("s/n"),
};
/// Long enough to be cut off by the field.
constexpr std::size_t shortestCutPlaceholder = 18;

bool isDigit(char c) { return c >= '0' && c <= '9'; }
bool isLetter(char c) { return c >= 'a' && c <= 'z'; }

bool isNumber(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isDigit);
}

std::string lowerCase(std::string_view text) {
    std::string lower(text);
    std::transform(lower.begin(), lower.end(), lower.begin(),
                   [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return lower;
}

/// "00000000", "----", "x": one character, however often.
bool isOneCharacter(std::string_view text) {
    return text.find_first_not_of(text.front()) == std::string_view::npos;
}

/// "1234567890", "0123456789ABCDEF", "ABCDEF".
bool isCounted(std::string_view text) {
    constexpr std::size_t shortest = 4;
    const auto follows = [](char before, char after) {
        return after == before + 1 || (before == '9' && (after == '0' || after == 'a'));
    };
    for (std::size_t i = 1; i < text.size(); ++i)
        if (!follows(text[i - 1], text[i]))
            return false;
    return text.size() >= shortest;
}

/// QEMU numbers the disks of each virtual machine from QM00001 (hw/ide/core.c), so every machine has that
/// one.
bool isQemuDefault(std::string_view text) {
    return text.size() == 7 && text.starts_with("qm") && isNumber(text.substr(2));
}

bool isPlaceholder(std::string_view serial) {
    const auto text = lowerCase(serial);
    if (std::none_of(text.begin(), text.end(), [](char c) { return isDigit(c) || isLetter(c); }))
        return true;
    if (isOneCharacter(text) || isCounted(text) || isQemuDefault(text))
        return true;
    return std::any_of(placeholders.begin(), placeholders.end(), [&](std::string_view known) {
        return text == known || (known.size() >= shortestCutPlaceholder && text.starts_with(known));
    });
}

} // namespace

SerialKind serialKind(std::string_view serial) {
    if (serial.empty())
        return SerialKind::Empty;
    if (isPlaceholder(serial))
        return SerialKind::Placeholder;
    if (!vbladeAddress(serial).empty())
        return SerialKind::HostName;
    return fillsField(serial) ? SerialKind::Cut : SerialKind::Own;
}

SerialProof proofOf(SerialKind kind, bool isShared) {
    switch (kind) {
    case SerialKind::Empty:
    case SerialKind::Placeholder:
        return SerialProof::None;
    case SerialKind::HostName:
    case SerialKind::Cut:
        return SerialProof::Weak;
    case SerialKind::Own:
        return isShared ? SerialProof::Weak : SerialProof::Strong;
    }
    return SerialProof::None;
}

std::string_view vbladeAddress(std::string_view serial) {
    const auto colon = serial.find(':');
    if (colon == std::string_view::npos || colon > longestPrefix)
        return {};
    const auto address = serial.substr(0, colon);
    const auto dot = address.find('.');
    if (dot == std::string_view::npos || !isNumber(address.substr(0, dot)) ||
        !isNumber(address.substr(dot + 1)))
        return {};
    return address;
}

bool fillsField(std::string_view serial) { return serial.size() >= serialLength; }

} // namespace etherdeck::discovery
