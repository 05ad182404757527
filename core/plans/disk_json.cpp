#include "core/plans/json.h"
#include "core/plans/members.h"

#include <algorithm>
#include <array>

namespace etherdeck::plans {

namespace {

template <class Value, std::size_t count>
using Names = std::array<std::pair<Value, std::string_view>, count>;

constexpr Names<DiskKind, 6> diskKinds{{
    {DiskKind::Disk, "disk"},
    {DiskKind::Partition, "partition"},
    {DiskKind::Volume, "volume"},
    {DiskKind::Array, "array"},
    {DiskKind::Loop, "loop"},
    {DiskKind::File, "file"},
}};
constexpr Names<UseKind, 8> useKinds{{
    {UseKind::Mounted, "mounted"},
    {UseKind::Swap, "swap"},
    {UseKind::Holder, "holder"},
    {UseKind::Loop, "loop"},
    {UseKind::Export, "export"},
    {UseKind::Root, "root"},
    {UseKind::Exclusive, "exclusive"},
    {UseKind::Part, "part"},
}};

template <class Value, std::size_t count>
std::string_view nameOf(const Names<Value, count>& names, Value value) {
    return std::ranges::find(names, value, &std::pair<Value, std::string_view>::first)->second;
}

/// Leaves `value` as it is for a name that is not known: a newer agent may have more.
template <class Value, std::size_t count>
void readName(Members& members, const char* member, const Names<Value, count>& names, Value& value) {
    std::string text;
    members.text(member, text);
    const auto* const found =
        std::ranges::find(names, std::string_view(text), &std::pair<Value, std::string_view>::second);
    if (found != names.end())
        value = found->first;
}

Json usesJson(const std::vector<DiskUse>& uses) {
    auto list = Json::array();
    for (const auto& use : uses)
        list.push_back({{"kind", nameOf(useKinds, use.kind)}, {"what", use.what}});
    return list;
}

Json smartJson(const std::optional<Smart>& smart) {
    if (!smart)
        return nullptr;
    Json json{{"healthy", smart->healthy}};
    if (smart->temperature)
        json["temperature"] = *smart->temperature;
    if (smart->hoursOn)
        json["hours_on"] = *smart->hoursOn;
    if (smart->reallocated)
        json["reallocated"] = *smart->reallocated;
    return json;
}

Json placeJson(const std::optional<FilePlace>& place) {
    if (!place)
        return nullptr;
    return {{"mount_point", place->mountPoint},
            {"file_system", place->fileSystem},
            {"device", place->device},
            {"allocated", place->allocated}};
}

/// An object within a disk; the member of it that is wrong is reported as the whole object.
template <class Value, class Read>
void readPart(Members& disk, const char* name, std::optional<Value>& part, Read read) {
    const auto* const json = disk.find(name);
    if (!json)
        return;
    Members members(*json);
    Value value;
    read(members, value);
    if (members.firstWrong().empty())
        part = std::move(value);
    else
        disk.wrong(name);
}

void readPlace(Members& members, FilePlace& place) {
    members.text("mount_point", place.mountPoint);
    members.text("file_system", place.fileSystem);
    members.text("device", place.device);
    members.number("allocated", place.allocated);
}

void readUse(Members& disk, const Json& json, DiskUse& use) {
    Members members(json);
    readName(members, "kind", useKinds, use.kind);
    members.text("what", use.what);
    if (!members.firstWrong().empty())
        disk.wrong("used_by");
}

void readSmart(Members& members, Smart& smart) {
    members.flag("healthy", smart.healthy);
    members.number("temperature", smart.temperature);
    members.number("hours_on", smart.hoursOn);
    members.number("reallocated", smart.reallocated);
}

} // namespace

Json toJson(const Disk& disk) {
    return {{"path", disk.path},
            {"kind", nameOf(diskKinds, disk.kind)},
            {"number", {disk.number.major, disk.number.minor}},
            {"bytes", disk.bytes},
            {"model", disk.model},
            {"serial", disk.serial},
            {"transport", disk.transport},
            {"usb_port", disk.usbPort},
            {"whole", disk.whole},
            {"start", disk.start},
            {"stable_names", disk.stableNames},
            {"derived_names", disk.derivedNames},
            {"identity", disk.identity},
            {"file_system", disk.fileSystem},
            {"label", disk.label},
            {"uuid", disk.uuid},
            {"in_use", !disk.uses.empty()},
            {"used_by", usesJson(disk.uses)},
            {"read_only", disk.readOnly},
            {"removable", disk.removable},
            {"system", disk.system},
            {"locked", disk.locked},
            {"smart", smartJson(disk.smart)},
            {"file", placeJson(disk.file)}};
}

Result<Disk> diskFrom(const Json& json) {
    Members members(json);
    Disk disk;
    members.require("path");
    members.text("path", disk.path);
    readName(members, "kind", diskKinds, disk.kind);
    members.number("bytes", disk.bytes);
    members.text("model", disk.model);
    members.text("serial", disk.serial);
    members.text("transport", disk.transport);
    members.text("usb_port", disk.usbPort);
    members.text("whole", disk.whole);
    members.number("start", disk.start);
    members.texts("stable_names", disk.stableNames);
    members.texts("derived_names", disk.derivedNames);
    members.text("identity", disk.identity);
    members.text("file_system", disk.fileSystem);
    members.text("label", disk.label);
    members.text("uuid", disk.uuid);
    members.list("used_by", disk.uses,
                 [&](const Json& entry, DiskUse& use) { readUse(members, entry, use); });
    members.flag("read_only", disk.readOnly);
    members.flag("removable", disk.removable);
    members.flag("system", disk.system);
    members.flag("locked", disk.locked);
    readPart(members, "smart", disk.smart, readSmart);
    readPart(members, "file", disk.file, readPlace);
    std::vector<std::uint32_t> number;
    members.list("number", number, [&](const Json& entry, std::uint32_t& part) {
        if (entry.is_number_unsigned() && entry.get<std::uint64_t>() <= UINT32_MAX)
            part = entry.get<std::uint32_t>();
        else
            members.wrong("number");
    });
    if (number.size() == 2)
        disk.number = {number[0], number[1]};
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    return disk;
}

} // namespace etherdeck::plans
