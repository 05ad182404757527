#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/base/stop_signals.h"
#include "app/etherdeckctl/targets/commands.h"
#include "app/etherdeckctl/targets/event_lines.h"
#include "app/etherdeckctl/targets/wire_run.h"

#include <QEventLoop>

#include <algorithm>

namespace etherdeck::ctl {

ExitStatus runWatch(Output& output, const WireOptions& options) {
    StopSignals stopSignals;
    QEventLoop loop;
    QObject::connect(&stopSignals, &StopSignals::stopRequested, &loop, &QEventLoop::quit);
    WireRun run(options);
    if (!run.isUsable())
        return ExitStatus::Failed;
    const auto context = options.json ? run.context() : run.textContext();
    const auto print = [&](const std::string& line) {
        output.print(line + '\n');
        if (!output.flush())
            loop.exit();
    };
    QObject::connect(
        &run.service(), &DiscoveryService::eventHappened, &loop, [&](const DiscoveryEvent& event) {
            print(options.json ? eventJson(event, context) : eventLine(event, context.interfaceName));
        });
    QObject::connect(&run.service(), &DiscoveryService::linkFellSilent, &loop, [&](const SilentLink& link) {
        print(options.json ? silenceJson(link) : silenceLine(link));
    });
    const auto endWhenAllFailed = [&] {
        const auto links = run.service().links();
        const bool allFailed = std::all_of(links.begin(), links.end(), [](const LinkStatus& link) {
            return link.state == LinkStatus::State::Failed;
        });
        if (allFailed)
            loop.exit(1);
    };
    QObject::connect(&run.service(), &DiscoveryService::linksChanged, &loop, endWhenAllFailed);
    QMetaObject::invokeMethod(&loop, endWhenAllFailed, Qt::QueuedConnection);
    return loop.exec() == 0 ? ExitStatus::Done : ExitStatus::Failed;
}

} // namespace etherdeck::ctl
