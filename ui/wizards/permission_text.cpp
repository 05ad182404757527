#include "ui/wizards/permission_text.h"

#include "ui/text/error.h"
#include "ui/text/plain.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct PermissionTexts {
    Q_DECLARE_TR_FUNCTIONS(PermissionText)
};

using Repair = RepairOutcome::State;

QString refusalReason(RepairRefusal refusal) {
    switch (refusal) {
    case RepairRefusal::NothingToDo:
        return {};
    case RepairRefusal::NotThere:
        return PermissionTexts::tr("The helper %1 is missing. Reinstall Etherdeck.");
    case RepairRefusal::NotAbsolute:
        return PermissionTexts::tr("“%1” is not a full path, so it is not certain which file would get the "
                                   "right. Start Etherdeck with the helper's full path.");
    case RepairRefusal::SymbolicLink:
        return PermissionTexts::tr(
            "%1 is a symbolic link, which could point to another file by the time the right is "
            "given. Start Etherdeck with the path of the helper itself.");
    case RepairRefusal::NotAFile:
        return PermissionTexts::tr("%1 is not a program file. Reinstall Etherdeck.");
    case RepairRefusal::StrangeOwner:
        return PermissionTexts::tr(
            "%1, or a folder above it, belongs to somebody else, who could put another program in its place. "
            "Install Etherdeck for the whole system, or build it in a folder of your own.");
    case RepairRefusal::OthersMayWrite:
        return PermissionTexts::tr(
            "%1, or a folder above it, can be changed by other users, who could put another program in its "
            "place. Remove their write permission, then check again.");
    }
    return {};
}

} // namespace

QString permissionText(const LinkPermission& permission) {
    switch (permission.access) {
    case LinkAccess::Allowed:
        return PermissionTexts::tr("Nothing is missing: Etherdeck may send and receive AoE frames.");
    case LinkAccess::Missing:
        return PermissionTexts::tr("Etherdeck's helper, etherdeck-link, is not where it should be.");
    case LinkAccess::MayNotStart:
        return PermissionTexts::tr(
            "AoE frames go straight onto the Ethernet, which Linux does not allow everyone to do. A small "
            "helper, etherdeck-link, does that and nothing else, and you may not start it yet.");
    case LinkAccess::LacksCapability:
    case LinkAccess::LacksBoth:
        break;
    }
    return PermissionTexts::tr(
        "AoE frames go straight onto the Ethernet, which Linux does not allow everyone to do. A small "
        "helper, etherdeck-link, does that and nothing else; it needs the right to open raw sockets "
        "(CAP_NET_RAW). Etherdeck itself gets no rights.");
}

QString refusalText(const LinkPermission& permission) {
    if (permission.plan)
        return {};
    const QString reason = refusalReason(permission.plan.error());
    return reason.contains(QLatin1String("%1")) ? reason.arg(fromWire(permission.program)) : reason;
}

QString stepText(const RepairStep& step) {
    switch (step.purpose) {
    case RepairStep::Purpose::AllowStart:
        return PermissionTexts::tr("Lets you, and no one else, start the helper:");
    case RepairStep::Purpose::GiveCapability:
        return PermissionTexts::tr("Gives the helper this one right:");
    }
    return {};
}

QStringList planNotes(const RepairPlan& plan) {
    QStringList notes;
    if (plan.steps.size() > 1)
        notes << PermissionTexts::tr("The system asks for the password once for each command.");
    if (plan.isOwnFile)
        notes << PermissionTexts::tr(
            "The helper is your own file, as in a build folder: the right is lost whenever it is rebuilt.");
    if (!plan.group.empty())
        notes << PermissionTexts::tr("The permanent way is the group %1: after “sudo adduser $USER %1” and a "
                                     "new login, updates keep your access.")
                     .arg(fromWire(plan.group));
    return notes;
}

QString commandText(const RepairStep& step, const QString& asker) {
    QStringList words{asker, shellQuoted(fromWire(step.program))};
    for (const auto& argument : step.arguments)
        words << shellQuoted(fromWire(argument));
    return words.join(QLatin1Char(' '));
}

FindingCard::Finding outcomeText(const RepairOutcome& outcome) {
    FindingCard::Finding told{Lamp::Limited, {}, {}, {}};
    if (!outcome.output.empty())
        for (const QString& line : QString::fromStdString(outcome.output).split(QLatin1Char('\n')))
            told.facts << fromWire(line.toStdString());
    switch (outcome.state) {
    case Repair::Done:
        told = {Lamp::On,
                PermissionTexts::tr("Done"),
                PermissionTexts::tr("Etherdeck may now send and receive AoE frames."),
                {}};
        break;
    case Repair::Dismissed:
        told.title = PermissionTexts::tr("Nothing was changed");
        told.text = PermissionTexts::tr("The password prompt was closed. “Repair” asks again.");
        break;
    case Repair::NotAuthorized:
        told.title = PermissionTexts::tr("The system did not allow it");
        told.text = PermissionTexts::tr(
            "You may not act as administrator here, or no program is installed that asks for the password. "
            "Copy the command into a terminal, or ask the administrator of this computer.");
        break;
    case Repair::AskerMissing:
        told.title = PermissionTexts::tr("pkexec is not installed on this computer");
        told.text = PermissionTexts::tr("It asks for the administrator's password. Copy the command into a "
                                        "terminal instead, then check again.");
        break;
    case Repair::Failed:
        told.lamp = Lamp::Conflict;
        told.title = PermissionTexts::tr("The command failed");
        told.text = PermissionTexts::tr("%1 ended with status %2. Its output is below.")
                        .arg(fromWire(outcome.program))
                        .arg(outcome.exitStatus);
        break;
    case Repair::WithoutEffect:
        told.lamp = Lamp::Conflict;
        told.title = PermissionTexts::tr("The commands succeeded, but something is still missing");
        told.text = PermissionTexts::tr("The helper may be on a file system that does not store such rights. "
                                        "Install Etherdeck on a local disk.");
        break;
    case Repair::Cancelled:
        told.title = PermissionTexts::tr("The repair was cancelled");
        told.text =
            PermissionTexts::tr("What has started may still finish. Check again to see what is missing now.");
        break;
    }
    return told;
}

} // namespace etherdeck::ui
