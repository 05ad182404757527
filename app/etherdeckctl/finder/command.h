#pragma once

#include "app/etherdeckctl/base/command.h"

#include <string>
#include <vector>

namespace etherdeck::ctl {

struct FinderOptions {
    std::vector<std::string> interfaces; ///< empty: all that suit
    std::string linkProgram;             ///< empty: the installed one
    bool large = false;
    bool all = false;
    bool json = false;
};

[[nodiscard]] ExitStatus runFind(Output& output, const FinderOptions& options);

} // namespace etherdeck::ctl
