#include "app/agent/changes/consent.h"

#include <algorithm>
#include <map>
#include <utility>

namespace etherdeck::agent {

std::optional<plans::Refusal> missingConsent(const plans::Plan& plan, const Consent& consent) {
    const auto missing = std::ranges::find_if(plan.confirm, [&](const std::string& text) {
        return std::ranges::find(consent.typed, text) == consent.typed.end();
    });
    const auto isTyped = missing == plan.confirm.end();
    const auto isClicked = plan.level == plans::Confirmation::None || consent.click ||
                           (plan.level == plans::Confirmation::Type && isTyped);
    if (isTyped && isClicked && consent.backup != plan.backup && !plan.backup.empty())
        return plans::Refusal{plans::RefusalCode::BackupNeeded,
                              "Fetch a backup of the partition first, and keep it outside the box: "
                              "etherdeckctl does.",
                              {{"sha256", plan.backup}}};
    if (isTyped && isClicked)
        return std::nullopt;
    std::map<std::string, std::string> data{{"level", std::string(plans::name(plan.level))}};
    if (!isTyped)
        data["confirm"] = *missing;
    return plans::Refusal{plans::RefusalCode::ConfirmationNeeded,
                          isTyped ? std::string("This has to be confirmed.")
                                  : "To confirm, type: " + *missing,
                          std::move(data)};
}

} // namespace etherdeck::agent
