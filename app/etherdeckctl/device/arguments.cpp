#include "app/etherdeckctl/device/arguments.h"

#include "app/etherdeckctl/base/box_names.h"
#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/change.h"
#include "app/etherdeckctl/device/listings.h"
#include "app/etherdeckctl/device/plan_text.h"
#include "app/usage/usage.h"
#include "core/base/shell_word.h"
#include "core/services/desk/state_folder.h"
#include "core/user_files/device_book.h"

#include <QFile>

#include <cstdlib>
#include <limits>
#include <utility>

namespace etherdeck::ctl {

namespace {

constexpr const char* deviceForms = "the name of a device or box, HOST, USER@HOST, unix:PATH or exec:COMMAND";
constexpr const char* deviceVariable = "ETHERDECK_DEVICE";

/// Options that say on which interfaces of this computer something is to be looked for.
bool namesInterfacesHere(const CLI::App& command) {
    for (const auto* name : {"--interface", "--window", "--link", "--poll"}) {
        const auto* const option = command.get_option_no_throw(name);
        if (option != nullptr && option->count() > 0 && name != std::string("--link")) // it has a variable
            return true;
    }
    return false;
}

bool hasJson(const CLI::App& command) {
    const auto* const option = command.get_option_no_throw("--json");
    return option != nullptr && option->count() > 0;
}

} // namespace

void DeviceArguments::addTo(CLI::App& app, ChooseCommand choose) {
    m_choose = std::move(choose);
    addDevice(&app);
    for (auto* const name : {"interfaces", "watch"})
        addDevice(app.get_subcommand(name));
    addListings(app);
    addExportCommands(app);
    addDiskCommands(app);
    addInterfaceCommands(app);
    addBoxCommands(app);
    app.final_callback([this, &app] { finish(app); });
}

void DeviceArguments::addDevice(CLI::App* command) {
    command
        ->add_option("-d,--device", m_options.device,
                     std::string("The box: ") + deviceForms + " (default: $" + deviceVariable + ')')
        ->type_name("DEVICE");
}

void DeviceArguments::addListings(CLI::App& app) {
    add(&app, "status", "Show what a box is, and its state",
        [this](Output& output) { return runStatus(output, m_options); });
    add(&app, "disks", "List the disks of a box and what uses them",
        [this](Output& output) { return runDisks(output, m_options); });
    add(&app, "exports", "List the exports of a box",
        [this](Output& output) { return runExports(output, m_options); });
    auto* users = add(&app, "users", "Watch which initiators use an export", [this](Output& output) {
        return runUsers(output, m_options, m_export.address, m_seconds);
    });
    addAddress(users);
    users->add_option("--seconds", m_seconds, "Watch this long")
        ->type_name("N")
        ->check(usage::between(1, 60))
        ->capture_default_str();
    addKernelLog(app);
    auto* journal = add(&app, "journal", "List the changes of a box, latest first",
                        [this](Output& output) { return runJournal(output, m_options, m_limit); });
    journal->add_option("-n,--limit", m_limit, "Print at most the latest N")
        ->type_name("N")
        ->check(usage::between(1, 4000))
        ->capture_default_str();
}

void DeviceArguments::addKernelLog(CLI::App& app) {
    auto* kernelLog = add(&app, "kmsg", "Print the kernel log of a box", [this](Output& output) {
        return m_fill.source ? runFill(output, m_options, m_fill)
                             : runKernelLog(output, m_options, m_fill.since);
    });
    kernelLog->add_option("--since", m_fill.since, "Begin with the record of this sequence number")
        ->type_name("SEQ")
        ->check(usage::between(0, std::numeric_limits<std::int64_t>::max()));
    auto* fill =
        kernelLog
            ->add_option("--fill", m_fill.source,
                         "Store the records that are missing in the history of this source: its number, "
                         "name, or address[:port]")
            ->type_name("SOURCE");
    kernelLog->add_option("--store", m_fill.store, "Change this file instead of the default history")
        ->type_name("FILE")
        ->needs(fill);
}

CLI::App* DeviceArguments::add(CLI::App* parent, const char* name, const char* description, Run run) {
    auto* command = parent->add_subcommand(name, description);
    addDevice(command);
    command->add_flag("--json", m_options.json, "Print JSON");
    command->callback([this, run = std::move(run)] {
        m_isForBox = true;
        m_choose(run);
    });
    return command;
}

void DeviceArguments::addAddress(CLI::App* command) {
    command->add_option("ADDRESS", m_export.address, "Address of the export, such as e7.3")->required();
}

void DeviceArguments::finish(const CLI::App& app) {
    const auto isExplicit = !m_options.device.empty();
    if (m_isForQueue && !isExplicit)
        return; // of all boxes, whatever the variable says
    if (const auto* const variable = std::getenv(deviceVariable); !isExplicit && variable)
        m_options.device = variable;
    const auto commands = app.get_subcommands();
    if (commands.empty())
        return;
    const auto& command = *commands.front();
    const auto isBoth = command.get_name() == "interfaces" || command.get_name() == "watch";
    if (!m_isForBox && !isBoth) {
        if (isExplicit)
            throw CLI::ValidationError("--device", "'" + command.get_name() + "' is not a command for a box");
        return;
    }
    if (m_options.device.empty()) {
        if (isBoth)
            return;
        throw CLI::ValidationError("--device", std::string("which box? -d DEVICE or $") + deviceVariable +
                                                   ", with " + deviceForms);
    }
    resolveDevice(isExplicit ? "--device" : deviceVariable);
    if (isBoth)
        takeOver(command, isExplicit);
}

/// A name stands for the device of its box.
void DeviceArguments::resolveDevice(const char* given) {
    const auto typed = m_options.device;
    const auto file = QFile::encodeName(deviceBookPath()).toStdString();
    const auto book = remote::readDeviceBook(file);
    if (!book)
        throw CLI::ValidationError(given, "the list of devices cannot be used: " + file + ": " +
                                              describe(book.error()));
    if (const auto* const entry = book->find(typed)) {
        m_options.device = entry->device;
        m_options.deviceName = typed;
        return;
    }
    const auto named = namedDevice(typed);
    if (named.isBox && named.device.empty())
        throw CLI::ValidationError(given, "the box '" + typed +
                                              "' has no device; to give it one: " + "etherdeckctl box tie " +
                                              shellWord(typed) + " --device DEVICE");
    m_options.device = named.device;
    m_options.nearestName = named.nearestName;
    if (const auto device = remote::parseDevice(m_options.device); !device)
        throw CLI::ValidationError(
            given, "'" + typed + "' is not a device (" + device.error().detail + "): " + deviceForms +
                       (named.nearestName ? "; did you mean the box '" + *named.nearestName + "'?" : ""));
}

void DeviceArguments::takeOver(const CLI::App& command, bool isExplicit) {
    if (namesInterfacesHere(command)) {
        if (isExplicit)
            throw CLI::ValidationError("--device",
                                       "not together with options for interfaces of this computer");
        return;
    }
    m_options.json = hasJson(command);
    const auto isWatch = command.get_name() == "watch";
    m_choose([this, isWatch](Output& output) {
        return isWatch ? runBoxWatch(output, m_options) : runBoxInterfaces(output, m_options);
    });
}

} // namespace etherdeck::ctl
