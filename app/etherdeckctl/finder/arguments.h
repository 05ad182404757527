#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/finder/command.h"

#include <CLI/CLI.hpp>

namespace etherdeck::ctl {

/// `device find` on the command line.
class FinderArguments {
public:
    /// Below the command `device`. `choose` receives the command.
    void addTo(CLI::App& device, ChooseCommand choose);

private:
    ChooseCommand m_choose;
    FinderOptions m_options;
};

} // namespace etherdeck::ctl
