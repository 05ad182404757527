#include "ui/widgets/target_text.h"

#include <QCoreApplication>

#include <algorithm>

namespace etherdeck::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(TargetText)
};

using discovery::Path;
using discovery::Target;

QString macText(const MacAddress& mac) { return QString::fromStdString(mac.toString()); }
QString addressText(const Target& target) { return QString::fromStdString(target.address.toString()); }

QString claimantText(const Path& path) {
    if (!path.identity || path.identity->serial.empty())
        return Text::tr("%1 (no serial number)").arg(macText(path.key.mac));
    return Text::tr("%1 (serial %2)").arg(macText(path.key.mac), fromWire(path.identity->serial));
}

template <class Belongs>
bool anyLivePath(const Target& target, Belongs belongs) {
    return std::any_of(target.paths.begin(), target.paths.end(),
                       [&](const Path& path) { return path.up && belongs(path); });
}

} // namespace

bool isReserved(const Target& target) {
    return anyLivePath(target, [](const Path& path) { return path.reservedBy && !path.reservedBy->empty(); });
}

bool isMasked(const Target& target) {
    return anyLivePath(target, [](const Path& path) { return path.masks && !path.masks->empty(); });
}

QString conditionText(TargetCondition condition, const Target& target) {
    switch (condition) {
    case TargetCondition::Conflict:
        return Text::tr("Conflict");
    case TargetCondition::Vanished:
        return Text::tr("Vanished");
    case TargetCondition::New:
        return Text::tr("New");
    case TargetCondition::Changed:
        return Text::tr("Changed");
    case TargetCondition::Limited:
        return isReserved(target) ? Text::tr("Reserved") : Text::tr("Masked");
    case TargetCondition::Up:
        return Text::tr("Up");
    }
    return {};
}

Lamp conditionLamp(TargetCondition condition) {
    switch (condition) {
    case TargetCondition::Conflict:
        return Lamp::Conflict;
    case TargetCondition::Vanished:
        return Lamp::Off;
    case TargetCondition::New:
        return Lamp::New;
    case TargetCondition::Changed:
        return Lamp::Changed;
    case TargetCondition::Limited:
        return Lamp::Limited;
    case TargetCondition::Up:
        return Lamp::On;
    }
    return Lamp::Off;
}

QString conditionExplained(TargetCondition condition, const Target& target) {
    switch (condition) {
    case TargetCondition::Conflict:
        return Text::tr("Different disks answer as %1.").arg(addressText(target));
    case TargetCondition::Vanished:
        return Text::tr("It has stopped answering.");
    case TargetCondition::New:
        return Text::tr("It appeared within the last minute.");
    case TargetCondition::Changed:
        return Text::tr("It has begun to answer differently within the last minute.");
    case TargetCondition::Limited:
        return isReserved(target)
                   ? Text::tr("It answers, but it is reserved: others cannot read or write it.")
                   : Text::tr("It answers, but only to the stations on its list.");
    case TargetCondition::Up:
        return Text::tr("It answers.");
    }
    return {};
}

QString pathsText(const Target& target, const InterfaceNames& interfaceName) {
    QStringList lines;
    for (const Path& path : target.paths) {
        const QString interface = interfaceName(path.key.link);
        lines << (path.up ? Text::tr("%1 on %2").arg(macText(path.key.mac), interface)
                          : Text::tr("%1 on %2, lost").arg(macText(path.key.mac), interface));
    }
    return lines.join(QLatin1Char('\n'));
}

QString interfacesText(const Target& target, const InterfaceNames& interfaceName) {
    const bool isLive = target.state == discovery::TargetState::Up;
    QStringList names;
    for (const Path& path : target.paths)
        if (path.up || !isLive)
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
        text.title = Text::tr("%1 answers from two boxes: %2").arg(address, listText(boxes));
    else if (boxes.size() > 2)
        text.title =
            Text::tr("%1 answers from %2 boxes: %3").arg(address).arg(boxes.size()).arg(listText(boxes));
    else
        text.title = Text::tr("%1 answers from more than one box").arg(address);
    text.consequence =
        Text::tr("An initiator that uses both destroys data. Give one another shelf or slot, or stop it; "
                 "do not mount %1 until only one answers.")
            .arg(address);
    if (targets.size() > 1) {
        QStringList others;
        for (std::size_t i = 1; i < targets.size() && others.size() < 8; ++i)
            others << addressText(*targets[i]);
        if (targets.size() - 1 > static_cast<std::size_t>(others.size()))
            others << Text::tr("%1 more").arg(targets.size() - 1 - static_cast<std::size_t>(others.size()));
        text.consequence += QLatin1Char('\n') + Text::tr("The same is true of %1.").arg(listText(others));
    }
    return text;
}

} // namespace etherdeck::ui
