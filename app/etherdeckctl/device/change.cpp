#include "app/etherdeckctl/device/change.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/backup.h"
#include "app/etherdeckctl/device/consent.h"
#include "app/etherdeckctl/device/plan_text.h"
#include "app/etherdeckctl/device/queue.h"
#include "app/etherdeckctl/device/session.h"
#include "core/base/harmless_text.h"
#include "core/discovery/target_json.h"

#include <utility>

namespace etherdeck::ctl {

namespace {

struct Capability {
    std::string operator()(const plans::ImportExports&) const { return "import"; }
    std::string operator()(const plans::AdoptExport&) const { return "adopt"; }
    std::string operator()(const plans::LockDisk&) const { return "disks"; }
    std::string operator()(const plans::CreateImage&) const { return "disks"; }
    std::string operator()(const plans::RemoveImage&) const { return "disks"; }
    std::string operator()(const plans::SetMtu&) const { return "keep"; }
    std::string operator()(const plans::AddVlan&) const { return "vlan"; }
    std::string operator()(const plans::RemoveVlan&) const { return "vlan"; }
    std::string operator()(const plans::SetHostName&) const { return "host-name"; }
    std::string operator()(const plans::Reboot&) const { return "shut-down"; }
    std::string operator()(const plans::PowerOff&) const { return "shut-down"; }
    std::string operator()(const plans::EditEnvironment&) const { return "uboot-env"; }
    std::string operator()(const plans::RestoreEnvironment&) const { return "uboot-env"; }
    std::string operator()(const plans::SetNetconsole&) const { return "netconsole"; }
    std::string operator()(const plans::UndoChange&) const { return "journal"; }
    template <class OfExport>
    std::string operator()(const OfExport& /*wish*/) const {
        return "exports";
    }
};

} // namespace

std::string capabilityOf(const plans::Wish& wish) { return std::visit(Capability(), wish); }

std::optional<plans::ShownPlan> askForPlan(DeviceSession& session, const plans::Wish& wish) {
    const auto capability = session.greeting().can("changes") ? capabilityOf(wish) : "changes";
    return session.ask(
        {"change.plan", {{"wish", plans::toJson(wish)}}, capability, std::chrono::seconds(120)},
        plans::planFrom);
}

std::optional<remote::Applied> askToApply(DeviceSession& session, const plans::ShownPlan& shown,
                                          const Consent& consent) {
    Json parameters{{"plan", shown.id}, {"click", consent.click}, {"confirm", consent.texts}};
    if (const auto& hash = shown.plan.backup; !hash.empty()) {
        const auto kept = keepBackup(session, {shown.plan.backupOf, hash});
        if (!kept)
            return std::nullopt;
        printNote("A backup of the partition is in " + *kept + ".\n");
        parameters["backup"] = hash;
    }
    return session.ask({"change.apply", std::move(parameters), "changes", std::nullopt}, remote::appliedFrom);
}

ExitStatus runChange(Output& output, const DeviceOptions& options, const plans::Outcome<plans::Wish>& wish) {
    if (!wish)
        return report(output, explain(wish.error()), options.json);
    if (options.queues)
        return runQueueAdd(output, options, *wish);
    auto session = DeviceSession::open(output, options);
    return session ? runChange(*session, output, options, *wish) : ExitStatus::Failed;
}

std::optional<Change> makeChange(DeviceSession& session, const DeviceOptions& options,
                                 const plans::Wish& wish) {
    const auto shown = askForPlan(session, wish);
    if (!shown)
        return std::nullopt;
    if (options.planOnly)
        return Change{planJson(*shown), planText(*shown)};
    Consent consent{options.yes, options.confirm};
    if (!isEnough(shown->plan, consent)) {
        if (!canAsk(options)) {
            session.fail(confirmationNeeded(shown->plan));
            return std::nullopt;
        }
        printNote(planText(*shown));
        if (!askFor(session, shown->plan, consent)) {
            printNote(session.hasFailed() ? "" : "Nothing was changed.\n");
            return std::nullopt;
        }
    }
    const auto applied = askToApply(session, *shown, consent);
    if (!applied)
        return std::nullopt;
    return Change{remote::toJson(*applied), appliedText(shown->plan.title.text(), *applied, options.device)};
}

ExitStatus runChange(DeviceSession& session, Output& output, const DeviceOptions& options,
                     const plans::Wish& wish) {
    const auto change = makeChange(session, options, wish);
    if (!change)
        return ExitStatus::Failed;
    output.print(options.json ? dump(change->json, 2) + '\n' : change->text);
    return ExitStatus::Done;
}

ExitStatus runKeep(Output& output, const DeviceOptions& options) {
    auto session = DeviceSession::open(output, options);
    if (!session)
        return ExitStatus::Failed;
    const auto pending = session->ask({"change.pending", Json::object(), "keep"}, remote::pendingFrom);
    if (!pending)
        return ExitStatus::Failed;
    if (!*pending)
        return report(output, explain({plans::RefusalCode::NothingToDo, "No change waits to be kept.", {}}),
                      options.json);
    if (!session->ask({"change.keep", {{"id", (*pending)->id}}, "keep"}))
        return ExitStatus::Failed;
    output.print(options.json ? dump({{"kept", remote::toJson(**pending)}}) + '\n'
                              : "Kept: " + harmlessLine((*pending)->text.text()) + '\n');
    return ExitStatus::Done;
}

} // namespace etherdeck::ctl
