#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/targets/commands.h"
#include "app/etherdeckctl/targets/table.h"
#include "app/etherdeckctl/targets/wire_run.h"
#include "core/services/desk/state_folder.h"
#include "core/services/inventory/history_service.h"

#include <algorithm>
#include <filesystem>
#include <optional>

namespace etherdeck::ctl {

namespace {

constexpr auto timeForMissing = std::chrono::seconds(15);

void printAsJson(Output& output, const std::vector<discovery::Target>& targets,
                 const TargetContext& context) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& target : targets)
        list.push_back(toJson(target, context));
    output.print(dump(list, 2) + '\n');
}

void printAsText(Output& output, const std::vector<discovery::Target>& targets, const TargetContext& context,
                 bool known) {
    output.print(targetTable(targets, context) + '\n' +
                 (known ? knownText(targets) : countText(targets) + ".") + '\n' +
                 conflictReport(targets, context.interfaceName));
}

/// Nothing answered: says what was asked, and the common causes.
void printNothingFound(WireRun& run) {
    std::string asked;
    for (const auto& link : run.service().links())
        asked += (asked.empty() ? "" : ", ") + link.interface;
    printProblem("no target answered. Query Config was broadcast on " + asked + ".",
                 "Common causes: the targets are on another interface or VLAN (-i NAME), their MAC masks "
                 "exclude this\n"
                 "computer, nothing is exported, or the exports run on this same computer and interface.");
}

/// The targets known from earlier runs. When the history cannot be read, prints why and returns nothing.
std::optional<std::vector<KnownTarget>> readKnown(const std::string& path) {
    const std::string file = path.empty() ? historyPath().toStdString() : path;
    if (!std::filesystem::exists(file)) {
        printProblem("there is no history in '" + file + "'.",
                     "The window creates it; --store FILE selects another one.");
        return std::nullopt;
    }
    auto store = store::Store::open(file, store::Access::ReadOnce);
    const auto rows = store ? store->seen() : Result<std::vector<store::SeenTarget>>(fail(store.error()));
    if (!rows) {
        const bool isOther = rows.error().code == ErrorCode::VersionMismatch;
        printProblem("the history in '" + file + "' could not be read: " + describe(rows.error()),
                     isOther ? "'etherdeckctl log upgrade' upgrades an older one."
                             : "--store FILE selects another one; without --known none is needed.",
                     rows.error().detail);
        return std::nullopt;
    }
    store::SeenTargets seen;
    seen.load(*rows);
    std::vector<KnownTarget> known;
    for (const auto& row : seen.expected())
        known.push_back(knownTarget(row));
    return known;
}

} // namespace

ExitStatus runDiscover(Output& output, const WireOptions& options, const DiscoverOptions& discover) {
    const auto known = discover.known ? readKnown(discover.store) : std::vector<KnownTarget>();
    if (!known)
        return ExitStatus::Failed;
    WireOptions wire = options;
    if (discover.known) // a silent target is asked again before it counts as missing
        wire.window = std::max<std::chrono::milliseconds>(wire.window, timeForMissing);
    WireRun run(wire);
    if (!run.isUsable())
        return ExitStatus::Failed;
    if (discover.known)
        run.service().expect(*known);
    if (!run.waitUntilSettled())
        return ExitStatus::Failed;
    const auto targets = run.service().discovery().targets();
    if (options.json)
        printAsJson(output, targets, run.context());
    else if (targets.empty())
        printNothingFound(run);
    else
        printAsText(output, targets, run.textContext(), discover.known);
    const auto answers = [](const auto& target) { return target.state == discovery::TargetState::Up; };
    const bool isMissed = discover.isAnswerExpected && std::ranges::none_of(targets, answers);
    return run.allLinksWorked() && !isMissed ? ExitStatus::Done : ExitStatus::Failed;
}

} // namespace etherdeck::ctl
