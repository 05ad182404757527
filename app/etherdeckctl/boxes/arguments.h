#pragma once

#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/boxes/options.h"

#include <CLI/CLI.hpp>

#include <string>

namespace etherdeck::ctl {

/// The `box` commands of the command line. `choose` receives the action of the one that is given.
class BoxArguments {
public:
    void addTo(CLI::App& app, ChooseCommand choose);

private:
    CLI::App* add(CLI::App* box, const std::string& name, const std::string& description,
                  BoxOptions::Action action);
    CLI::App* addForOne(CLI::App* box, const std::string& name, const std::string& description,
                        BoxOptions::Action action);
    void addText(CLI::App* command, const std::string& name, const std::string& description);
    void addTies(CLI::App* box);

    BoxOptions m_options;
    ChooseCommand m_choose;
};

} // namespace etherdeck::ctl
