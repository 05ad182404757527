#include "app/agent/state/action_json.h"

#include "core/plans/environment_members.h"
#include "core/plans/members.h"

namespace etherdeck::agent {

namespace {

using plans::Json;
using plans::Members;

constexpr std::size_t maxContent = 8'388'608;

/// A file may contain any bytes, a JSON text may not: each byte becomes the character with its number.
std::string bytesJson(const std::string& bytes) {
    std::string text;
    for (const auto character : bytes) {
        const auto byte = static_cast<unsigned char>(character);
        if (byte < 0x80) {
            text += character;
            continue;
        }
        text += static_cast<char>(0xc0 | byte >> 6);
        text += static_cast<char>(0x80 | (byte & 0x3f));
    }
    return text;
}

void readBytes(Members& members, const char* name, std::string& bytes) {
    std::string text;
    members.text(name, text, 2 * maxContent);
    bytes.clear();
    for (std::size_t at = 0; at < text.size(); ++at) {
        const auto lead = static_cast<unsigned char>(text[at]);
        if (lead < 0x80) {
            bytes += text[at];
        } else if ((lead & 0xfc) == 0xc0 && at + 1 < text.size()) {
            bytes += static_cast<char>((lead & 0x03) << 6 | (static_cast<unsigned char>(text[++at]) & 0x3f));
        } else {
            members.wrong(name);
            return;
        }
    }
}

void addOver(Json& json, const std::optional<std::string>& over) {
    if (over)
        json["over"] = bytesJson(*over);
}

void readOver(Members& members, std::optional<std::string>& over) {
    if (members.has("over"))
        readBytes(members, "over", over.emplace());
}

struct ActionWriter {
    Json operator()(const plans::WriteFile& action) const {
        Json json{{"do", "write-file"},
                  {"path", action.path},
                  {"content", bytesJson(action.content)},
                  {"mode", action.mode}};
        addOver(json, action.over);
        if (action.owner)
            json["owner"] = {{"user", action.owner->user}, {"group", action.owner->group}};
        return json;
    }
    Json operator()(const plans::RemoveFile& action) const {
        Json json{{"do", "remove-file"}, {"path", action.path}};
        addOver(json, action.over);
        return json;
    }
    Json operator()(const plans::RunProgram& action) const {
        return {{"do", "run"}, {"argv", action.argv}, {"reverse", action.reverse}};
    }
    Json operator()(const plans::StartVblade& action) const {
        return {{"do", "start"},
                {"export", plans::toJson(action.config)},
                {"interface", action.interface},
                {"unit", action.unit}};
    }
    Json operator()(const plans::StopVblade& action) const {
        return {{"do", "stop"},
                {"export", plans::toJson(action.config)},
                {"interface", action.interface},
                {"pid", action.pid},
                {"unit", action.unit}};
    }
    Json operator()(const plans::ChangeMtu& action) const {
        return {{"do", "mtu"},
                {"interface", action.interface},
                {"before", action.before},
                {"after", action.after}};
    }
    Json operator()(const plans::CreateVlan& action) const {
        return {{"do", "create-vlan"}, {"parent", action.parent}, {"id", action.id}, {"name", action.name}};
    }
    Json operator()(const plans::DeleteVlan& action) const {
        return {{"do", "delete-vlan"}, {"parent", action.parent}, {"id", action.id}, {"name", action.name}};
    }
    Json operator()(const plans::MakeImage& action) const {
        return {{"do", "make-image"}, {"path", action.path}, {"bytes", action.bytes}, {"full", action.full}};
    }
    Json operator()(const plans::DeleteImage& action) const {
        return {{"do", "delete-image"}, {"path", action.path}};
    }
    Json operator()(const plans::ChangeLock& action) const {
        return {{"do", "lock"}, {"identity", action.identity}, {"locked", action.locked}};
    }
    Json operator()(const plans::ChangeHostName& action) const {
        return {{"do", "host-name"}, {"before", action.before}, {"after", action.after}};
    }
    Json operator()(const plans::RestoreFlash& action) const {
        Json json{{"do", "restore-flash"}, {"backup", action.backup}, {"after", action.after}};
        plans::addArea(json, action.area);
        return json;
    }
    Json operator()(const plans::ChangeNetconsole& action) const {
        return {{"do", "netconsole"},
                {"before", action.before ? plans::toJson(*action.before) : Json()},
                {"after", action.after ? plans::toJson(*action.after) : Json()}};
    }
    // These undo nothing, so they are never written.
    Json operator()(const plans::BackUpFlash&) const { return {{"do", "back-up-flash"}}; }
    Json operator()(const plans::EraseFlash&) const { return {{"do", "erase-flash"}}; }
    Json operator()(const plans::WriteFlash&) const { return {{"do", "write-flash"}}; }
    Json operator()(const plans::CheckFlash&) const { return {{"do", "check-flash"}}; }
    Json operator()(const plans::ShutDown& action) const {
        return {{"do", "shut-down"}, {"restart", action.restart}};
    }
};

bool readConfig(Members& members, exports::Export& config) {
    const auto* const json = members.find("export");
    if (!json)
        return false;
    auto read = plans::exportFrom(*json);
    if (read)
        config = std::move(*read);
    return read.has_value();
}

std::optional<plans::Action> readRun(Members& members, const std::string& what) {
    if (what == "start") {
        plans::StartVblade action;
        members.text("interface", action.interface);
        members.text("unit", action.unit);
        return readConfig(members, action.config) ? std::optional<plans::Action>(action) : std::nullopt;
    }
    if (what == "stop") {
        plans::StopVblade action;
        members.text("interface", action.interface);
        members.number("pid", action.pid);
        members.text("unit", action.unit);
        return readConfig(members, action.config) ? std::optional<plans::Action>(action) : std::nullopt;
    }
    plans::RunProgram action;
    members.texts("argv", action.argv);
    members.texts("reverse", action.reverse);
    return action;
}

template <class Vlan>
plans::Action readVlan(Members& members) {
    Vlan action;
    members.text("parent", action.parent);
    members.number("id", action.id);
    members.text("name", action.name);
    return action;
}

std::optional<plans::Action> readFileAction(Members& members, const std::string& what) {
    std::string path;
    members.text("path", path);
    if (what == "write-file") {
        plans::WriteFile action{path, {}};
        readBytes(members, "content", action.content);
        readOver(members, action.over);
        members.number("mode", action.mode);
        if (const auto* const owner = members.find("owner")) {
            Members of(*owner);
            auto& read = action.owner.emplace();
            of.number("user", read.user);
            of.number("group", read.group);
            if (!of.firstWrong().empty())
                members.wrong("owner");
        }
        return action;
    }
    if (what == "remove-file") {
        plans::RemoveFile action{path};
        readOver(members, action.over);
        return action;
    }
    if (what == "delete-image")
        return plans::DeleteImage{path};
    plans::MakeImage action{path, 0, false};
    members.number("bytes", action.bytes);
    members.flag("full", action.full);
    return action;
}

plans::Action readNetconsoleAction(Members& members) {
    plans::ChangeNetconsole action;
    const auto read = [&](const char* name, std::optional<plans::NetconsoleTarget>& target) {
        const auto* const json = members.find(name);
        if (json == nullptr)
            return;
        if (auto found = plans::netconsoleTargetFrom(*json))
            target = std::move(*found);
        else
            members.wrong(name);
    };
    read("before", action.before);
    read("after", action.after);
    return action;
}

plans::Action readRestoreFlash(Members& members) {
    plans::RestoreFlash action;
    members.text("backup", action.backup);
    members.text("after", action.after);
    plans::readArea(members, action.area);
    return action;
}

std::optional<plans::Action> readBoxAction(Members& members, const std::string& what) {
    if (what == "mtu") {
        plans::ChangeMtu action;
        members.text("interface", action.interface);
        members.number("before", action.before);
        members.number("after", action.after);
        return action;
    }
    if (what == "lock") {
        plans::ChangeLock action;
        members.text("identity", action.identity);
        members.flag("locked", action.locked);
        return action;
    }
    if (what == "host-name") {
        plans::ChangeHostName action;
        members.text("before", action.before);
        members.text("after", action.after);
        return action;
    }
    plans::ShutDown action;
    members.flag("restart", action.restart);
    return action;
}

} // namespace

Json toJson(const plans::Action& action) { return std::visit(ActionWriter(), action); }

std::optional<plans::Action> actionFrom(const Json& json) {
    Members members(json);
    std::string what;
    members.text("do", what);
    std::optional<plans::Action> action;
    if (what == "start" || what == "stop" || what == "run")
        action = readRun(members, what);
    else if (what == "create-vlan")
        action = readVlan<plans::CreateVlan>(members);
    else if (what == "delete-vlan")
        action = readVlan<plans::DeleteVlan>(members);
    else if (what == "write-file" || what == "remove-file" || what == "make-image" || what == "delete-image")
        action = readFileAction(members, what);
    else if (what == "mtu" || what == "lock" || what == "host-name" || what == "shut-down")
        action = readBoxAction(members, what);
    else if (what == "netconsole")
        action = readNetconsoleAction(members);
    else if (what == "restore-flash")
        action = readRestoreFlash(members);
    return members.firstWrong().empty() ? action : std::nullopt;
}

} // namespace etherdeck::agent
