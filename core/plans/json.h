#pragma once

#include "core/base/result.h"
#include "core/base/sentence.h"
#include "core/plans/box_state.h"
#include "core/plans/plan.h"
#include "core/plans/refusal.h"
#include "core/plans/wish.h"

#include <nlohmann/json.hpp>

/// The values of this room as the agent protocol has them (docs/agent-protocol.md, Objects and Changes).
/// Reading fails with Malformed and the name of the first member that is not as it should be.
namespace etherdeck::plans {

using Json = nlohmann::json;

[[nodiscard]] Json toJson(const Disk& disk);
[[nodiscard]] Json toJson(const BoxInterface& interface);
[[nodiscard]] Json toJson(const exports::Export& config);
[[nodiscard]] Json toJson(const ExportStatus& status);
[[nodiscard]] Json toJson(const Wish& wish);
[[nodiscard]] Json toJson(const BoxEnvironment& environment);
[[nodiscard]] Json toJson(const NetconsoleTarget& target);
/// {"partition": {…}, "offset", "size"}
[[nodiscard]] Json toJson(const FlashArea& area);
/// {"format": "etherdeck-uboot-backup", …}, with the content in base64.
[[nodiscard]] Json toJson(const FlashBackup& backup);
/// {"pattern": "Stop %1 on %2", "values": ["e9.1", "eth0"]}; a value may be such an object. Null for a text
/// without a pattern.
[[nodiscard]] Json sentenceJson(const Sentence& sentence);
/// The text with its pattern; the text alone when there is none, or it does not result in this text.
[[nodiscard]] Sentence sentenceFrom(const Json& json, std::string text);
/// Without the actions, which never leave the box.
[[nodiscard]] Json toJson(const Plan& plan, const std::string& id);
/// For the `data` of an error: the code, and the facts.
[[nodiscard]] Json toJson(const Refusal& refusal);

[[nodiscard]] Result<Disk> diskFrom(const Json& json);
[[nodiscard]] Result<BoxInterface> interfaceFrom(const Json& json);
[[nodiscard]] Result<exports::Export> exportFrom(const Json& json);
[[nodiscard]] Result<ExportStatus> statusFrom(const Json& json);
[[nodiscard]] Result<Wish> wishFrom(const Json& json);
[[nodiscard]] Result<NetconsoleTarget> netconsoleTargetFrom(const Json& json);
[[nodiscard]] Result<BoxEnvironment> environmentFrom(const Json& json);
[[nodiscard]] Result<FlashArea> areaFrom(const Json& json);
/// Its content is what its SHA-256 says. Errors also: Unsupported for another format or a later version.
[[nodiscard]] Result<FlashBackup> backupFrom(const Json& json);
/// A plan as a client knows it: steps without actions.
struct ShownPlan {
    std::string id;
    std::string fingerprint;
    Plan plan;

    friend bool operator==(const ShownPlan&, const ShownPlan&) = default;
};
[[nodiscard]] Result<ShownPlan> planFrom(const Json& json);
/// Unknown codes are read as Failed. `message` is that of the error; its pattern is in the data.
[[nodiscard]] Refusal refusalFrom(const Json& data, std::string message);

} // namespace etherdeck::plans
