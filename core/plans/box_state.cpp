#include "core/plans/box_state.h"

namespace etherdeck::plans {

std::optional<MacAddress> macOfBox(const std::vector<BoxInterface>& interfaces) {
    const BoxInterface* found = nullptr;
    for (const auto& interface : interfaces) {
        if (!interface.ethernet || interface.mac.isZero())
            continue;
        const auto isBetter =
            found == nullptr || (interface.kind.empty() && !found->kind.empty()) ||
            (interface.kind.empty() == found->kind.empty() && interface.index < found->index);
        if (isBetter)
            found = &interface;
    }
    return found == nullptr ? std::nullopt : std::optional(found->mac);
}

} // namespace etherdeck::plans
