#include "core/plans/environment_members.h"
#include "core/plans/export_members.h"
#include "core/plans/json.h"

#include <map>

namespace etherdeck::plans {

namespace {

// --- writing

Json editJson(const ExportEdit& edit) {
    auto json = Json::object();
    const auto put = [&](const char* name, const auto& value) {
        if (value)
            json[name] = *value;
    };
    if (edit.address)
        json["address"] = edit.address->toString();
    put("disk", edit.path);
    put("interfaces", edit.interfaces);
    put("auto", edit.startsAtBoot);
    put("read_only", edit.readOnly);
    put("direct", edit.direct);
    put("sync", edit.sync);
    put("buffers", edit.buffers);
    if (edit.offset)
        json["offset"] = edit.offset->count;
    if (edit.length)
        json["length"] = *edit.length ? Json((*edit.length)->count) : Json("end");
    if (edit.allowed) {
        json["allowed_macs"] = Json::array();
        for (const auto& mac : *edit.allowed)
            json["allowed_macs"].push_back(mac.toString());
    }
    if (edit.priority)
        json["priority"] = exports::name(*edit.priority);
    return json;
}

Json ofAddress(const char* kind, const Address& address) {
    return {{"kind", kind}, {"address", address.toString()}};
}

struct WishWriter {
    Json operator()(const CreateExport& wish) const {
        return {{"kind", "export-create"}, {"export", toJson(wish.wanted)}, {"start", wish.start}};
    }
    Json operator()(const ChangeExport& wish) const {
        auto json = ofAddress("export-change", wish.address);
        json["edit"] = editJson(wish.edit);
        return json;
    }
    Json operator()(const RemoveExport& wish) const { return ofAddress("export-remove", wish.address); }
    Json operator()(const StartExport& wish) const { return ofAddress("export-start", wish.address); }
    Json operator()(const StopExport& wish) const { return ofAddress("export-stop", wish.address); }
    Json operator()(const RestartExport& wish) const { return ofAddress("export-restart", wish.address); }
    Json operator()(const AllowInitiator& wish) const {
        auto json = ofAddress("export-allow", wish.address);
        json["mac"] = wish.mac.toString();
        json["allowed"] = wish.allowed;
        return json;
    }
    Json operator()(const LoadExports& wish) const {
        Json json{{"kind", "exports-load"}, {"exports", Json::array()}};
        for (const auto& config : wish.exports)
            json["exports"].push_back(toJson(config));
        if (wish.only)
            json["only"] = wish.only->toString();
        return json;
    }
    Json operator()(const ImportExports&) const { return {{"kind", "exports-import"}}; }
    Json operator()(const AdoptExport& wish) const { return ofAddress("export-adopt", wish.address); }
    Json operator()(const LockDisk& wish) const {
        return {{"kind", "disk-lock"}, {"path", wish.path}, {"locked", wish.locked}};
    }
    Json operator()(const CreateImage& wish) const {
        return {{"kind", "image-create"}, {"path", wish.path}, {"bytes", wish.bytes}, {"full", wish.full}};
    }
    Json operator()(const RemoveImage& wish) const { return {{"kind", "image-remove"}, {"path", wish.path}}; }
    Json operator()(const SetMtu& wish) const {
        return {{"kind", "mtu"}, {"interface", wish.interface}, {"mtu", wish.mtu}};
    }
    Json operator()(const AddVlan& wish) const {
        return {{"kind", "vlan-add"}, {"interface", wish.interface}, {"id", wish.id}};
    }
    Json operator()(const RemoveVlan& wish) const {
        return {{"kind", "vlan-remove"}, {"interface", wish.interface}};
    }
    Json operator()(const SetHostName& wish) const {
        return {{"kind", "host-name"}, {"host_name", wish.hostName}};
    }
    Json operator()(const Reboot&) const { return {{"kind", "reboot"}}; }
    Json operator()(const PowerOff&) const { return {{"kind", "power-off"}}; }
    Json operator()(const EditEnvironment& wish) const { return environmentJson(wish); }
    Json operator()(const RestoreEnvironment& wish) const { return environmentJson(wish); }
    Json operator()(const SetNetconsole& wish) const {
        Json json{{"kind", "netconsole"},
                  {"server", wish.server ? Json(wish.server->toString()) : Json()},
                  {"port", wish.port},
                  {"server_mac", wish.serverMac ? Json(wish.serverMac->toString()) : Json()}};
        if (wish.level)
            json["level"] = *wish.level;
        return json;
    }
    Json operator()(const UndoChange& wish) const {
        Json json{{"kind", "undo"}};
        if (wish.entry)
            json["entry"] = *wish.entry;
        return json;
    }
};

// --- reading

void readEdit(Members& members, ExportEdit& edit) {
    if (members.has("address"))
        members.address("address", edit.address.emplace());
    if (members.has("disk"))
        members.text("disk", edit.path.emplace());
    if (members.has("interfaces"))
        members.texts("interfaces", edit.interfaces.emplace());
    const auto flag = [&](const char* name, std::optional<bool>& value) {
        if (members.has(name))
            members.flag(name, value.emplace());
    };
    flag("auto", edit.startsAtBoot);
    flag("read_only", edit.readOnly);
    flag("direct", edit.direct);
    flag("sync", edit.sync);
    members.number("buffers", edit.buffers);
    if (members.has("offset"))
        members.number("offset", edit.offset.emplace().count);
    if (const auto* const length = members.find("length")) {
        edit.length.emplace();
        if (*length != "end")
            members.number("length", edit.length->emplace().count);
    }
    if (members.has("allowed_macs"))
        members.macs("allowed_macs", edit.allowed.emplace());
    if (const auto* const priority = members.find("priority")) {
        edit.priority =
            priority->is_string() ? exports::ioPriority(priority->get<std::string>()) : std::nullopt;
        if (!edit.priority)
            members.wrong("priority");
    }
}

template <class WishOfAddress>
Wish readOfAddress(Members& members) {
    WishOfAddress wish;
    members.require("address");
    members.address("address", wish.address);
    return wish;
}

Wish readCreate(Members& members) {
    CreateExport wish;
    members.require("export");
    if (const auto* const json = members.find("export")) {
        Members of(*json);
        readExport(of, wish.wanted);
        members.wrong(of.firstWrong());
    }
    members.flag("start", wish.start);
    return wish;
}

Wish readChange(Members& members) {
    auto wish = std::get<ChangeExport>(readOfAddress<ChangeExport>(members));
    members.require("edit");
    if (const auto* const json = members.find("edit")) {
        Members of(*json);
        readEdit(of, wish.edit);
        members.wrong(of.firstWrong());
    }
    return wish;
}

Wish readAllow(Members& members) {
    auto wish = std::get<AllowInitiator>(readOfAddress<AllowInitiator>(members));
    members.require("mac");
    members.mac("mac", wish.mac);
    members.flag("allowed", wish.allowed);
    return wish;
}

Wish readLoad(Members& members) {
    LoadExports wish;
    members.require("exports");
    members.list("exports", wish.exports, [&](const Json& entry, exports::Export& config) {
        Members of(entry);
        readExport(of, config);
        members.wrong(of.firstWrong());
    });
    if (members.has("only"))
        members.address("only", wish.only.emplace());
    return wish;
}

template <class WishOfPath>
WishOfPath readPath(Members& members) {
    WishOfPath wish;
    members.require("path");
    members.text("path", wish.path);
    return wish;
}

template <class WishOfInterface>
WishOfInterface readInterface(Members& members) {
    WishOfInterface wish;
    members.require("interface");
    members.text("interface", wish.interface, 64);
    return wish;
}

Wish readLock(Members& members) {
    auto wish = readPath<LockDisk>(members);
    members.flag("locked", wish.locked);
    return wish;
}

Wish readImage(Members& members) {
    auto wish = readPath<CreateImage>(members);
    members.require("bytes");
    members.number("bytes", wish.bytes);
    members.flag("full", wish.full);
    return wish;
}

Wish readMtu(Members& members) {
    auto wish = readInterface<SetMtu>(members);
    members.require("mtu");
    members.number("mtu", wish.mtu);
    return wish;
}

Wish readVlan(Members& members) {
    auto wish = readInterface<AddVlan>(members);
    members.require("id");
    members.number("id", wish.id);
    return wish;
}

Wish readHostName(Members& members) {
    SetHostName wish;
    members.require("host_name");
    members.text("host_name", wish.hostName, 256);
    return wish;
}

Wish readNetconsole(Members& members) {
    SetNetconsole wish;
    members.ipv4("server", wish.server);
    members.number("port", wish.port);
    if (members.has("server_mac"))
        members.mac("server_mac", wish.serverMac.emplace());
    if (members.has("level"))
        members.number("level", wish.level.emplace());
    return wish;
}

Wish readUndo(Members& members) {
    UndoChange wish;
    members.number("entry", wish.entry);
    return wish;
}

const std::map<std::string_view, Wish (*)(Members&)>& wishReaders() {
    static const std::map<std::string_view, Wish (*)(Members&)> readers{
        {"export-create", readCreate},
        {"export-change", readChange},
        {"export-remove", readOfAddress<RemoveExport>},
        {"export-start", readOfAddress<StartExport>},
        {"export-stop", readOfAddress<StopExport>},
        {"export-restart", readOfAddress<RestartExport>},
        {"export-allow", readAllow},
        {"export-adopt", readOfAddress<AdoptExport>},
        {"exports-load", readLoad},
        {"exports-import", [](Members&) -> Wish { return ImportExports{}; }},
        {"disk-lock", readLock},
        {"image-create", readImage},
        {"image-remove", [](Members& members) -> Wish { return readPath<RemoveImage>(members); }},
        {"mtu", readMtu},
        {"vlan-add", readVlan},
        {"vlan-remove", [](Members& members) -> Wish { return readInterface<RemoveVlan>(members); }},
        {"host-name", readHostName},
        {"reboot", [](Members&) -> Wish { return Reboot{}; }},
        {"power-off", [](Members&) -> Wish { return PowerOff{}; }},
        {"uboot-env", readEnvironmentEdit},
        {"uboot-env-restore", readEnvironmentRestore},
        {"netconsole", readNetconsole},
        {"undo", readUndo},
    };
    return readers;
}

} // namespace

Json toJson(const Wish& wish) { return std::visit(WishWriter(), wish); }

Result<Wish> wishFrom(const Json& json) {
    Members members(json);
    std::string kind;
    members.require("kind");
    members.text("kind", kind, 64);
    const auto reader = wishReaders().find(kind);
    if (reader == wishReaders().end())
        return fail(ErrorCode::Unsupported, "kind");
    auto wish = reader->second(members);
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    return wish;
}

} // namespace etherdeck::plans
