#pragma once

#include "core/install/plan.h"
#include "core/install/system.h"
#include "core/remote/device.h"

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// What a box is before an agent is put on it, and the plans for that, or why there is none.
struct BoxLook {
    install::BoxSystem system;
    std::string architecture; ///< "armel"; empty: there is no agent for it
    install::Answer<install::InstallPlan> toInstall;
    install::Answer<install::InstallPlan> forSession;
};

/// Which step runs.
struct InstallProgress {
    std::size_t step = 0; ///< from 0
    std::size_t steps = 0;
    bool undoes = false;
    Sentence text;
};

/// How an installation ended.
struct InstallOutcome {
    std::optional<install::Failure> failure; ///< nothing: it is done
    Sentence failedStep;
    std::vector<Sentence> leftDone; ///< steps that could not be undone
    std::vector<Sentence> skipped;  ///< steps that failed and are not needed
};

} // namespace etherdeck
