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

namespace {

std::string_view explanation(ConfProblemKind kind) {
    switch (kind) {
    case ConfProblemKind::StopsGenerator:
        return "Debian's generator stops here, so no file after this one is started at boot";
    case ConfProblemKind::RunsCommand:
        return "This command is run as root at each start";
    case ConfProblemKind::SkippedByGenerator:
        return "Debian's generator skips this file, so it is not started at boot";
    case ConfProblemKind::Differs:
        return "A shell and systemd read different values";
    case ConfProblemKind::NotUnderstood:
        return "Etherdeck does not understand this part";
    case ConfProblemKind::UnknownVariable:
        return "Nothing reads this variable";
    case ConfProblemKind::RefusedByVblade:
        return "These values are not accepted by vblade";
    case ConfProblemKind::NotKept:
        return "This setting is lost when the export is changed";
    case ConfProblemKind::Contradicts:
        return "Another file of this address has other values";
    case ConfProblemKind::Repeated:
        return "Another file has this address on the same interface";
    }
    return {};
}

} // namespace

std::string sentence(const ConfProblem& problem) {
    auto text = problem.line == 0 ? std::string() : "Line " + std::to_string(problem.line) + ": ";
    text += explanation(problem.kind);
    return text + (problem.text.empty() ? "" : ": " + problem.text) + '.';
}

} // namespace etherdeck::exports
