#include "core/exports/conf_problem.h"

namespace etherdeck::exports {

std::string_view name(ConfProblemKind kind) {
    switch (kind) {
    case ConfProblemKind::StopsGenerator:
        return "stops-generator";
    case ConfProblemKind::RunsCommand:
        return "runs-command";
    case ConfProblemKind::SkippedByGenerator:
        return "skipped-by-generator";
    case ConfProblemKind::Differs:
        return "differs";
    case ConfProblemKind::NotUnderstood:
        return "not-understood";
    case ConfProblemKind::UnknownVariable:
        return "unknown-variable";
    case ConfProblemKind::RefusedByVblade:
        return "refused-by-vblade";
    case ConfProblemKind::NotKept:
        return "not-kept";
    case ConfProblemKind::Contradicts:
        return "contradicts";
    case ConfProblemKind::Repeated:
        return "repeated";
    }
    return {};
}

} // namespace etherdeck::exports
