#include "core/exports/validation.h"
#include "core/plans/export_members.h"
#include "core/plans/json.h"

namespace etherdeck::plans {

namespace {

Json macsJson(const std::vector<MacAddress>& macs) {
    auto list = Json::array();
    for (const auto& mac : macs)
        list.push_back(mac.toString());
    return list;
}

std::string_view stateName(ExportState state) {
    switch (state) {
    case ExportState::Running:
        return "running";
    case ExportState::Stopped:
        return "stopped";
    case ExportState::Failed:
        return "failed";
    }
    return "failed";
}

Json processesJson(const std::vector<ExportProcess>& processes) {
    auto list = Json::array();
    for (const auto& process : processes)
        list.push_back({{"interface", process.interface}, {"pid", process.pid}});
    return list;
}

void readPriority(Members& members, exports::IoPriority& priority) {
    std::string text;
    members.text("priority", text);
    if (text.empty())
        return;
    if (const auto read = exports::ioPriority(text))
        priority = *read;
    else
        members.wrong("priority");
}

} // namespace

void readExport(Members& members, exports::Export& config) {
    members.require("address");
    members.address("address", config.address);
    members.text("disk", config.path);
    members.text("identity", config.identity);
    members.texts("interfaces", config.interfaces);
    members.flag("auto", config.startsAtBoot);
    members.flag("read_only", config.readOnly);
    members.flag("direct", config.direct);
    members.flag("sync", config.sync);
    members.number("buffers", config.buffers);
    members.number("offset", config.offset.count);
    if (members.has("length")) {
        config.length = Sectors{};
        members.number("length", config.length->count);
    }
    members.macs("allowed_macs", config.allowed);
    readPriority(members, config.priority);
    exports::normalize(config);
}

/// One by one: a list in braces copies each member several times, and boxes have hundreds of exports.
Json toJson(const exports::Export& config) {
    auto json = Json::object();
    json["address"] = config.address.toString();
    json["disk"] = config.path;
    json["identity"] = config.identity;
    json["interfaces"] = config.interfaces;
    json["auto"] = config.startsAtBoot;
    json["read_only"] = config.readOnly;
    json["direct"] = config.direct;
    json["sync"] = config.sync;
    json["buffers"] = config.buffers;
    json["offset"] = config.offset.count;
    json["length"] = config.length ? Json(config.length->count) : Json(nullptr);
    json["allowed_macs"] = macsJson(config.allowed);
    json["priority"] = exports::name(config.priority);
    return json;
}

Json toJson(const ExportStatus& status) {
    auto json = toJson(status.config);
    json["state"] = stateName(status.state);
    json["reason"] = status.reason;
    json["managed"] = status.managed;
    json["pid"] = status.processes.empty() ? Json(nullptr) : Json(status.processes.front().pid);
    json["processes"] = processesJson(status.processes);
    json["file"] = status.files.empty() ? std::string() : status.files.begin()->second;
    return json;
}

Result<exports::Export> exportFrom(const Json& json) {
    Members members(json);
    exports::Export config;
    readExport(members, config);
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    return config;
}

Result<ExportStatus> statusFrom(const Json& json) {
    Members members(json);
    ExportStatus status;
    readExport(members, status.config);
    std::string state;
    members.text("state", state);
    status.state = state == "running"   ? ExportState::Running
                   : state == "stopped" ? ExportState::Stopped
                                        : ExportState::Failed;
    members.text("reason", status.reason);
    members.flag("managed", status.managed);
    members.list("processes", status.processes, [&](const Json& entry, ExportProcess& process) {
        Members of(entry);
        of.text("interface", process.interface, 64);
        of.number("pid", process.pid);
        if (!of.firstWrong().empty())
            members.wrong("processes");
    });
    std::string file;
    members.text("file", file);
    if (!file.empty())
        status.files.emplace(
            status.config.interfaces.empty() ? std::string() : status.config.interfaces.front(), file);
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    return status;
}

} // namespace etherdeck::plans
