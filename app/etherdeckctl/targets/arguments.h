#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/targets/options.h"

#include <CLI/CLI.hpp>

#include <string>

namespace etherdeck::ctl {

/// The commands for interfaces and targets on the command line.
class TargetArguments {
public:
    /// `choose` receives the one that is given.
    void addTo(CLI::App& app, ChooseCommand choose);

private:
    CLI::App* addCommand(CLI::App* parent, const std::string& name, const std::string& description,
                         Command command);
    void addWireOptions(CLI::App* command);
    void addTarget(CLI::App* command);
    void addWatch(CLI::App* parent);
    void addConfigCommands(CLI::App* parent);
    CLI::App* addConfigCommand(CLI::App* parent, const std::string& name, const std::string& description,
                               ConfigOptions::Action action);

    ChooseCommand m_choose;
    WireOptions m_wire;
    DiscoverOptions m_discover;
    ConfigOptions m_config;
    std::string m_target;
    std::string m_mac;
    int m_window = 1500;
    int m_poll = 10;
};

} // namespace etherdeck::ctl
