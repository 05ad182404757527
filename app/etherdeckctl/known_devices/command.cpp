#include "app/etherdeckctl/known_devices/command.h"

#include "app/etherdeckctl/base/interrupt.h"
#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/base/terminal.h"
#include "app/etherdeckctl/device/asking.h"
#include "app/etherdeckctl/device/failure.h"
#include "app/etherdeckctl/known_devices/book.h"
#include "app/etherdeckctl/known_devices/groups.h"
#include "core/discovery/target_json.h"
#include "core/remote/agent_client.h"
#include "core/remote/old_server.h"
#include "core/user_files/device_book.h"

#include <algorithm>
#include <array>
#include <memory>
#include <unistd.h>

namespace etherdeck::ctl {

namespace {

using remote::ConnectionFault;
using remote::NamedDeviceEntry;
using OrderedJson = nlohmann::ordered_json;

constexpr std::chrono::seconds longestConnecting{120}; // somebody may be typing a password
constexpr std::size_t maxOldMethods = 8;

OrderedJson toJson(const NamedDeviceEntry& entry, const std::string& group) {
    return {{"name", entry.name},
            {"device", entry.device},
            {"group", group.empty() ? OrderedJson() : OrderedJson(group)},
            {"host_keys", entry.hostKeys},
            {"ssh_options", entry.oldServerOptions},
            {"agent_command", entry.agentCommand}};
}

FailureText nameTaken(const std::string& name) {
    return {"name-in-use",
            "there is a device '" + name + "' already.",
            "Choose another name, or remove it first: etherdeckctl device remove '" + name + '\'',
            {},
            {{"name", name}}};
}

remote::Answer<remote::AgentClient> connectTo(const remote::SshDevice& device, const Interrupt& interrupt) {
    return remote::AgentClient::open(device, {"etherdeckctl " ETHERDECK_VERSION, {}, {}},
                                     {Clock::now() + longestConnecting, interrupt.descriptor()});
}

const remote::ConnectionError* errorOf(const remote::Answer<remote::AgentClient>& client) {
    return client ? nullptr : std::get_if<remote::ConnectionError>(&client.error());
}

/// Connects, with as many old methods as the server makes necessary. Nothing when it is reached: an agent may
/// be missing.
std::optional<remote::Failure> tryDevice(remote::SshDevice& device, bool legacy,
                                         std::optional<bool>& hasAgent) {
    const Interrupt interrupt;
    for (std::size_t tries = 0; tries < maxOldMethods; ++tries) {
        const auto client = connectTo(device, interrupt);
        const auto* const error = errorOf(client);
        hasAgent = client.has_value();
        if (client || (error && error->fault == ConnectionFault::NoAgent))
            return std::nullopt;
        const auto options = error && error->fault == ConnectionFault::OldServer && legacy
                                 ? remote::optionsForOldServer(error->said)
                                 : std::vector<std::string>();
        if (options.empty())
            return client.error();
        device.oldServerOptions.insert(device.oldServerOptions.end(), options.begin(), options.end());
    }
    return remote::ConnectionError{ConnectionFault::OldServer, {}, {}, {}};
}

/// What has to be typed for the device to be accepted.
void addAdvice(FailureText& failure, const remote::Failure& why, const AddDeviceOptions& options) {
    const auto* const error = std::get_if<remote::ConnectionError>(&why);
    if (!error)
        return;
    if (!error->fingerprint.empty())
        failure.advice += "\nIf it is right: etherdeckctl device add '" + options.name + "' " +
                          options.device + " --host-key " + error->fingerprint;
    if (error->fault == ConnectionFault::OldServer && !options.legacy)
        failure.advice = "These methods are weak: someone between this computer and the box could "
                         "intercept the connection. To accept them for this box: --legacy";
}

/// Reports what went wrong; nothing when the device can be added.
std::optional<FailureText> check(const AddDeviceOptions& options, NamedDeviceEntry& entry,
                                 std::optional<bool>& hasAgent) {
    const auto parsed = remote::parseDevice(options.device);
    const auto* const ssh = parsed ? std::get_if<remote::SshDevice>(&*parsed) : nullptr;
    if (!ssh)
        return std::nullopt; // the command line has checked it
    std::unique_ptr<remote::AskServer> asking;
    if (options.passwordDescriptor) {
        auto password = readPassword(*options.passwordDescriptor);
        if (!password)
            return FailureText{"bad-value", "no password can be read from that descriptor.", {}, {}, {}};
        if (auto server = remote::AskServer::start(
                answerPasswordWith(std::move(*password), loginsOf(ssh->destination))))
            asking = std::move(*server);
        else
            return FailureText{
                "failed", "the password cannot be passed on.", {}, describe(server.error()), {}};
    } else if (!options.json) {
        asking = answerAtTerminal();
    }
    auto device = *ssh;
    for (const auto& fingerprint : {options.hostKey, options.hostKeyOnce}) {
        if (fingerprint)
            device.hostKeys.push_back(*fingerprint);
    }
    // Over a connection that is there already, no key would be compared; and --host-key-once is for this
    // time.
    device.sharesConnection = device.hostKeys.empty();
    device.reportsHostKey = true;
    if (const auto why = tryDevice(device, options.legacy, hasAgent)) {
        auto failure = explain(*why, options.device);
        addAdvice(failure, *why, options);
        return failure;
    }
    if (options.hostKey)
        entry.hostKeys = {*options.hostKey};
    entry.oldServerOptions = device.oldServerOptions;
    return std::nullopt;
}

std::string notesOf(const NamedDeviceEntry& entry) {
    std::string notes;
    for (const auto& fingerprint : entry.hostKeys)
        notes += (notes.empty() ? "" : ", ") + fingerprint;
    if (!entry.oldServerOptions.empty())
        notes += std::string(notes.empty() ? "" : ", ") + "old methods accepted";
    if (std::ranges::find(entry.agentCommand, "--stdio") != entry.agentCommand.end())
        notes += std::string(notes.empty() ? "" : ", ") + "agent runs while used";
    return notes;
}

} // namespace

ExitStatus runListDevices(Output& output, const ListDevicesOptions& options) {
    const auto book = remote::readDeviceBook(bookFile());
    if (!book)
        return report(output, bookFailure(book.error()), options.json);
    const DeviceGroups groups;
    auto list = OrderedJson::array();
    Table table({{"NAME"}, {"DEVICE"}, {"GROUP"}, {"NOTES"}});
    for (const auto& entry : book->devices()) {
        const auto group = groups.groupOf(entry);
        if (!options.group.empty() && group != options.group)
            continue;
        list.push_back(toJson(entry, group));
        table.addRow({{entry.name, Style::Bold}, {entry.device}, {group}, {notesOf(entry)}});
    }
    if (options.json)
        output.print(dump(list) + '\n');
    else if (!list.empty())
        output.print(table.toString());
    else if (book->devices().empty())
        output.print("No device is known by a name. To add one: etherdeckctl device add NAME USER@HOST\n");
    else
        output.print("No device is in that group.\n");
    return ExitStatus::Done;
}

ExitStatus runGroupDevice(Output& output, const std::string& name, const std::string& group, bool json) {
    const auto book = remote::readDeviceBook(bookFile());
    if (!book)
        return report(output, bookFailure(book.error()), json);
    const auto* const entry = book->find(name);
    if (!entry)
        return report(output, noSuchDevice(name), json);
    if (const auto failure = setGroup(*entry, group))
        return report(output, *failure, json);
    if (json)
        output.print(dump(toJson(*entry, group)) + '\n');
    else
        output.print(group.empty() ? name + " is in no group now.\n"
                                   : name + " is in the group " + group + ".\n");
    return ExitStatus::Done;
}

ExitStatus runAddDevice(Output& output, const AddDeviceOptions& options) {
    const auto book = remote::readDeviceBook(bookFile());
    if (!book)
        return report(output, bookFailure(book.error()), options.json);
    if (book->find(options.name))
        return report(output, nameTaken(options.name), options.json);
    NamedDeviceEntry entry{options.name, options.device, {}, {}};
    std::optional<bool> hasAgent; // nothing: it was not tried
    if (const auto failure = check(options, entry, hasAgent))
        return report(output, *failure, options.json);
    const auto added =
        remote::editDeviceBook(bookFile(), [&](remote::DeviceBook& now) { return now.add(entry); });
    if (!added)
        return report(output,
                      added.error().code == ErrorCode::Busy && added.error().detail == options.name
                          ? nameTaken(options.name)
                          : bookFailure(added.error()),
                      options.json);
    if (options.json) {
        auto json = toJson(entry, DeviceGroups().groupOf(entry));
        json["agent"] = hasAgent ? OrderedJson(*hasAgent) : OrderedJson();
        output.print(dump(json) + '\n');
        return ExitStatus::Done;
    }
    output.print("Added: " + entry.name + ", " + entry.device + '\n');
    if (hasAgent == false)
        printNote("There is no agent on it yet: etherdeckctl device install '" + entry.name + "'\n");
    return ExitStatus::Done;
}

ExitStatus runRemoveDevice(Output& output, const std::string& name, bool json) {
    auto isThere = false;
    const auto removed = remote::editDeviceBook(bookFile(), [&](remote::DeviceBook& book) {
        isThere = book.remove(name);
        return Result<void>();
    });
    if (!removed)
        return report(output, bookFailure(removed.error()), json);
    if (!isThere)
        return report(output, noSuchDevice(name), json);
    output.print(json ? dump({{"removed", name}}) + '\n' : "Removed: " + name + '\n');
    return ExitStatus::Done;
}

} // namespace etherdeck::ctl
