#include "app/etherdeckctl/device/plan_text.h"

#include "app/etherdeckctl/base/terminal.h"
#include "core/base/harmless_text.h"
#include "core/base/shell_word.h"
#include "core/discovery/target_json.h"

#include <algorithm>

namespace etherdeck::ctl {

namespace {

constexpr std::string_view stepIndent = "     ";

std::string commandText(const std::vector<std::string>& argv) {
    std::string text;
    for (const auto& word : argv)
        text += (text.empty() ? "" : " ") + shellWord(word);
    return text;
}

Style styleOfDiff(std::string_view line) {
    if (line.starts_with('+'))
        return Style::Good;
    return line.starts_with('-') ? Style::Bad : Style::Faint;
}

std::string diffText(std::string_view diff) {
    std::string text;
    while (!diff.empty()) {
        const auto end = std::min(diff.find('\n'), diff.size());
        const auto line = diff.substr(0, end);
        text += std::string(stepIndent) + styled(harmlessLine(line), styleOfDiff(line)) + '\n';
        diff.remove_prefix(std::min(end + 1, diff.size()));
    }
    return text;
}

std::string stepText(std::size_t number, const plans::Step& step) {
    auto text = "  " + std::to_string(number) + ". " + harmlessLine(step.text.text()) + '\n';
    if (!step.diff.empty())
        return text + diffText(step.diff);
    if (!step.argv.empty())
        text += std::string(stepIndent) + styled(harmlessLine(commandText(step.argv)), Style::Faint) + '\n';
    return text;
}

std::string needsText(const plans::Plan& plan) {
    switch (plan.level) {
    case plans::Confirmation::None:
        return "Needs no confirmation.\n";
    case plans::Confirmation::Click:
        return "Needs --yes.\n";
    case plans::Confirmation::Type:
        break;
    }
    std::string text = "Needs";
    for (const auto& each : plan.confirm)
        text += " --confirm " + harmlessLine(shellWord(each));
    return text + (plan.confirm.empty() ? " a confirmation that this etherdeckctl does not know.\n" : "\n");
}

std::string_view nameOf(plans::Confirmation level) { return plans::name(level); }

} // namespace

std::string planText(const plans::ShownPlan& shown) {
    const auto& plan = shown.plan;
    auto text = styled(harmlessLine(plan.title.text()), Style::Bold) + '\n';
    for (std::size_t i = 0; i < plan.steps.size(); ++i)
        text += stepText(i + 1, plan.steps[i]);
    for (const auto& warning : plan.warnings)
        text += styled("Warning: " + harmlessLine(warning.text()), Style::Warning) + '\n';
    if (plan.reverts)
        text += "This can cut the connection to the box, so it reverts unless it is kept.\n";
    return text + needsText(plan);
}

nlohmann::ordered_json planJson(const plans::ShownPlan& shown) {
    const auto& plan = shown.plan;
    nlohmann::ordered_json json;
    json["id"] = shown.id;
    json["title"] = plan.title.text();
    json["steps"] = nlohmann::ordered_json::array();
    for (const auto& step : plan.steps) {
        nlohmann::ordered_json each{{"text", step.text.text()}};
        if (!step.diff.empty())
            each["diff"] = step.diff;
        else
            each["argv"] = step.argv;
        json["steps"].push_back(std::move(each));
    }
    json["warnings"] = textsOf(plan.warnings);
    json["level"] = nameOf(plan.level);
    json["confirm"] = plan.confirm;
    json["fingerprint"] = shown.fingerprint;
    json["reverts"] = plan.reverts;
    return json;
}

void printOwnPlan(Output& output, const plans::ShownPlan& shown, bool json) {
    if (!json)
        return output.print(planText(shown));
    auto plan = planJson(shown);
    plan.erase("id");
    plan.erase("fingerprint");
    output.print(dump(plan, 2) + '\n');
}

std::vector<std::string> missingTexts(const plans::Plan& plan, std::span<const std::string> confirmed) {
    std::vector<std::string> missing;
    for (const auto& text : plan.confirm)
        if (std::ranges::find(confirmed, text) == confirmed.end())
            missing.push_back(text);
    return missing;
}

std::string appliedText(const std::string& title, const remote::Applied& applied, const std::string& device) {
    std::string text =
        "Done: " + harmlessLine(title) + ". Entry " + std::to_string(applied.entry) + " of the journal.\n";
    for (const auto& verified : applied.verified) {
        if (verified.what == "outside" && verified.result == "not-checked")
            text += "Not checked: whether initiators reach it. 'etherdeckctl discover' asks on the wire.\n";
        else
            text += "Verified: " + harmlessLine(verified.what) + ": " + harmlessLine(verified.result) + '\n';
    }
    if (!applied.pending)
        return text;
    return text +
           styled("Reverts in " + std::to_string(applied.pending->secondsLeft) + " s unless it is kept:",
                  Style::Warning) +
           "\n    etherdeckctl -d " + harmlessLine(shellWord(device)) + " change keep\n";
}

} // namespace etherdeck::ctl
