#include "core/store/events/label.h"

#include "core/store/events/store.h"

#include <algorithm>
#include <string_view>

namespace etherdeck::store {

namespace {

constexpr std::size_t notUtf8 = std::string_view::npos;

/// Bytes that follow a lead byte; -1 when it cannot lead.
int followersOf(unsigned char lead) {
    if (lead < 0x80)
        return 0;
    if (lead >= 0xc2 && lead <= 0xdf)
        return 1;
    if (lead >= 0xe0 && lead <= 0xef)
        return 2;
    return lead >= 0xf0 && lead <= 0xf4 ? 3 : -1;
}

std::size_t countCharacters(std::string_view text) {
    std::size_t count = 0;
    for (std::size_t i = 0; i < text.size(); ++count) {
        int followers = followersOf(static_cast<unsigned char>(text[i++]));
        if (followers < 0)
            return notUtf8;
        for (; followers > 0; --followers, ++i)
            if (i >= text.size() || (static_cast<unsigned char>(text[i]) & 0xc0) != 0x80)
                return notUtf8;
    }
    return count;
}

bool isControl(char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7f; }

} // namespace

Result<void> check(const Label& label) {
    const auto name = countCharacters(label.name);
    const auto note = countCharacters(label.note);
    if (name == notUtf8 || std::any_of(label.name.begin(), label.name.end(), isControl))
        return fail(ErrorCode::Malformed, "name");
    if (note == notUtf8 || label.note.find('\0') != std::string::npos)
        return fail(ErrorCode::Malformed, "note");
    if (name > longestName)
        return fail(ErrorCode::TooLong, "name");
    if (note > longestNote)
        return fail(ErrorCode::TooLong, "note");
    return {};
}

} // namespace etherdeck::store
