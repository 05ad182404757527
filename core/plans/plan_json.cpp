#include "core/plans/json.h"
#include "core/plans/members.h"

#include <algorithm>

namespace etherdeck::plans {

namespace {

Json stepJson(const Step& step) {
    Json json{{"text", step.text.text()}, {"text_sentence", sentenceJson(step.text)}};
    if (!step.diff.empty())
        json["diff"] = step.diff;
    else
        json["argv"] = step.argv;
    return json;
}

void readStep(Members& plan, const Json& json, Step& step) {
    Members members(json);
    members.sentence("text", step.text);
    members.texts("argv", step.argv);
    members.text("diff", step.diff, 2'097'152);
    if (!members.firstWrong().empty())
        plan.wrong("steps");
}

} // namespace

Json toJson(const Plan& plan, const std::string& id) {
    auto steps = Json::array();
    for (const auto& step : plan.steps)
        steps.push_back(stepJson(step));
    auto warnings = Json::array();
    for (const auto& warning : plan.warnings)
        warnings.push_back(sentenceJson(warning));
    return {{"id", id},
            {"title", plan.title.text()},
            {"title_sentence", sentenceJson(plan.title)},
            {"steps", std::move(steps)},
            {"warnings", textsOf(plan.warnings)},
            {"warning_sentences", std::move(warnings)},
            {"level", name(plan.level)},
            {"confirm", plan.confirm},
            {"fingerprint", fingerprint(plan)},
            {"reverts", plan.reverts},
            {"backup", plan.backup},
            {"backup_of", plan.backupOf ? toJson(*plan.backupOf) : Json()},
            {"can_undo", plan.undo.has_value()}};
}

Json toJson(const Refusal& refusal) {
    Json json{{"code", name(refusal.code)}};
    for (const auto& [fact, value] : refusal.data)
        json[fact] = value;
    if (!refusal.message.pattern().empty())
        json["sentence"] = sentenceJson(refusal.message);
    return json;
}

Result<ShownPlan> planFrom(const Json& json) {
    Members members(json);
    ShownPlan shown;
    members.require("id");
    members.text("id", shown.id, 64);
    members.text("fingerprint", shown.fingerprint, 128);
    members.sentence("title", shown.plan.title);
    members.list("steps", shown.plan.steps,
                 [&](const Json& entry, Step& step) { readStep(members, entry, step); });
    members.sentences("warnings", "warning_sentences", shown.plan.warnings);
    std::string level;
    members.text("level", level);
    // An unknown level requires the most.
    shown.plan.level = level == "none"    ? Confirmation::None
                       : level == "click" ? Confirmation::Click
                                          : Confirmation::Type;
    members.texts("confirm", shown.plan.confirm);
    members.flag("reverts", shown.plan.reverts);
    members.text("backup", shown.plan.backup, 64);
    if (const auto* const place = members.find("backup_of")) {
        const auto area = areaFrom(*place);
        if (area)
            shown.plan.backupOf = *area;
        else
            members.wrong("backup_of");
    }
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    return shown;
}

Refusal refusalFrom(const Json& data, std::string message) {
    Refusal refusal{RefusalCode::Failed, std::move(message), {}};
    if (!data.is_object())
        return refusal;
    if (const auto sentence = data.find("sentence"); sentence != data.end())
        refusal.message = sentenceFrom(*sentence, refusal.message.text());
    for (const auto& [fact, value] : data.items()) {
        if (!value.is_string())
            continue;
        if (fact == "code")
            refusal.code = refusalCode(value.get_ref<const std::string&>()).value_or(RefusalCode::Failed);
        else
            refusal.data[fact.substr(0, 64)] =
                value.get_ref<const std::string&>().substr(0, longestMemberText);
    }
    return refusal;
}

} // namespace etherdeck::plans
