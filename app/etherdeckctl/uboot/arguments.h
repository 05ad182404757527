#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/uboot/command.h"

#include <CLI/CLI.hpp>

namespace etherdeck::ctl {

/// The commands for U-Boot's environment on the command line.
class UbootArguments {
public:
    /// `choose` receives the one that is given.
    void addTo(CLI::App& app, ChooseCommand choose);

private:
    ChooseCommand m_choose;
    EnvironmentCheckOptions m_check;
};

} // namespace etherdeck::ctl
