#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/netconsole/options.h"

#include <CLI/CLI.hpp>

namespace etherdeck::ctl {

/// The netconsole commands on the command line.
class NetconsoleArguments {
public:
    /// `choose` receives the action of the one that is given.
    void addTo(CLI::App& app, ChooseCommand choose);

private:
    using Action = ExitStatus (*)(Output&, const NetconsoleOptions&);

    CLI::App* addCommand(CLI::App* parent, const char* name, const char* description, Action action);
    void addListen(CLI::App* parent);
    void addSend(CLI::App* parent);
    void addStopBoot(CLI::App* parent);
    void addReplay(CLI::App* parent);
    void addWhereToListen(CLI::App* command);
    void addHost(CLI::App* command);

    NetconsoleOptions m_options;
    ChooseCommand m_choose;
    long m_duration = 0;
    long m_keepDays = 0;
    long m_promptWait = 10;
    long m_bootWait = 300;
};

} // namespace etherdeck::ctl
