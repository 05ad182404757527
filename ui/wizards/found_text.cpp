#include "ui/wizards/found_text.h"

#include "ui/text/doubt.h"
#include "ui/text/error.h"
#include "ui/text/link.h"
#include "ui/text/plain.h"
#include "ui/text/target.h"

#include <QCoreApplication>

#include <algorithm>

namespace etherdeck::ui {

namespace {

struct FoundTexts {
    Q_DECLARE_TR_FUNCTIONS(FoundText)
};

using discovery::Path;
using discovery::Target;
using Finding = FindingCard::Finding;
using State = LinkStatus::State;

constexpr std::size_t maxConflicts = 4;
constexpr std::size_t maxClaimants = 6;
constexpr qsizetype maxFound = 8;

QString addressText(const Target& target) { return QString::fromStdString(target.address.toString()); }

/// "02:25:31:0a:00:01 · 500.0 GB · serial 0.0:plug-a"
QString claimantLine(const Path& path) {
    QStringList facts{QString::fromStdString(path.key.mac.toString())};
    if (path.identity) {
        facts << sizeText(path.identity->size);
        facts << (path.identity->serial.empty()
                      ? FoundTexts::tr("no serial number")
                      : FoundTexts::tr("serial %1").arg(fromWire(path.identity->serial)));
    }
    return facts.join(QStringLiteral(" · "));
}

Finding conflictFinding(const Target& target) {
    QStringList lines;
    for (const Path& path : target.paths)
        if (path.isUp() && lines.size() < static_cast<qsizetype>(maxClaimants))
            lines << claimantLine(path);
    return {Lamp::Conflict, FoundTexts::tr("Different disks answer as %1").arg(addressText(target)),
            FoundTexts::tr(
                "Whoever uses %1 reads from one and writes to the other, and loses data on both. Give one of "
                "them another shelf or slot, or stop it. Until then, do not use %1. These claim it:")
                .arg(addressText(target)),
            lines};
}

Finding doubtFinding(const Target& target) {
    QStringList lines;
    for (const Path* path : discovery::claimants(target))
        if (lines.size() < static_cast<qsizetype>(maxClaimants))
            lines << claimantLine(*path);
    return {Lamp::Doubt, doubtTitle(target),
            FoundTexts::tr("%1 One box with two network ports is not a conflict; two boxes are. %2 Do not "
                           "use %3 until this is clear. These answer:")
                .arg(doubtReason(target), doubtDecider(target), addressText(target)),
            lines};
}

template <class Matches>
QStringList addressesThat(const WizardFindings& findings, Matches matches) {
    QStringList addresses;
    std::size_t others = 0;
    for (const auto& [address, target] : findings.targets) {
        if (!matches(target))
            continue;
        if (addresses.size() < maxFound)
            addresses << addressText(target);
        else
            ++others;
    }
    if (others > 0)
        addresses << FoundTexts::tr("%1 more").arg(numberText(others));
    return addresses;
}

/// One finding for all targets of a kind.
void addKind(std::vector<Finding>& made, Lamp lamp, const QStringList& addresses, const QString& title,
             const QString& text) {
    if (!addresses.isEmpty())
        made.push_back({lamp, title.arg(listText(addresses)), text, {}});
}

bool isChosen(const WizardFindings& findings, const LinkStatus& link) {
    return findings.chosen.contains(link.interface);
}

} // namespace

std::vector<ShelfSummary> shelves(const WizardFindings& findings) {
    std::vector<ShelfSummary> made;
    for (const auto& [address, target] : findings.targets) {
        if (made.empty() || made.back().shelf != address.shelf())
            made.push_back({address.shelf(), 0, 0, false});
        ShelfSummary& shelf = made.back();
        ++shelf.targets;
        shelf.hasConflict = shelf.hasConflict || target.hasConflict();
        if (const auto& identity = target.principal().identity; identity && !target.hasConflict())
            shelf.sectors += identity->size.count;
    }
    return made;
}

QString shelfText(const ShelfSummary& shelf) {
    const QString size = sizeText(Sectors{shelf.sectors});
    return shelf.targets == 1 ? FoundTexts::tr("1 target · %1").arg(size)
                              : FoundTexts::tr("%1 targets · %2").arg(numberText(shelf.targets), size);
}

QString foundText(const WizardFindings& findings) {
    const auto count = findings.targets.size();
    if (count == 0)
        return FoundTexts::tr("No target");
    if (count == 1)
        return FoundTexts::tr("One target");
    const auto shelfCount = shelves(findings).size();
    if (shelfCount == 1)
        return FoundTexts::tr("%1 targets on one shelf").arg(numberText(count));
    return FoundTexts::tr("%1 targets on %2 shelves").arg(numberText(count), numberText(shelfCount));
}

std::vector<Finding> notableFindings(const WizardFindings& findings) {
    std::vector<Finding> made;
    std::size_t conflicts = 0;
    for (const auto& [address, target] : findings.targets)
        if (target.hasConflict() && ++conflicts <= maxConflicts)
            made.push_back(conflictFinding(target));
    if (conflicts > maxConflicts)
        made.push_back({Lamp::Conflict,
                        conflicts - maxConflicts == 1
                            ? FoundTexts::tr("The same is true of one other address")
                            : FoundTexts::tr("The same is true of %1 other addresses")
                                  .arg(numberText(conflicts - maxConflicts)),
                        FoundTexts::tr("The inventory lists them all."),
                        {}});
    std::size_t doubts = 0;
    for (const auto& [address, target] : findings.targets)
        if (target.hasPossibleConflict() && ++doubts <= maxConflicts)
            made.push_back(doubtFinding(target));
    if (doubts > maxConflicts)
        made.push_back({Lamp::Doubt,
                        doubts - maxConflicts == 1 ? FoundTexts::tr("The same is true of one other address")
                                                   : FoundTexts::tr("The same is true of %1 other addresses")
                                                         .arg(numberText(doubts - maxConflicts)),
                        FoundTexts::tr("The inventory lists them all."),
                        {}});
    addKind(made, Lamp::Limited, addressesThat(findings, isReserved), FoundTexts::tr("Reserved: %1"),
            FoundTexts::tr("Others see what an initiator has reserved, but cannot read or write it. Clusters "
                           "use this to give a disk to one computer at a time."));
    addKind(
        made, Lamp::Limited,
        addressesThat(findings, [](const Target& target) { return isMasked(target) && !isReserved(target); }),
        FoundTexts::tr("Masked: %1"),
        FoundTexts::tr("A masked target serves the initiators on its list and ignores everybody else. This "
                       "computer gets answers; another may not even see the target."));
    addKind(
        made, Lamp::Off,
        addressesThat(findings,
                      [](const Target& target) { return target.state == discovery::TargetState::Vanished; }),
        FoundTexts::tr("Vanished: %1"),
        FoundTexts::tr("A target that no longer answers was stopped, or its box is off or unplugged."));
    return made;
}

bool lacksPermission(const WizardFindings& findings) {
    return std::any_of(findings.links.begin(), findings.links.end(), [&](const LinkStatus& link) {
        return isChosen(findings, link) && link.state == State::Failed && link.error &&
               link.error->code == ErrorCode::PermissionDenied;
    });
}

std::optional<Finding> obstacle(const WizardFindings& findings, const QString& linkProgram) {
    const LinkStatus* failed = nullptr;
    QStringList asleep;
    for (const auto& link : findings.links) {
        if (!isChosen(findings, link))
            continue;
        if (link.state == State::Up || link.state == State::Starting)
            return std::nullopt;
        if (link.state == State::Failed && failed == nullptr)
            failed = &link;
        else
            asleep << FoundTexts::tr("%1: %2").arg(interfaceName(link), linkStateText(link));
    }
    if (failed != nullptr) {
        const auto error = errorText(failed->error.value_or(Error{}), {interfaceName(*failed), linkProgram});
        return Finding{Lamp::Conflict, error.what, QStringLiteral("%1 %2").arg(error.why, error.advice),
                       error.command.isEmpty() ? QStringList() : QStringList{error.command}};
    }
    if (asleep.isEmpty())
        return std::nullopt;
    return Finding{
        Lamp::Off, FoundTexts::tr("The chosen interfaces carry no frames"),
        FoundTexts::tr(
            "Plug in the cable or switch the interface on: the search begins by itself. Or go back "
            "and choose another one."),
        asleep};
}

} // namespace etherdeck::ui
