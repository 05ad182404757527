#include "app/etherdeckctl/device/change.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/plan_text.h"
#include "app/etherdeckctl/device/session.h"
#include "core/base/harmless_text.h"
#include "core/discovery/target_json.h"

#include <optional>
#include <unistd.h>
#include <utility>

namespace etherdeck::ctl {

namespace {

struct Capability {
    std::string operator()(const plans::ImportExports&) const { return "import"; }
    std::string operator()(const plans::LockDisk&) const { return "disks"; }
    std::string operator()(const plans::CreateImage&) const { return "disks"; }
    std::string operator()(const plans::RemoveImage&) const { return "disks"; }
    std::string operator()(const plans::SetMtu&) const { return "keep"; }
    std::string operator()(const plans::AddVlan&) const { return "vlan"; }
    std::string operator()(const plans::RemoveVlan&) const { return "vlan"; }
    std::string operator()(const plans::SetHostName&) const { return "host-name"; }
    std::string operator()(const plans::Reboot&) const { return "shut-down"; }
    std::string operator()(const plans::PowerOff&) const { return "shut-down"; }
    std::string operator()(const plans::UndoChange&) const { return "journal"; }
    template <class OfExport>
    std::string operator()(const OfExport& /*wish*/) const {
        return "exports";
    }
};

/// What is sent with change.apply.
struct Consent {
    bool click = false;
    std::vector<std::string> texts;
};

/// False where nobody could answer, and for scripts that read JSON.
bool canAsk(const DeviceOptions& options) {
    return !options.json && ::isatty(STDIN_FILENO) != 0 && ::isatty(STDERR_FILENO) != 0;
}

bool isEnough(const plans::Plan& plan, const Consent& consent) {
    switch (plan.level) {
    case plans::Confirmation::None:
        return true;
    case plans::Confirmation::Click:
        return consent.click;
    case plans::Confirmation::Type: // an unknown level has no texts: never enough
        return !plan.confirm.empty() && missingTexts(plan, consent.texts).empty();
    }
    return false;
}

FailureText confirmationNeeded(const plans::Plan& plan) {
    FailureText failure;
    failure.code = "confirmation-needed";
    const bool isClick = plan.level == plans::Confirmation::Click;
    failure.message = isClick ? "this has to be confirmed: add --yes." : "this has to be confirmed: add";
    if (!isClick)
        for (const auto& text : plan.confirm)
            failure.message += " --confirm " + shellWord(text);
    failure.advice = "--plan shows what would be done, and changes nothing.";
    failure.data = {{"level", plans::name(plan.level)}, {"confirm", plan.confirm}};
    return failure;
}

/// Asks for what is missing. False when it was not given, or the terminal or the session has ended.
bool askFor(DeviceSession& session, const plans::Plan& plan, Consent& consent) {
    if (plan.level == plans::Confirmation::Click) {
        printNote("Apply this? [y/N] ");
        const auto answer = session.readLine();
        consent.click = answer && (*answer == "y" || *answer == "Y" || *answer == "yes");
        return consent.click;
    }
    for (const auto& text : missingTexts(plan, consent.texts)) {
        printNote("Type " + harmlessLine(text) + " to apply this: ");
        const auto answer = session.readLine();
        if (answer != text)
            return false;
        consent.texts.push_back(text);
    }
    return isEnough(plan, consent);
}

ExitStatus apply(Output& output, const DeviceOptions& options, DeviceSession& session, const std::string& id,
                 const Consent& consent) {
    const auto applied = session.ask({"change.apply",
                                      {{"plan", id}, {"click", consent.click}, {"confirm", consent.texts}},
                                      "changes",
                                      std::nullopt},
                                     remote::appliedFrom);
    if (!applied)
        return ExitStatus::Failed;
    output.print(options.json ? dump(remote::toJson(*applied), 2) + '\n'
                              : appliedText(*applied, options.device));
    return ExitStatus::Done;
}

} // namespace

std::string capabilityOf(const plans::Wish& wish) { return std::visit(Capability(), wish); }

ExitStatus runChange(Output& output, const DeviceOptions& options, const plans::Outcome<plans::Wish>& wish) {
    if (!wish)
        return report(output, explain(wish.error()), options.json);
    auto session = DeviceSession::open(output, options);
    if (!session)
        return ExitStatus::Failed;
    const auto capability = session->greeting().can("changes") ? capabilityOf(*wish) : "changes";
    const auto shown =
        session->ask({"change.plan", {{"wish", plans::toJson(*wish)}}, capability, std::chrono::seconds(120)},
                     plans::planFrom);
    if (!shown)
        return ExitStatus::Failed;
    if (options.planOnly) {
        output.print(options.json ? dump(planJson(*shown), 2) + '\n' : planText(*shown));
        return ExitStatus::Done;
    }
    Consent consent{options.yes, options.confirm};
    if (!isEnough(shown->plan, consent)) {
        if (!canAsk(options))
            return report(output, confirmationNeeded(shown->plan), options.json);
        printNote(planText(*shown));
        if (!askFor(*session, shown->plan, consent)) {
            printNote(session->hasFailed() ? "" : "Nothing was changed.\n");
            return ExitStatus::Failed;
        }
    }
    return apply(output, options, *session, shown->id, consent);
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
                              : "Kept: " + harmlessLine((*pending)->text) + '\n');
    return ExitStatus::Done;
}

} // namespace etherdeck::ctl
