#include "core/base/harmless_text.h"

#include "core/base/unassigned_characters.h"

#include <algorithm>
#include <array>

namespace etherdeck {

namespace {

using Range = CharacterRange;

/// Sorted. Includes all default-ignorable code points of Unicode, together with the unassigned ones among
/// them; the other unassigned code points have a table of their own.
constexpr std::array harmful{
    Range{0x0000, 0x001f},     // C0
    Range{0x007f, 0x009f},     // DEL, C1
    Range{0x00ad, 0x00ad},     // soft hyphen
    Range{0x034f, 0x034f},     // combining grapheme joiner
    Range{0x061c, 0x061c},     // Arabic letter mark
    Range{0x115f, 0x1160},     // Hangul fillers
    Range{0x17b4, 0x17b5},     // Khmer inherent vowels
    Range{0x180b, 0x180f},     // Mongolian variation selectors, vowel separator
    Range{0x200b, 0x200f},     // zero-width space, joiners, marks of direction
    Range{0x2028, 0x202e},     // line and paragraph separators, embeddings, overrides
    Range{0x2060, 0x206f},     // word joiner, invisible operators, isolates
    Range{0x3164, 0x3164},     // Hangul filler
    Range{0xd800, 0xf8ff},     // surrogates, private use
    Range{0xfdd0, 0xfdef},     // noncharacters
    Range{0xfe00, 0xfe0f},     // variation selectors
    Range{0xfeff, 0xfeff},     // byte order mark
    Range{0xffa0, 0xffa0},     // half-width Hangul filler
    Range{0xfff0, 0xfffb},     // interlinear annotations
    Range{0xfffe, 0xffff},     // noncharacters
    Range{0x13430, 0x1345f},   // controls of hieroglyphs
    Range{0x1bca0, 0x1bca3},   // controls of shorthand
    Range{0x1d173, 0x1d17a},   // controls of musical notes
    Range{0x1fffe, 0x1ffff},   // noncharacters
    Range{0x2fffe, 0x2ffff},   //
    Range{0x3fffe, 0x10ffff}}; // planes without characters, tags, more variation selectors, private use

template <std::size_t size>
bool isIn(const std::array<Range, size>& ranges, char32_t character) {
    const auto* range = std::ranges::lower_bound(ranges, character, {}, &Range::last);
    return range != ranges.end() && character >= range->first;
}

/// The length in bytes of a UTF-8 sequence with this first byte; 0 when no sequence starts with it.
std::size_t sequenceLength(unsigned char first) {
    if (first < 0x80)
        return 1;
    if (first >= 0xc2 && first <= 0xdf)
        return 2;
    if (first >= 0xe0 && first <= 0xef)
        return 3;
    return first >= 0xf0 && first <= 0xf4 ? 4 : 0;
}

void appendEscape(std::string& text, char byte) {
    constexpr char digits[] = "0123456789abcdef";
    const auto value = static_cast<unsigned char>(byte);
    const char escape[] = {'\\', 'x', digits[value >> 4], digits[value & 15]};
    text.append(escape, sizeof escape);
}

bool isPlainByte(char c) { return static_cast<unsigned char>(c - 0x20) < 0x5f; }
bool isTabOrLineFeed(char c) { return c == '\t' || c == '\n'; }

/// Appends the character at the start of `bytes`, or its escapes, and returns how many bytes it had.
std::size_t appendCharacter(std::string& text, std::string_view bytes) {
    const auto character = firstCharacter(bytes);
    const auto length = character ? character->length : 1;
    if (character && !isHarmful(character->code))
        text.append(bytes.substr(0, length));
    else
        for (const char byte : bytes.substr(0, length))
            appendEscape(text, byte);
    return length;
}

template <class Stays>
void append(std::string& text, std::string_view bytes, Stays stays) {
    while (!bytes.empty()) {
        const auto run = static_cast<std::size_t>(std::ranges::find_if_not(bytes, stays) - bytes.begin());
        text.append(bytes.substr(0, run));
        bytes.remove_prefix(run);
        if (!bytes.empty())
            bytes.remove_prefix(appendCharacter(text, bytes));
    }
}

} // namespace

bool isHarmful(char32_t character) {
    if (character >= 0x20 && character < 0x7f)
        return false;
    const auto* range = std::ranges::lower_bound(harmful, character, {}, &Range::last);
    return range == harmful.end() || character >= range->first || isIn(unassignedCharacters, character);
}

std::optional<Character> firstCharacter(std::string_view bytes) {
    if (bytes.empty())
        return std::nullopt;
    constexpr std::array<char32_t, 5> smallest{0, 0, 0x80, 0x800, 0x10000};
    const auto first = static_cast<unsigned char>(bytes[0]);
    const auto length = sequenceLength(first);
    if (length == 0 || bytes.size() < length)
        return std::nullopt;
    char32_t code = length == 1 ? first : first & (0x7fu >> length);
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(bytes[i]);
        if ((next & 0xc0) != 0x80)
            return std::nullopt;
        code = code << 6 | (next & 0x3fu);
    }
    const bool isSurrogate = code >= 0xd800 && code <= 0xdfff;
    if (code < smallest[length] || code > 0x10ffff || isSurrogate)
        return std::nullopt;
    return Character{code, length};
}

void appendHarmless(std::string& text, std::string_view bytes) {
    append(text, bytes, [](char c) { return isPlainByte(c) || isTabOrLineFeed(c); });
}

std::string harmlessText(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    appendHarmless(text, bytes);
    return text;
}

std::string harmlessLine(std::string_view bytes) {
    std::string text;
    text.reserve(bytes.size());
    append(text, bytes, isPlainByte);
    return text;
}

std::string harmlessStart(std::string_view bytes, std::size_t limit) {
    std::string text;
    std::string piece;
    std::size_t width = 0;
    std::size_t endWithEllipsis = 0;
    while (!bytes.empty()) {
        piece.clear();
        const auto length = appendCharacter(piece, bytes);
        const bool isEscaped = length != piece.size();
        width += isEscaped ? piece.size() : 1;
        if (width > limit)
            return text.substr(0, endWithEllipsis) + "\xe2\x80\xa6";
        text += piece;
        bytes.remove_prefix(length);
        if (width < limit)
            endWithEllipsis = text.size();
    }
    return text;
}

bool isPlain(std::string_view bytes) {
    unsigned strange = 0; // no early exit, so that the loop is vectorised: sixteen bytes at a time
    for (const char c : bytes)
        strange |= static_cast<unsigned>(!isPlainByte(c));
    return strange == 0;
}

} // namespace etherdeck
