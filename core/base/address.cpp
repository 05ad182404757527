#include "core/base/address.h"

#include <charconv>

namespace etherdeck {

namespace {

/// One part of an address: a number below the wildcard's, or "*". Leading zeroes, signs and blanks are
/// refused, so that each address has exactly one spelling.
Result<std::uint16_t> parsePart(std::string_view text, std::uint16_t wildcard) {
    if (text == "*")
        return wildcard;
    if (text.empty() || (text.size() > 1 && text.front() == '0'))
        return fail(ErrorCode::Malformed, std::string(text));
    unsigned value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error == std::errc::result_out_of_range)
        return fail(ErrorCode::OutOfRange, std::string(text));
    if (error != std::errc() || end != text.data() + text.size())
        return fail(ErrorCode::Malformed, std::string(text));
    if (value >= wildcard)
        return fail(ErrorCode::OutOfRange, std::string(text));
    return static_cast<std::uint16_t>(value);
}

std::string partToString(unsigned value, unsigned wildcard) {
    return value == wildcard ? "*" : std::to_string(value);
}

} // namespace

Result<Address> Address::parse(std::string_view text) {
    std::string_view parts = text;
    if (parts.starts_with('e'))
        parts.remove_prefix(1);
    const auto dot = parts.find('.');
    if (dot == std::string_view::npos)
        return fail(ErrorCode::Malformed, std::string(text));
    const auto shelf = parsePart(parts.substr(0, dot), anyShelf);
    if (!shelf)
        return fail(shelf.error());
    const auto slot = parsePart(parts.substr(dot + 1), anySlot);
    if (!slot)
        return fail(slot.error());
    return Address(*shelf, static_cast<std::uint8_t>(*slot));
}

std::string Address::toString() const {
    return "e" + partToString(m_shelf, anyShelf) + "." + partToString(m_slot, anySlot);
}

} // namespace etherdeck
