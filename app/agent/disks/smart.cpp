#include "app/agent/disks/smart.h"

#include "app/agent/disks/text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <string>

namespace etherdeck::agent {

namespace {

using SmartJson = nlohmann::json;

constexpr int reallocatedSectors = 5;
constexpr std::int64_t coldest = -100;
constexpr std::int64_t hottest = 300;

/// A member of members; null when there is none.
SmartJson memberAt(const SmartJson& object, std::initializer_list<const char*> names) {
    const auto* at = &object;
    for (const auto* name : names) {
        if (!at->is_object() || !at->contains(name))
            return nullptr;
        at = &(*at)[name];
    }
    return *at;
}

std::optional<std::uint64_t> countAt(const SmartJson& object, std::initializer_list<const char*> names) {
    const auto value = memberAt(object, names);
    return value.is_number_unsigned() ? std::optional(value.get<std::uint64_t>()) : std::nullopt;
}

std::optional<int> temperatureOf(const SmartJson& document) {
    const auto value = memberAt(document, {"temperature", "current"});
    if (!value.is_number_integer())
        return std::nullopt;
    const auto celsius = value.get<std::int64_t>();
    return celsius < coldest || celsius > hottest ? std::nullopt : std::optional(static_cast<int>(celsius));
}

std::optional<std::uint64_t> reallocatedOf(const SmartJson& document) {
    const auto table = memberAt(document, {"ata_smart_attributes", "table"});
    if (table.is_array())
        for (const auto& row : table)
            if (memberAt(row, {"id"}) == reallocatedSectors)
                return countAt(row, {"raw", "value"});
    return countAt(document, {"scsi_grown_defect_list"});
}

/// The first message of smartctl.
std::string messageOf(const SmartJson& document) {
    const auto messages = memberAt(document, {"smartctl", "messages"});
    if (!messages.is_array() || messages.empty())
        return {};
    const auto text = memberAt(messages[0], {"string"});
    return text.is_string() ? shownText(text.get_ref<const std::string&>()) : std::string();
}

} // namespace

std::vector<std::string> smartCommand(const plans::Disk& disk) {
    std::vector<std::string> command{"smartctl", "--json", "-n", "standby", "-H", "-A"};
    if (disk.transport == "sata") // otherwise smartctl would find it out, which could wake the disk
        command.insert(command.end(), {"-d", "sat"});
    command.push_back(disk.whole.empty() ? disk.path : disk.whole);
    return command;
}

Result<SmartAnswer> parseSmart(std::string_view json) {
    const auto document = SmartJson::parse(json, nullptr, false);
    const auto status = memberAt(document, {"smartctl", "exit_status"});
    if (!status.is_number_integer())
        return fail(ErrorCode::Malformed, "smartctl");
    const auto passed = memberAt(document, {"smart_status", "passed"});
    if (passed.is_boolean())
        return SmartAnswer{false, plans::Smart{passed.get<bool>(), temperatureOf(document),
                                               countAt(document, {"power_on_time", "hours"}),
                                               reallocatedOf(document)}};
    const auto message = messageOf(document);
    if (message.starts_with("Device is in ")) // "STANDBY mode, exit(2)", "SLEEP mode", "STANDBY (OS) mode"
        return SmartAnswer{true, std::nullopt};
    constexpr int couldNotOpen = 2; // bits: wrong usage, and a disk that cannot be opened
    if ((status.get<std::int64_t>() & (1 | couldNotOpen)) != 0)
        return fail(ErrorCode::Unsupported, message);
    return SmartAnswer{};
}

} // namespace etherdeck::agent
