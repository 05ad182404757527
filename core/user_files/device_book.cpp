#include "core/user_files/device_book.h"

#include "core/remote/host_key.h"
#include "core/remote/old_server.h"
#include "core/user_files/device_entry_json.h"

#include <algorithm>

namespace etherdeck::remote {

namespace {

using plans::Json;

} // namespace

Json toJson(const NamedDeviceEntry& entry) {
    Json json{{"name", entry.name}, {"device", entry.device}};
    if (!entry.hostKeys.empty())
        json["host_keys"] = entry.hostKeys;
    if (!entry.oldServerOptions.empty())
        json["ssh_options"] = entry.oldServerOptions;
    if (!entry.agentCommand.empty())
        json["agent_command"] = entry.agentCommand;
    return json;
}

NamedDeviceEntry entryFrom(plans::Members& members) {
    NamedDeviceEntry entry;
    members.require("name");
    members.require("device");
    members.text("name", entry.name, longestDeviceName);
    members.text("device", entry.device);
    members.texts("host_keys", entry.hostKeys);
    members.texts("ssh_options", entry.oldServerOptions);
    members.texts("agent_command", entry.agentCommand);
    return entry;
}

Result<Device> deviceOf(const NamedDeviceEntry& entry) {
    auto device = parseDevice(entry.device);
    if (!device)
        return device;
    if (auto* const ssh = std::get_if<SshDevice>(&*device)) {
        ssh->hostKeys = entry.hostKeys;
        ssh->oldServerOptions = entry.oldServerOptions;
        ssh->agentCommand = entry.agentCommand;
    }
    return device;
}

Result<Device> deviceNamed(const DeviceBook& book, std::string_view text) {
    if (const auto* const named = book.find(text))
        return deviceOf(*named);
    const auto entry = std::ranges::find(book.devices(), text, &NamedDeviceEntry::device);
    return entry != book.devices().end() ? deviceOf(*entry) : parseDevice(text);
}

Result<DeviceBook> DeviceBook::parse(std::string_view text) {
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object() || json.value("format", Json()) != deviceListFormat)
        return fail(ErrorCode::Malformed, "not a list of devices");
    if (const auto version = json.value("version", Json(deviceListVersion)); version != deviceListVersion)
        return fail(ErrorCode::Unsupported, "version " + version.dump().substr(0, 20));
    const auto list = json.find("devices");
    if (list == json.end() || !list->is_array())
        return fail(ErrorCode::Malformed, "devices");
    DeviceBook book;
    std::size_t number = 0;
    for (const auto& each : *list) {
        ++number;
        plans::Members members(each);
        auto entry = entryFrom(members);
        auto wrong = members.firstWrong();
        if (const auto added = wrong.empty() ? book.add(std::move(entry)) : Result<void>(); !added)
            wrong = added.error().detail;
        if (!wrong.empty())
            return fail(ErrorCode::Malformed, "device " + std::to_string(number) + ": " + wrong);
    }
    return book;
}

std::string DeviceBook::text() const {
    Json json{{"format", deviceListFormat}, {"version", deviceListVersion}, {"devices", Json::array()}};
    for (const auto& entry : m_devices)
        json["devices"].push_back(toJson(entry));
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

const NamedDeviceEntry* DeviceBook::find(std::string_view name) const {
    const auto found = std::ranges::find(m_devices, name, &NamedDeviceEntry::name);
    return found == m_devices.end() ? nullptr : &*found;
}

Result<void> DeviceBook::add(NamedDeviceEntry entry) {
    if (!isDeviceName(entry.name))
        return fail(ErrorCode::Malformed, "a name has letters, digits, and . _ - inside");
    if (auto device = parseDevice(entry.device); !device)
        return fail(device.error());
    if (!std::ranges::all_of(entry.hostKeys, isFingerprint))
        return fail(ErrorCode::Malformed, "a fingerprint is SHA256: and 43 characters");
    if (!std::ranges::all_of(entry.oldServerOptions, isOptionForOldServer))
        return fail(ErrorCode::Malformed, "not an option for an old server");
    if (!entry.agentCommand.empty() && !isAgentCommand(entry.agentCommand))
        return fail(ErrorCode::Malformed, "not a command for an agent");
    if (find(entry.name))
        return fail(ErrorCode::Busy, entry.name);
    if (m_devices.size() >= maxDevices)
        return fail(ErrorCode::TooLong, "too many devices");
    const auto at = std::ranges::lower_bound(m_devices, entry.name, {}, &NamedDeviceEntry::name);
    m_devices.insert(at, std::move(entry));
    return {};
}

bool DeviceBook::setAgentCommand(std::string_view name, std::vector<std::string> command) {
    const auto found = std::ranges::find(m_devices, name, &NamedDeviceEntry::name);
    if (found == m_devices.end() || (!command.empty() && !isAgentCommand(command)))
        return false;
    found->agentCommand = std::move(command);
    return true;
}

bool DeviceBook::remove(std::string_view name) {
    return std::erase_if(m_devices, [name](const NamedDeviceEntry& entry) { return entry.name == name; }) !=
           0;
}

} // namespace etherdeck::remote
