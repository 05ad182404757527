#include "ui/text/target.h"

#include "ui/text/doubt.h"
#include "ui/text/link.h"

#include <QCoreApplication>

#include <algorithm>

namespace etherdeck::ui {

namespace {

struct TargetTexts {
    Q_DECLARE_TR_FUNCTIONS(TargetText)
};

using discovery::Path;
using discovery::Target;

QString macText(const MacAddress& mac) { return QString::fromStdString(mac.toString()); }
QString claimantText(const Path& path) {
    if (!path.identity || path.identity->serial.empty())
        return TargetTexts::tr("%1 (no serial number)").arg(macText(path.key.mac));
    return TargetTexts::tr("%1 (serial %2)").arg(macText(path.key.mac), fromWire(path.identity->serial));
}

/// `link` is null when the interface is not chosen.
QString silenceReason(const QString& name, const LinkStatus* link) {
    if (link == nullptr)
        return TargetTexts::tr("%1 is switched off in Etherdeck").arg(name);
    switch (link->state) {
    case LinkStatus::State::Starting:
        return TargetTexts::tr("%1 is being opened").arg(name);
    case LinkStatus::State::Up:
        return TargetTexts::tr("%1 has only just been opened").arg(name);
    case LinkStatus::State::NoCarrier:
        return TargetTexts::tr("%1 has no cable").arg(name);
    case LinkStatus::State::Down:
        return TargetTexts::tr("%1 is switched off").arg(name);
    case LinkStatus::State::Waiting:
        return TargetTexts::tr("%1 is not there").arg(name);
    case LinkStatus::State::Failed:
        return TargetTexts::tr("%1 could not be opened").arg(name);
    }
    return {};
}

template <class Belongs>
bool anyLivePath(const Target& target, Belongs belongs) {
    return std::any_of(target.paths.begin(), target.paths.end(),
                       [&](const Path& path) { return path.isUp() && belongs(path); });
}

} // namespace

QString addressText(const discovery::Target& target) {
    return QString::fromStdString(target.address.toString());
}

TargetCondition plainCondition(const Target& target) {
    if (target.hasConflict())
        return TargetCondition::Conflict;
    if (target.hasPossibleConflict())
        return TargetCondition::PossibleConflict;
    if (target.isStopped)
        return TargetCondition::Stopped;
    switch (target.state) {
    case discovery::TargetState::Vanished:
        return TargetCondition::Vanished;
    case discovery::TargetState::Missing:
        return TargetCondition::Missing;
    case discovery::TargetState::NotWatched:
        return TargetCondition::NotWatched;
    case discovery::TargetState::Up:
        break;
    }
    return isReserved(target) || isMasked(target) ? TargetCondition::Limited : TargetCondition::Up;
}

bool isPast(TargetCondition condition) {
    return condition == TargetCondition::Vanished || condition == TargetCondition::Missing ||
           condition == TargetCondition::Stopped || condition == TargetCondition::NotWatched;
}

QString notWatchedReason(const Target& target, const InterfaceNames& interfaceName,
                         const std::vector<LinkStatus>& links) {
    if (target.state != discovery::TargetState::NotWatched)
        return {};
    QStringList reasons;
    for (const Path& path : target.paths) {
        const QString name = interfaceName(path.key.link);
        if (name.isEmpty())
            continue;
        const auto link = std::find_if(links.begin(), links.end(),
                                       [&](const auto& each) { return ui::interfaceName(each) == name; });
        reasons << silenceReason(name, link == links.end() ? nullptr : &*link);
    }
    reasons.removeDuplicates();
    return reasons.isEmpty() ? TargetTexts::tr("the interface it was heard on is not open")
                             : listText(reasons);
}

bool isReserved(const Target& target) {
    return anyLivePath(target, [](const Path& path) { return path.reservedBy && !path.reservedBy->empty(); });
}

bool isMasked(const Target& target) {
    return anyLivePath(target, [](const Path& path) { return path.masks && !path.masks->empty(); });
}

QString disksText(const Target& target) {
    return target.hasConflict() ? disksText(discovery::diskCount(target)) : QString();
}

QString disksText(std::size_t disks) { return TargetTexts::tr("%1 disks").arg(disks); }

QString disksList(const Target& target) {
    if (!target.hasConflict())
        return {};
    QStringList lines;
    for (const Path* path : discovery::claimants(target)) {
        QStringList facts{macText(path->key.mac)};
        if (path->identity) {
            facts << sizeText(path->identity->size);
            if (!path->identity->model.empty())
                facts << fromWire(path->identity->model);
            facts << (path->identity->serial.empty()
                          ? TargetTexts::tr("no serial number")
                          : TargetTexts::tr("serial %1").arg(fromWire(path->identity->serial)));
        }
        lines << facts.join(QStringLiteral(" · "));
    }
    return lines.join(QLatin1Char('\n'));
}

QString conditionText(TargetCondition condition, const Target& target) {
    switch (condition) {
    case TargetCondition::Conflict:
        return TargetTexts::tr("Conflict");
    case TargetCondition::PossibleConflict:
        return TargetTexts::tr("May conflict");
    case TargetCondition::Vanished:
        return TargetTexts::tr("Vanished");
    case TargetCondition::Missing:
        return TargetTexts::tr("Missing");
    case TargetCondition::Stopped:
        return TargetTexts::tr("Stopped");
    case TargetCondition::New:
        return TargetTexts::tr("New");
    case TargetCondition::Changed:
        return TargetTexts::tr("Changed");
    case TargetCondition::Limited:
        return isReserved(target) ? TargetTexts::tr("Reserved") : TargetTexts::tr("Masked");
    case TargetCondition::NotWatched:
        return TargetTexts::tr("Not watched");
    case TargetCondition::Up:
        return TargetTexts::tr("Up");
    }
    return {};
}

Lamp conditionLamp(TargetCondition condition) {
    switch (condition) {
    case TargetCondition::Conflict:
        return Lamp::Conflict;
    case TargetCondition::PossibleConflict:
        return Lamp::Doubt;
    case TargetCondition::Vanished:
        return Lamp::Off;
    case TargetCondition::Missing:
        return Lamp::Missing;
    case TargetCondition::Stopped:
        return Lamp::Stopped;
    case TargetCondition::New:
        return Lamp::New;
    case TargetCondition::Changed:
        return Lamp::Changed;
    case TargetCondition::Limited:
        return Lamp::Limited;
    case TargetCondition::NotWatched:
        return Lamp::Unwatched;
    case TargetCondition::Up:
        return Lamp::On;
    }
    return Lamp::Off;
}

QString conditionExplained(TargetCondition condition, const Target& target) {
    switch (condition) {
    case TargetCondition::Conflict:
        return TargetTexts::tr("Different disks answer as %1.").arg(addressText(target));
    case TargetCondition::PossibleConflict:
        return TargetTexts::tr("%1.").arg(doubtTitle(target));
    case TargetCondition::Vanished:
        return TargetTexts::tr("It has stopped answering.");
    case TargetCondition::Missing:
        return TargetTexts::tr(
            "It is known from an earlier run and has not answered since Etherdeck started.");
    case TargetCondition::Stopped:
        return TargetTexts::tr("Its export is stopped on its box, so it does not answer.");
    case TargetCondition::New:
        return TargetTexts::tr("It appeared within the last minute.");
    case TargetCondition::Changed:
        return TargetTexts::tr("It started to answer differently within the last minute.");
    case TargetCondition::Limited:
        return isReserved(target)
                   ? TargetTexts::tr("It answers, but it is reserved: others cannot read or write it.")
                   : TargetTexts::tr("It answers, but only to the initiators on its list.");
    case TargetCondition::NotWatched:
        return TargetTexts::tr("The interface it was heard on is not open, so its state is unknown.");
    case TargetCondition::Up:
        return TargetTexts::tr("It answers.");
    }
    return {};
}

QString pathsText(const Target& target, const InterfaceNames& interfaceName) {
    QStringList lines;
    for (const Path& path : target.paths) {
        const QString interface = interfaceName(path.key.link);
        lines << (path.state == discovery::PathState::Lost && target.state != discovery::TargetState::Missing
                      ? TargetTexts::tr("%1 on %2, lost").arg(macText(path.key.mac), interface)
                      : TargetTexts::tr("%1 on %2").arg(macText(path.key.mac), interface));
    }
    return lines.join(QLatin1Char('\n'));
}

QString interfacesText(const Target& target, const InterfaceNames& interfaceName) {
    const bool isLive = target.state == discovery::TargetState::Up;
    QStringList names;
    for (const Path& path : target.paths)
        if (path.isUp() || !isLive)
            names << interfaceName(path.key.link);
    names.removeDuplicates();
    names.sort();
    return names.join(QStringLiteral(", "));
}

ConflictText conflictText(const std::vector<const Target*>& targets) {
    const Target& first = *targets.front();
    const QString address = addressText(first);
    QStringList boxes;
    for (const Path* path : discovery::claimants(first))
        boxes << claimantText(*path);

    ConflictText text;
    if (boxes.size() == 2)
        text.title = TargetTexts::tr("%1 answers from two boxes: %2").arg(address, listText(boxes));
    else if (boxes.size() > 2)
        text.title = TargetTexts::tr("%1 answers from %2 boxes: %3")
                         .arg(address)
                         .arg(boxes.size())
                         .arg(listText(boxes));
    else
        text.title = TargetTexts::tr("%1 answers from more than one box").arg(address);
    text.consequence =
        TargetTexts::tr(
            "An initiator that uses both destroys data. Give one of them another shelf or slot, or stop it; "
            "do not mount %1 until only one answers.")
            .arg(address);
    if (targets.size() > 1) {
        QStringList others;
        for (std::size_t i = 1; i < targets.size() && others.size() < 8; ++i)
            others << addressText(*targets[i]);
        if (targets.size() - 1 > static_cast<std::size_t>(others.size()))
            others << TargetTexts::tr("%1 more").arg(targets.size() - 1 -
                                                     static_cast<std::size_t>(others.size()));
        text.consequence +=
            QLatin1Char('\n') + TargetTexts::tr("The same is true of %1.").arg(listText(others));
    }
    return text;
}

} // namespace etherdeck::ui
