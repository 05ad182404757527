#include "app/etherdeckctl/base/command.h"
#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/boxes/arguments.h"
#include "app/etherdeckctl/device/arguments.h"
#include "app/etherdeckctl/finder/arguments.h"
#include "app/etherdeckctl/known_devices/arguments.h"
#include "app/etherdeckctl/log/arguments.h"
#include "app/etherdeckctl/netconsole/arguments.h"
#include "app/etherdeckctl/setup/arguments.h"
#include "app/etherdeckctl/targets/arguments.h"
#include "app/etherdeckctl/uboot/arguments.h"
#include "app/usage/usage.h"

#include <CLI/CLI.hpp>
#include <QCoreApplication>

#include <algorithm>
#include <csignal>
#include <sstream>
#include <unistd.h>
#include <utility>

namespace etherdeck::ctl {

namespace {

constexpr const char* description =
    "Find and inspect ATA-over-Ethernet targets, read the consoles of boxes, and manage what they export.";
constexpr const char* footer = "Exit status: 0 success, 1 failure, 2 wrong usage.\n"
                               "'etherdeckctl COMMAND --help' lists the options of a command.";

ExitStatus run(int argc, char** argv, Output& output) {
    CLI::App app(description, "etherdeckctl");
    app.set_version_flag("--version", "etherdeckctl " ETHERDECK_VERSION);
    app.require_subcommand(1);
    app.footer(footer);
    Command chosen;
    const auto choose = [&chosen](Command command) { chosen = std::move(command); };
    TargetArguments targets;
    targets.addTo(app, choose);
    LogArguments log;
    log.addTo(app, choose);
    NetconsoleArguments netconsole;
    netconsole.addTo(app, choose);
    BoxArguments boxes;
    boxes.addTo(app, choose);
    DeviceArguments device;
    device.addTo(app, choose);
    auto* devices = app.add_subcommand("device", "Find the boxes that can be managed, and name them");
    devices->require_subcommand(1);
    UbootArguments uboot;
    uboot.addTo(app, choose, device);
    SetupArguments setup;
    setup.addTo(app, device);
    FinderArguments finder;
    finder.addTo(*devices, choose);
    KnownDeviceArguments knownDevices;
    knownDevices.addTo(*devices, choose);
    try {
        app.parse(argc, argv);
    } catch (const CLI::ParseError& error) {
        if (error.get_exit_code() != 0) {
            printNote(usage::problem(app, {argv + std::min(argc, 1), argv + argc}, error));
            return ExitStatus::WrongUsage;
        }
        std::ostringstream wanted;
        app.exit(error, wanted, wanted);
        output.print(wanted.str());
        return ExitStatus::Done;
    }
    return chosen(output);
}

/// A command whose output is incomplete has failed, unless its reader closed the pipe.
ExitStatus close(Output& output, ExitStatus status) {
    if (output.close() || output.isLeft())
        return status;
    printProblem("standard output could not be written completely: " + output.failure()->detail + '.');
    return status == ExitStatus::Done ? ExitStatus::Failed : status;
}

} // namespace

} // namespace etherdeck::ctl

int main(int argc, char** argv) {
    using namespace etherdeck;
    openMissingDescriptors();
    std::signal(SIGPIPE, SIG_IGN); // a closed pipe ends the command, not the process
    std::signal(SIGXFSZ, SIG_IGN); // exceeding the file size limit becomes an error
    QCoreApplication application(argc, argv);
    Output output(STDOUT_FILENO, wantsStyles() ? Output::Styles::Pass : Output::Styles::Escape);
    const auto status = ctl::run(argc, argv, output);
    return static_cast<int>(ctl::close(output, status));
}
