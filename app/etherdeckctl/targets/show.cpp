#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/targets/commands.h"
#include "app/etherdeckctl/targets/table.h"
#include "app/etherdeckctl/targets/wire_run.h"

namespace etherdeck::ctl {

ExitStatus runShow(Output& output, const WireOptions& options, Address address) {
    WireRun run(options, address);
    if (!run.isUsable() || !run.waitUntilSettled())
        return ExitStatus::Failed;
    const auto* target = run.service().discovery().find(address);
    if (!target) {
        printProblem(address.toString() + " did not answer.",
                     "'etherdeckctl discover' lists the targets that do.");
        return ExitStatus::Failed;
    }
    const auto context = options.json ? run.context() : run.textContext();
    if (options.json)
        output.print(dump(toJson(*target, context), 2) + '\n');
    else
        output.print(targetFacts(*target, context.interfaceName) +
                     conflictReport({*target}, context.interfaceName));
    return ExitStatus::Done;
}

} // namespace etherdeck::ctl
