#pragma once

#include "core/plans/plan.h"

#include <QString>

#include <algorithm>
#include <string>
#include <string_view>

namespace etherdeck::tests {

/// "planned", or the name of the code of what refused it.
inline QString codeOf(const Outcome<plans::Plan>& outcome) {
    return outcome ? QStringLiteral("planned")
                   : QString::fromStdString(std::string(name(outcome.error().code)));
}

inline bool warnsOf(const plans::Plan& plan, std::string_view text) {
    return std::ranges::any_of(plan.warnings, [&](const Sentence& warning) {
        return warning.text().find(text) != std::string::npos;
    });
}

} // namespace etherdeck::tests
