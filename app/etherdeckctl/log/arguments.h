#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/log/options.h"

#include <CLI/CLI.hpp>

namespace etherdeck::ctl {

/// The `log` commands of the command line. `choose` receives the action of the one that is given.
class LogArguments {
public:
    void addTo(CLI::App& app, ChooseCommand choose);

private:
    CLI::App* add(CLI::App* log, const std::string& name, const std::string& description,
                  LogOptions::Action action);
    void addUpkeep(CLI::App* log, const std::string& name, const std::string& description,
                   LogOptions::Action action);
    void choose(CLI::App* command, LogOptions::Action action);
    void addFilters(CLI::App* command, bool ofLines);
    void addTime(CLI::App* command, const std::string& name, const std::string& description,
                 std::optional<WallTime>& time);
    void addLimit(CLI::App* command, std::size_t defaultLimit, const std::string& description);

    LogOptions m_options;
    ChooseCommand m_choose;
};

} // namespace etherdeck::ctl
