#pragma once

#include "app/etherdeckctl/device/arguments.h"
#include "app/etherdeckctl/setup/command.h"

namespace etherdeck::ctl {

/// `setup` on the command line.
class SetupArguments {
public:
    void addTo(CLI::App& app, DeviceArguments& device);

private:
    SetupOptions m_options;
};

} // namespace etherdeck::ctl
