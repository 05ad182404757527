#include "core/base/is_text.h"

#include "core/base/harmless_text.h"

namespace etherdeck {

bool isText(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto character = firstCharacter(bytes);
        if (!character || (character->code < 0x20 && character->code != '\t'))
            return false;
        bytes.remove_prefix(character->length);
    }
    return true;
}

} // namespace etherdeck
