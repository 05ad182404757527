#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/known_devices/command.h"
#include "app/etherdeckctl/known_devices/install.h"
#include "app/etherdeckctl/known_devices/transfer.h"

#include <CLI/CLI.hpp>

namespace etherdeck::ctl {

/// `device list`, `device add`, `device install` and others on the command line.
class KnownDeviceArguments {
public:
    /// Below the command `device`. `choose` receives the command.
    void addTo(CLI::App& device, ChooseCommand choose);

private:
    void addAdd(CLI::App& device);
    void addInstall(CLI::App& device);
    void addGroup(CLI::App& device);
    void addTransfer(CLI::App& device);

    ChooseCommand m_choose;
    AddDeviceOptions m_add;
    InstallOptions m_install;
    ListDevicesOptions m_list;
    ExportDevicesOptions m_export;
    ImportDevicesOptions m_import;
    std::string m_name;
    std::string m_group;
    bool m_json = false;
};

} // namespace etherdeck::ctl
