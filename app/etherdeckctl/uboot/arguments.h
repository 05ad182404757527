#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/device/arguments.h"
#include "app/etherdeckctl/uboot/box_environment.h"
#include "app/etherdeckctl/uboot/command.h"
#include "app/etherdeckctl/uboot/netconsole.h"

#include <CLI/CLI.hpp>

namespace etherdeck::ctl {

/// The commands for U-Boot's environment on the command line.
class UbootArguments {
public:
    /// `choose` receives the one that is given.
    /// After those for netconsole and `device`: some are added there.
    void addTo(CLI::App& app, ChooseCommand choose, DeviceArguments& device);

private:
    void addCheck(CLI::App* uboot);
    void addEnvironment(CLI::App* uboot, DeviceArguments& device);
    void addChanges(CLI::App* environment, DeviceArguments& device);
    void addNetconsole(CLI::App* netconsole, DeviceArguments& device);
    static void addRange(CLI::App* command, std::optional<AddressRange>& range);

    ChooseCommand m_choose;
    BoxEnvironmentOptions m_box;
    BoxNetconsoleOptions m_netconsole;
    long m_wait = 180;
    EnvironmentCheckOptions m_check;
};

} // namespace etherdeck::ctl
