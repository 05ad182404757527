#include "app/etherdeckctl/commands.h"
#include "app/etherdeckctl/problem.h"
#include "app/etherdeckctl/stop_signals.h"
#include "app/etherdeckctl/target_table.h"
#include "app/etherdeckctl/terminal.h"
#include "app/etherdeckctl/wire_run.h"
#include "core/base/harmless_text.h"

#include <QDateTime>
#include <QEventLoop>

#include <algorithm>

namespace etherdeck::ctl {

namespace {

using discovery::EventKind;

constexpr std::size_t kindWidth = std::string_view("possible-conflict").size();

Style styleOf(EventKind kind) {
    switch (kind) {
    case EventKind::Appeared:
    case EventKind::CameBack:
    case EventKind::ConflictEnded:
        return Style::Good;
    case EventKind::Conflict:
        return Style::Bad;
    case EventKind::Vanished:
    case EventKind::PathLost:
    case EventKind::InventoryFull:
    case EventKind::PossibleConflict:
    case EventKind::Missing:
        return Style::Warning;
    case EventKind::Changed:
    case EventKind::PathFound:
        return Style::Plain;
    }
    return Style::Plain;
}

std::string details(const DiscoveryEvent& event, const InterfaceName& interfaceName) {
    std::string text;
    if (event.event.kind == EventKind::Changed) {
        for (const auto change : names(event.event.changes))
            text += (text.empty() ? "" : ", ") + std::string(change);
    } else if (event.event.path) {
        text = event.event.path->mac.toString() + " on " + interfaceName(event.event.path->link);
    } else if (event.target) {
        const auto& path = event.target->principal();
        text = sizeOf(*event.target);
        if (path.identity)
            text += "  " + harmlessLine(path.identity->serial);
        if (!path.configString.empty())
            text += "  \"" + harmlessLine(path.configString) + "\"";
    }
    return text;
}

std::string asText(const DiscoveryEvent& event, const InterfaceName& interfaceName) {
    const auto sinceEpoch =
        std::chrono::duration_cast<std::chrono::milliseconds>(event.time.time_since_epoch());
    const auto time = QDateTime::fromMSecsSinceEpoch(sinceEpoch.count()).toString("yyyy-MM-dd HH:mm:ss.zzz");
    std::string kind(name(event.event.kind));
    const std::string padding(kindWidth - std::min(kindWidth, kind.size()), ' ');
    return time.toStdString() + "  " + styled(kind, styleOf(event.event.kind)) + padding + "  " +
           event.event.address.toString() + "  " + details(event, interfaceName);
}

std::string asJson(const DiscoveryEvent& event, const TargetContext& context) {
    nlohmann::ordered_json line;
    line["time"] = toIso8601(event.time);
    line["event"] = name(event.event.kind);
    line["address"] = event.event.address.toString();
    if (event.event.kind == EventKind::Changed)
        line["changes"] = names(event.event.changes);
    if (event.event.path)
        line["path"] = {{"interface", context.interfaceName(event.event.path->link)},
                        {"mac", event.event.path->mac.toString()}};
    line["target"] = event.target ? toJson(*event.target, context) : nlohmann::ordered_json();
    return dump(line);
}

} // namespace

ExitStatus runWatch(Output& output, const WireOptions& options) {
    StopSignals stopSignals;
    QEventLoop loop;
    QObject::connect(&stopSignals, &StopSignals::stopWanted, &loop, &QEventLoop::quit);
    WireRun run(options);
    if (!run.isUsable())
        return ExitStatus::Failed;
    const auto context = run.context();
    QObject::connect(
        &run.service(), &DiscoveryService::eventHappened, &loop, [&](const DiscoveryEvent& event) {
            output.print((options.json ? asJson(event, context) : asText(event, context.interfaceName)) +
                         '\n');
            if (!output.flush())
                loop.exit();
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
