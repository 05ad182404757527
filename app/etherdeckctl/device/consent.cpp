#include "app/etherdeckctl/device/consent.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/plan_text.h"
#include "core/base/harmless_text.h"
#include "core/base/shell_word.h"

#include <unistd.h>

namespace etherdeck::ctl {

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

} // namespace etherdeck::ctl
