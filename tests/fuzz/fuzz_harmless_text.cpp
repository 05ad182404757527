#include "core/base/harmless_text.h"
#include "core/netconsole/kernel/escapes.h"
#include "tests/fuzz/require.h"

#include <algorithm>

using namespace etherdeck;
using test::require;

namespace {

void requireHarmless(std::string_view text, bool isOneLine) {
    while (!text.empty()) {
        const auto character = firstCharacter(text);
        require(character.has_value());
        const bool stays = !isOneLine && (character->code == '\t' || character->code == '\n');
        require(stays || !isHarmful(character->code));
        text.remove_prefix(character->length);
    }
}

} // namespace

// Nothing harmful is left, harmless text is not changed, a start is a prefix, and text without a backslash
// can be read back.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view bytes(reinterpret_cast<const char*>(data), size);
    const auto text = harmlessText(bytes);
    const auto line = harmlessLine(bytes);
    requireHarmless(text, false);
    requireHarmless(line, true);
    require(harmlessText(text) == text);
    require(harmlessStart(bytes, line.size()) == line);
    const auto start = harmlessStart(bytes, 10);
    requireHarmless(start, true);
    require(start == line || line.starts_with(std::string_view(start).substr(0, start.size() - 3)));
    if (bytes.find('\\') == std::string_view::npos) {
        std::string again;
        netconsole::appendUnescaped(again, line);
        require(again == bytes);
    }
    return 0;
}
