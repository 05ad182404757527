#include "app/etherdeckctl/commands.h"
#include "app/etherdeckctl/problem.h"
#include "app/etherdeckctl/target_table.h"
#include "app/etherdeckctl/wire_run.h"

namespace etherdeck::ctl {

namespace {

void printAsJson(Output& output, const std::vector<discovery::Target>& targets,
                 const TargetContext& context) {
    auto list = nlohmann::ordered_json::array();
    for (const auto& target : targets)
        list.push_back(toJson(target, context));
    output.print(dump(list, 2) + '\n');
}

void printAsText(Output& output, const std::vector<discovery::Target>& targets,
                 const InterfaceName& interfaceName) {
    output.print(targetTable(targets, interfaceName) + '\n' + countText(targets) + ".\n" +
                 conflictReport(targets, interfaceName));
}

/// Nothing came back: what was done, and the usual causes.
void printNothingFound(WireRun& run) {
    std::string asked;
    for (const auto& link : run.service().links())
        asked += (asked.empty() ? "" : ", ") + link.interface;
    printProblem(
        "no target answered. Query Config was broadcast on " + asked + ".",
        "Usual causes: the targets are on another interface or VLAN (-i NAME), their MAC filter leaves this\n"
        "machine out, nothing is exported, or the exports run on this very machine and interface.");
}

} // namespace

ExitStatus runDiscover(Output& output, const WireOptions& options) {
    WireRun run(options);
    if (!run.isUsable() || !run.waitUntilSettled())
        return ExitStatus::Failed;
    const auto targets = run.service().discovery().targets();
    const auto context = run.context();
    if (options.json)
        printAsJson(output, targets, context);
    else if (targets.empty())
        printNothingFound(run);
    else
        printAsText(output, targets, context.interfaceName);
    return run.allLinksWorked() ? ExitStatus::Done : ExitStatus::Failed;
}

} // namespace etherdeck::ctl
