#include "ui/inventory/targets/inventory_text.h"

#include "ui/text/error.h"
#include "ui/text/link.h"
#include "ui/text/silence.h"

#include <QCoreApplication>

#include <algorithm>

namespace etherdeck::ui {

namespace {

struct InventoryTexts {
    Q_DECLARE_TR_FUNCTIONS(InventoryText)
};

using State = LinkStatus::State;
using Action = EmptyPlace::Action;

/// Two texts, because without a translation file tr() makes no singular.
QString counted(std::size_t count, const QString& one, const QString& many) {
    return count == 1 ? one : many.arg(numberText(count));
}

template <class Matches>
std::vector<LinkStatus> linksThat(const std::vector<LinkStatus>& links, Matches matches) {
    std::vector<LinkStatus> found;
    std::copy_if(links.begin(), links.end(), std::back_inserter(found), matches);
    return found;
}

std::vector<LinkStatus> linksIn(const std::vector<LinkStatus>& links, State state) {
    return linksThat(links, [state](const LinkStatus& link) { return link.state == state; });
}

QString namesOf(const std::vector<LinkStatus>& links) {
    QStringList names;
    for (const auto& link : links)
        names << interfaceName(link);
    return listText(names);
}

ErrorText errorOf(const LinkStatus& link, const QString& linkProgram) {
    return errorText(link.error.value_or(Error{ErrorCode::System, {}, 0}),
                     {interfaceName(link), linkProgram});
}

EmptyPlace noInterface() {
    EmptyPlace place;
    place.icon = Icon::Link;
    place.title = InventoryTexts::tr("No interface chosen");
    place.text = InventoryTexts::tr(
        "AoE targets answer on their own Ethernet segment only. Choose the interfaces that lead to "
        "yours; nothing is sent on any other.");
    place.actions = {Action::Wizard, Action::ChooseInterfaces, Action::Lab};
    return place;
}

EmptyPlace failed(const std::vector<LinkStatus>& links, const QString& linkProgram) {
    const ErrorText error = errorOf(links.front(), linkProgram);
    EmptyPlace place;
    place.icon = Icon::Warning;
    place.title = error.what;
    place.text = error.why + QStringLiteral("\n\n") + error.advice;
    place.command = error.command;
    place.raw = error.raw;
    const bool lacksPermission =
        links.front().error && links.front().error->code == ErrorCode::PermissionDenied;
    place.actions = lacksPermission ? std::vector{Action::Repair, Action::TryAgain, Action::ChooseInterfaces}
                                    : std::vector{Action::TryAgain, Action::ChooseInterfaces};
    if (links.size() > 1)
        place.facts.push_back(
            {InventoryTexts::tr("Also failed"), {namesOf({std::next(links.begin()), links.end()})}});
    return place;
}

QString sleepingText(const LinkStatus& link) {
    const QString name = interfaceName(link);
    switch (link.state) {
    case State::NoCarrier:
        return InventoryTexts::tr("%1 is on, but has no cable, or the device at the other end is off.")
            .arg(name);
    case State::Down:
        return InventoryTexts::tr("%1 is switched off. To switch it on: sudo ip link set dev %1 up")
            .arg(name);
    default:
        return isOfBox(name) ? InventoryTexts::tr("%1 is not connected at the moment.").arg(name)
                             : InventoryTexts::tr("%1 is not there at the moment.").arg(name);
    }
}

EmptyPlace asleep(const std::vector<LinkStatus>& links) {
    EmptyPlace place;
    place.icon = Icon::Link;
    place.title = links.size() == 1
                      ? InventoryTexts::tr("%1 carries no frames").arg(interfaceName(links.front()))
                      : InventoryTexts::tr("None of the interfaces carries frames");
    QStringList lines;
    for (const auto& link : links)
        lines << sleepingText(link);
    place.text = lines.join(QLatin1Char('\n')) + QStringLiteral("\n\n") +
                 InventoryTexts::tr("Discovery starts by itself as soon as there is a link.");
    place.actions = {Action::ChooseInterfaces};
    return place;
}

EmptyPlace looking(const std::vector<LinkStatus>& links) {
    EmptyPlace place;
    place.title = InventoryTexts::tr("Looking for targets");
    place.text = InventoryTexts::tr("Querying all targets on %1.").arg(namesOf(links));
    place.isWaiting = true;
    return place;
}

EmptyPlace silence(const std::vector<LinkStatus>& links) {
    EmptyPlace place;
    place.icon = Icon::Search;
    place.title = silenceTitle(links);
    place.facts = silenceFacts(links);
    place.actions = {Action::Discover, Action::ChooseInterfaces};
    return place;
}

bool canHear(const LinkStatus& link) { return link.state == State::Up || link.state == State::Starting; }

} // namespace

QString summaryText(const InventorySummary& summary, bool isDiscovering) {
    QStringList parts;
    if (isDiscovering)
        parts << InventoryTexts::tr("Discovering");
    if (summary.targets > 0) {
        parts << counted(summary.targets, InventoryTexts::tr("1 target"), InventoryTexts::tr("%1 targets"));
        parts << counted(summary.shelves, InventoryTexts::tr("1 shelf"), InventoryTexts::tr("%1 shelves"));
    } else if (!isDiscovering) {
        parts << InventoryTexts::tr("No targets");
    }
    if (summary.conflicts > 0)
        parts << counted(summary.conflicts, InventoryTexts::tr("1 conflict"),
                         InventoryTexts::tr("%1 conflicts"));
    if (summary.possibleConflicts > 0)
        parts << counted(summary.possibleConflicts, InventoryTexts::tr("1 possible conflict"),
                         InventoryTexts::tr("%1 possible conflicts"));
    if (summary.vanished > 0)
        parts << InventoryTexts::tr("%1 vanished").arg(numberText(summary.vanished));
    if (summary.missing > 0)
        parts << InventoryTexts::tr("%1 missing").arg(numberText(summary.missing));
    if (summary.stopped > 0)
        parts << InventoryTexts::tr("%1 stopped").arg(numberText(summary.stopped));
    if (summary.notWatched > 0)
        parts << InventoryTexts::tr("%1 not watched").arg(numberText(summary.notWatched));
    return parts.join(QStringLiteral(" · "));
}

EmptyPlace emptyInventory(const InventoryFacts& facts) {
    if (facts.links.empty())
        return noInterface();
    const auto hearing = linksThat(facts.links, canHear);
    if (hearing.empty()) {
        const auto broken = linksIn(facts.links, State::Failed);
        return broken.empty() ? asleep(facts.links) : failed(broken, facts.linkProgram);
    }
    const auto up = linksIn(facts.links, State::Up);
    if (up.empty() || facts.isDiscovering)
        return looking(hearing);
    return silence(up);
}

EmptyPlace emptyFilter(const QString& filterText, std::size_t hidden) {
    EmptyPlace place;
    place.icon = Icon::Search;
    place.title = InventoryTexts::tr("Nothing matches “%1”").arg(filterText.simplified());
    place.text = counted(hidden, InventoryTexts::tr("The filter hides the only target."),
                         InventoryTexts::tr("The filter hides all %1 targets."));
    place.actions = {Action::ClearFilter};
    return place;
}

std::optional<Banner::Message> linkProblem(const InventoryFacts& facts, bool hasTargets) {
    const auto broken = linksIn(facts.links, State::Failed);
    const bool othersWork = std::any_of(facts.links.begin(), facts.links.end(), canHear);
    if (broken.empty() || !(hasTargets || othersWork))
        return std::nullopt;
    const ErrorText error = errorOf(broken.front(), facts.linkProgram);
    QStringList lines{error.why};
    lines << (error.command.isEmpty() ? error.advice
                                      : QStringLiteral("%1 %2").arg(error.advice, error.command));
    if (broken.size() > 1)
        lines
            << InventoryTexts::tr("Also failed: %1.").arg(namesOf({std::next(broken.begin()), broken.end()}));
    const bool lacksPermission =
        broken.front().error && broken.front().error->code == ErrorCode::PermissionDenied;
    return Banner::Message{error.what, lines.join(QLatin1Char('\n')), error.raw,
                           lacksPermission ? InventoryTexts::tr("Grant permission…")
                                           : InventoryTexts::tr("Try again")};
}

} // namespace etherdeck::ui
