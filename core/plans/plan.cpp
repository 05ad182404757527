#include "core/plans/plan.h"

namespace etherdeck::plans {

std::string_view name(Confirmation level) {
    switch (level) {
    case Confirmation::None:
        return "none";
    case Confirmation::Click:
        return "click";
    case Confirmation::Type:
        return "type";
    }
    return "type";
}

} // namespace etherdeck::plans
