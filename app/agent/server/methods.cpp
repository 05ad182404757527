#include "app/agent/server/methods.h"

#include "app/agent/server/box_methods.h"
#include "app/agent/server/flash_methods.h"
#include "core/plans/members.h"
#include "core/wire/rpc.h"

#include <algorithm>
#include <array>
#include <map>

namespace etherdeck::agent {

namespace {

using plans::Json;
using plans::Members;
using plans::Outcome;
using plans::RefusalCode;
using plans::refuse;

constexpr std::array<std::string_view, 6> knownTopics{"exports", "disks",      "interfaces",
                                                      "changes", "kernel-log", "rates"};
constexpr int maxEntries = 1000;
constexpr std::int64_t defaultUsersSeconds = 5;

tl::unexpected<plans::Refusal> refuseMember(const std::string& name) {
    return refuse(RefusalCode::BadRequest, "The parameter " + name + " is missing or invalid.",
                  {{"name", name}});
}

std::string exportsText(Agent& agent) {
    return agent.keptExports().text(agent.keeper().version(), [&agent] {
        // One by one: as a tree, hundreds of them would take much memory at once.
        std::string list;
        for (const auto& status : agent.keeper().exports())
            list.append(list.empty() ? "" : ",").append(wire::toText(plans::toJson(status)));
        return "{\"exports\":[" + list + "],\"problems\":" + wire::toText(configurationProblems(agent)) + '}';
    });
}

Outcome<Json> usersOfExport(Agent& agent, const Json& params, OpenCall& call) {
    Members members(params);
    Address address;
    std::int64_t seconds = defaultUsersSeconds;
    members.require("address");
    members.address("address", address);
    members.number("seconds", seconds);
    if (!members.firstWrong().empty())
        return refuseMember(members.firstWrong());
    const auto exports = agent.keeper().exports();
    const auto status = std::ranges::find_if(
        exports, [&](const plans::ExportStatus& candidate) { return candidate.config.address == address; });
    if (status == exports.end())
        return refuse(RefusalCode::NoSuchExport, "This box has no export " + address.toString() + '.',
                      {{"address", address.toString()}});
    const auto time = std::chrono::seconds(std::clamp<std::int64_t>(seconds, 1, 60));
    const auto users = watchUsers(address, status->config.interfaces, time, call.cancelled, [&](int left) {
        call.progress(static_cast<int>(time.count()) - left, static_cast<int>(time.count()),
                      "Watching for initiators");
    });
    if (!users)
        return refuse(users.error());
    auto list = Json::array();
    for (const auto& user : *users)
        list.push_back({{"mac", user.mac.toString()}, {"reads", user.reads}, {"writes", user.writes}});
    return Json{{"looked", true}, {"users", std::move(list)}};
}

Outcome<Json> saveExports(Agent& agent, const Json&, OpenCall&) {
    auto list = Json::array();
    for (const auto& entry : agent.keeper().configuration().exports)
        list.push_back(plans::toJson(entry.config));
    return Json{{"format", "etherdeck-exports"},
                {"version", 1},
                {"host_name", agent.identity().hostName},
                {"exports", std::move(list)}};
}

/// A member of a wish could not be read: mostly an address or a MAC address that is not valid.
tl::unexpected<plans::Refusal> refuseWish(const std::string& member) {
    if (member == "address" || member == "only")
        return refuse(RefusalCode::BadAddress, "That is not the address of a target: e0.0 to e65534.254.",
                      {{"name", member}});
    if (member == "mac" || member == "allowed_macs")
        return refuse(RefusalCode::BadMac, "That is not a MAC address.", {{"name", member}});
    return refuseMember(member);
}

Outcome<Json> planChange(Agent& agent, const Json& params, OpenCall& call) {
    const auto json = params.find("wish");
    if (json == params.end())
        return refuseMember("wish");
    const auto wish = plans::wishFrom(*json);
    if (!wish && wish.error().code == ErrorCode::Unsupported)
        return refuse(RefusalCode::Unsupported, "This agent does not know that kind of change.");
    if (!wish)
        return refuseWish(wish.error().detail);
    const auto planned = agent.changes().plan(*wish, call.who, call.cancelled, call.progress);
    if (!planned)
        return refuse(planned.error());
    return plans::toJson(planned->plan, planned->id);
}

Json pendingJson(const std::optional<plans::PendingChange>& pending) {
    if (!pending)
        return nullptr;
    return {{"id", pending->id},
            {"text", pending->text.text()},
            {"text_sentence", plans::sentenceJson(pending->text)},
            {"seconds_left", pending->secondsLeft}};
}

Outcome<Json> applyChange(Agent& agent, const Json& params, OpenCall& call) {
    Members members(params);
    std::string id;
    Consent consent;
    members.require("plan");
    members.text("plan", id, 64);
    members.flag("click", consent.click);
    members.texts("confirm", consent.typed);
    members.text("backup", consent.backup, 64);
    members.number("keep_seconds", consent.keepSeconds);
    if (!members.firstWrong().empty())
        return refuseMember(members.firstWrong());
    const auto applied = agent.changes().apply(id, consent, call.who, call.cancelled, call.progress);
    if (!applied)
        return refuse(applied.error());
    auto verified = Json::array();
    for (const auto& fact : applied->verified)
        verified.push_back({{"what", fact.what}, {"result", fact.result}});
    return Json{{"entry", applied->entry},
                {"verified", std::move(verified)},
                {"pending", pendingJson(applied->pending)}};
}

Outcome<Json> pendingChange(Agent& agent, const Json&, OpenCall&) {
    return Json{{"pending", pendingJson(agent.changes().pending())}};
}

Outcome<Json> keepChange(Agent& agent, const Json& params, OpenCall& call) {
    Members members(params);
    std::string id;
    members.text("id", id, 64);
    if (!members.firstWrong().empty())
        return refuseMember(members.firstWrong());
    if (auto kept = agent.changes().keep(id, call.who); !kept)
        return refuse(kept.error());
    return Json::object();
}

Outcome<Json> listJournal(Agent& agent, const Json& params, OpenCall&) {
    Members members(params);
    int limit = 100;
    std::optional<std::int64_t> before;
    members.number("limit", limit);
    members.number("before", before);
    if (!members.firstWrong().empty())
        return refuseMember(members.firstWrong());
    auto list = Json::array();
    for (const auto& entry :
         agent.changes().journal(static_cast<std::size_t>(std::clamp(limit, 1, maxEntries)), before))
        list.push_back(toJson(entry));
    return Json{{"entries", std::move(list)}};
}

using Method = Outcome<Json> (*)(Agent&, const Json&, OpenCall&);

const std::map<std::string_view, Method>& methods() {
    static const std::map<std::string_view, Method> list{
        {"box.get", getBox},
        {"interfaces.list", listInterfaces},
        {"disks.list", listDisks},
        {"disks.find", findDiskByPath},
        {"kernel_log.read", readKernelLog},
        {"netconsole.read", readKernelNetconsole},
        {"netconsole.test", testKernelNetconsole},
        {"uboot.env.read", readUbootEnvironment},
        {"uboot.env.backup", backUpUbootEnvironment},
        {"flash.list", listFlashPartitions},
        {"flash.read", readFlashPart},
        {"exports.users", usersOfExport},
        {"exports.save", saveExports},
        {"change.plan", planChange},
        {"change.apply", applyChange},
        {"change.pending", pendingChange},
        {"change.keep", keepChange},
        {"journal.list", listJournal},
    };
    return list;
}

} // namespace

bool isTopic(std::string_view topic) { return std::ranges::find(knownTopics, topic) != knownTopics.end(); }

Outcome<std::string> callMethod(Agent& agent, const std::string& method, const Json& params, OpenCall& call) {
    if (method == "exports.list")
        return exportsText(agent);
    const auto found = methods().find(method);
    if (found == methods().end())
        return refuse(RefusalCode::UnknownMethod, "This agent has no method of that name.");
    const auto result = found->second(agent, params, call);
    if (!result)
        return refuse(result.error());
    return wire::toText(*result);
}

} // namespace etherdeck::agent
