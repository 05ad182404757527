#pragma once

#include "app/etherdeckctl/log_options.h"
#include "app/etherdeckctl/options.h"
#include "core/system/output.h"

#include <CLI/CLI.hpp>

#include <functional>

namespace etherdeck::ctl {

/// The `log` commands of the command line. `choose` receives the action of the one that is given.
class LogArguments {
public:
    using Choose = std::function<void(std::function<ExitStatus(Output&)>)>;

    void addTo(CLI::App& app, Choose choose);

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
    Choose m_choose;
};

} // namespace etherdeck::ctl
