#include "core/user_files/device_list.h"

#include "core/user_files/device_entry_json.h"

#include <utility>

namespace etherdeck::remote {

namespace {

using plans::Json;

constexpr std::size_t longestGroup = 256;

/// Takes it into the list, or says why not.
std::string take(const Json& json, DeviceBook& seen, DeviceList& list) {
    plans::Members members(json);
    ListedDevice device{entryFrom(members), {}};
    members.text("group", device.group, longestGroup);
    if (!members.firstWrong().empty())
        return members.firstWrong();
    if (const auto added = seen.add(device.entry); !added)
        return added.error().code == ErrorCode::Busy ? "the name is there twice" : added.error().detail;
    list.devices.push_back(std::move(device));
    return {};
}

std::string nameIn(const Json& json) {
    const auto name = json.is_object() ? json.value("name", Json()) : Json();
    return name.is_string() ? name.get<std::string>().substr(0, plans::longestMemberText) : std::string();
}

} // namespace

Result<DeviceList> readDeviceList(std::string_view text) {
    if (text.size() > DeviceBook::maxText)
        return fail(ErrorCode::TooLong);
    const auto json = Json::parse(text, nullptr, false);
    if (!json.is_object() || json.value("format", Json()) != deviceListFormat)
        return fail(ErrorCode::Malformed, "not a list of devices");
    if (json.value("version", Json()) != deviceListVersion)
        return fail(ErrorCode::Unsupported, "version " + json.value("version", Json()).dump().substr(0, 20));
    const auto entries = json.find("devices");
    if (entries == json.end() || !entries->is_array())
        return fail(ErrorCode::Malformed, "devices");
    DeviceList list;
    DeviceBook seen;
    std::size_t number = 0;
    for (const auto& entry : *entries) {
        ++number;
        if (auto reason = take(entry, seen, list); !reason.empty())
            list.wrong.push_back({number, nameIn(entry), std::move(reason)});
    }
    return list;
}

std::string deviceListText(const std::vector<ListedDevice>& devices) {
    Json json{{"format", deviceListFormat}, {"version", deviceListVersion}, {"devices", Json::array()}};
    for (const auto& device : devices) {
        auto entry = toJson(device.entry);
        if (!device.group.empty())
            entry["group"] = device.group;
        json["devices"].push_back(std::move(entry));
    }
    return json.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

Result<Merged> merge(DeviceBook& book, const NamedDeviceEntry& entry, bool replaces) {
    const auto* const known = book.find(entry.name);
    if (known && *known == entry)
        return Merged::Unchanged;
    if (known && !replaces)
        return Merged::Kept;
    auto changed = book;
    const auto wasThere = changed.remove(entry.name);
    if (const auto added = changed.add(entry); !added)
        return fail(added.error());
    book = std::move(changed);
    return wasThere ? Merged::Replaced : Merged::Added;
}

} // namespace etherdeck::remote
