#include "core/remote/answers.h"

#include "core/remote/read_members.h"

#include <algorithm>

namespace etherdeck::remote {

namespace {

using plans::Members;

void readPending(Members& members, std::optional<plans::PendingChange>& pending) {
    const auto* const json = members.find("pending");
    if (!json)
        return;
    Members of(*json);
    pending.emplace();
    of.require("id");
    of.text("id", pending->id, 64);
    of.sentence("text", pending->text);
    of.number("seconds_left", pending->secondsLeft);
    constexpr std::int64_t longest = 86'400;
    pending->secondsLeft = std::clamp<std::int64_t>(pending->secondsLeft, 0, longest);
    if (!of.firstWrong().empty())
        members.wrong("pending");
}

void readDictionary(Members& members, std::map<std::string, std::string>& dictionary) {
    const auto* const json = members.find("dictionary");
    if (!json)
        return;
    if (!json->is_object() || json->size() > plans::maxListed) {
        members.wrong("dictionary");
        return;
    }
    for (const auto& [key, value] : json->items()) {
        if (value.is_string())
            dictionary[key] = value.get<std::string>();
        else
            members.wrong("dictionary");
    }
}

} // namespace

Result<ExportList> exportListFrom(const Json& json) {
    Members members(json);
    ExportList list;
    members.require("exports");
    readListWith(members, "exports", list.exports, plans::statusFrom);
    readList(members, "problems", list.problems, [](Members& of, ExportProblem& problem) {
        of.text("file", problem.file);
        of.text("code", problem.code);
        of.text("message", problem.message);
    });
    return finished(members, std::move(list));
}

Json toJson(const ExportProblem& problem) {
    return {{"file", problem.file}, {"code", problem.code}, {"message", problem.message}};
}

Result<SavedExports> savedExportsFrom(const Json& json) {
    Members members(json);
    SavedExports saved;
    std::string format;
    std::int64_t version = 0;
    members.text("format", format);
    members.number("version", version);
    if (members.firstWrong().empty() && (format != "etherdeck-exports" || version != 1))
        return fail(ErrorCode::Unsupported, format.empty() ? "format" : "version");
    members.text("host_name", saved.hostName);
    members.require("exports");
    readListWith(members, "exports", saved.exports, plans::exportFrom);
    return finished(members, std::move(saved));
}

Json toJson(const SavedExports& saved) {
    auto list = Json::array();
    for (const auto& config : saved.exports)
        list.push_back(plans::toJson(config));
    return {{"format", "etherdeck-exports"},
            {"version", 1},
            {"host_name", saved.hostName},
            {"exports", std::move(list)}};
}

Result<std::vector<plans::Disk>> diskListFrom(const Json& json) {
    Members members(json);
    std::vector<plans::Disk> disks;
    members.require("disks");
    readListWith(members, "disks", disks, plans::diskFrom);
    return finished(members, std::move(disks));
}

namespace {

std::vector<InterfaceWarning> warningsFrom(Members& of) {
    std::vector<std::string> texts;
    std::vector<std::string> codes;
    of.texts("warnings", texts);
    of.texts("warning_codes", codes);
    codes.resize(texts.size());
    std::vector<InterfaceWarning> warnings;
    for (std::size_t i = 0; i < texts.size(); ++i)
        warnings.push_back({std::move(texts[i]), std::move(codes[i])});
    return warnings;
}

} // namespace

Result<InterfaceList> interfaceListFrom(const Json& json) {
    Members members(json);
    InterfaceList list;
    members.require("interfaces");
    members.list("interfaces", list.interfaces, [&](const Json& entry, plans::BoxInterface& interface) {
        auto read = plans::interfaceFrom(entry);
        Members of(entry);
        auto warnings = warningsFrom(of);
        if (!read || !of.firstWrong().empty()) {
            members.wrong("interfaces");
            return;
        }
        interface = std::move(*read);
        if (!warnings.empty())
            list.warnings[interface.name] = std::move(warnings);
    });
    return finished(members, std::move(list));
}

Result<UserList> userListFrom(const Json& json) {
    Members members(json);
    UserList list;
    members.flag("looked", list.looked);
    members.require("users");
    readList(members, "users", list.users, [](Members& of, ExportUser& user) {
        of.require("mac");
        of.mac("mac", user.mac);
        of.number("reads", user.reads);
        of.number("writes", user.writes);
    });
    return finished(members, std::move(list));
}

Json toJson(const UserList& users) {
    Json json{{"looked", users.looked}, {"users", Json::array()}};
    for (const auto& user : users.users)
        json["users"].push_back(
            {{"mac", user.mac.toString()}, {"reads", user.reads}, {"writes", user.writes}});
    return json;
}

Result<KernelLogPage> kernelLogFrom(const Json& json) {
    Members members(json);
    KernelLogPage page;
    members.text("boot_id", page.bootId, 64);
    members.number("first", page.first);
    members.number("next", page.next);
    members.flag("lost", page.lost);
    members.require("records");
    readList(members, "records", page.records, [](Members& of, KernelRecord& record) {
        of.require("sequence");
        of.number("sequence", record.sequence);
        of.number("level", record.level);
        of.number("facility", record.facility);
        readTime(of, "time", record.time);
        of.flag("continued", record.continued);
        of.text("text", record.text, 65'536);
        readDictionary(of, record.dictionary);
    });
    return finished(members, std::move(page));
}

Json toJson(const KernelRecord& record) {
    return {{"sequence", record.sequence},    {"level", record.level},
            {"facility", record.facility},    {"time", record.time},
            {"continued", record.continued},  {"text", record.text},
            {"dictionary", record.dictionary}};
}

Result<Applied> appliedFrom(const Json& json) {
    Members members(json);
    Applied applied;
    members.number("entry", applied.entry);
    readList(members, "verified", applied.verified, [](Members& of, Verified& verified) {
        of.text("what", verified.what);
        of.text("result", verified.result);
    });
    readPending(members, applied.pending);
    return finished(members, std::move(applied));
}

Json toJson(const Applied& applied) {
    Json json{{"entry", applied.entry}, {"verified", Json::array()}, {"pending", nullptr}};
    for (const auto& verified : applied.verified)
        json["verified"].push_back({{"what", verified.what}, {"result", verified.result}});
    if (applied.pending)
        json["pending"] = toJson(*applied.pending);
    return json;
}

Result<std::optional<plans::PendingChange>> pendingFrom(const Json& json) {
    Members members(json);
    std::optional<plans::PendingChange> pending;
    readPending(members, pending);
    return finished(members, std::move(pending));
}

Json toJson(const plans::PendingChange& pending) {
    return {{"id", pending.id}, {"text", pending.text.text()}, {"seconds_left", pending.secondsLeft}};
}

Result<std::vector<JournalEntry>> journalFrom(const Json& json) {
    Members members(json);
    std::vector<JournalEntry> entries;
    members.require("entries");
    readList(members, "entries", entries, [](Members& of, JournalEntry& entry) {
        of.require("entry");
        of.number("entry", entry.entry);
        readTime(of, "time", entry.time);
        of.text("who", entry.who);
        of.sentence("title", entry.title);
        of.text("result", entry.result);
        of.text("reason", entry.reason);
        of.flag("can_undo", entry.canUndo);
        of.number("undone_by", entry.undoneBy);
    });
    return finished(members, std::move(entries));
}

Json toJson(const JournalEntry& entry) {
    return {
        {"entry", entry.entry},      {"time", entry.time},
        {"who", entry.who},          {"title", entry.title.text()},
        {"result", entry.result},    {"reason", entry.reason},
        {"can_undo", entry.canUndo}, {"undone_by", entry.undoneBy ? Json(*entry.undoneBy) : Json(nullptr)}};
}

} // namespace etherdeck::remote
