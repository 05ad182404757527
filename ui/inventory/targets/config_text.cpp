#include "ui/inventory/targets/config_text.h"

#include "ui/text/plain.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct ConfigTexts {
    Q_DECLARE_TR_FUNCTIONS(ConfigText)
};

/// Longer strings stand in their own row only.
constexpr qsizetype longestOwner = 20;

QString addressOf(Address address) { return QString::fromStdString(address.toString()); }

/// Labels do not wrap within a word.
QString shortened(const std::string& string) {
    const QString text = fromWire(string);
    return text.size() <= longestOwner ? text : ConfigTexts::tr("%1…").arg(text.left(longestOwner));
}

QString detailsOf(const Error& error) {
    const auto code = name(error.code);
    const QString codeName = QString::fromLatin1(code.data(), static_cast<qsizetype>(code.size()));
    return error.detail.empty() ? codeName : QStringLiteral("%1: %2").arg(codeName, fromWire(error.detail));
}

Notice::Message failure(Address address, const Error& error) {
    const QString title = ConfigTexts::tr("%1 could not be changed").arg(addressOf(address));
    const QString close = ConfigTexts::tr("Close");
    if (error.code == ErrorCode::TimedOut)
        return {Lamp::Conflict,
                title,
                ConfigTexts::tr("It did not answer in time. It may have stopped, or a frame was lost; the "
                                "change may still have been made. Check the config string, then try again."),
                {},
                close,
                -1};
    if (error.code == ErrorCode::Closed)
        return {Lamp::Conflict,
                title,
                ConfigTexts::tr("The interface that leads to it is not up. Switch it on, then try again."),
                {},
                close,
                -1};
    return {Lamp::Conflict,
            title,
            ConfigTexts::tr("The target or the interface refused the request. Try again; if it is refused "
                            "again, the target may not support config strings."),
            detailsOf(error),
            close,
            -1};
}

} // namespace

QString ownerText(const discovery::Target& target, bool isOurs) {
    if (target.hasConflict())
        return ConfigTexts::tr("A claim could reach the wrong disk. End the conflict first.");
    if (target.hasPossibleConflict())
        return ConfigTexts::tr("A claim could reach the wrong disk.");
    if (target.principal().configString.empty())
        return target.state == discovery::TargetState::Up
                   ? ConfigTexts::tr("Nobody has claimed it.")
                   : ConfigTexts::tr("Nobody had claimed it when it last answered.");
    if (target.state != discovery::TargetState::Up)
        return ConfigTexts::tr("It was claimed when it last answered.");
    if (isOurs)
        return ConfigTexts::tr("Claimed by this computer.");
    const QString owner = fromWire(target.principal().configString);
    return owner.size() <= longestOwner
               ? ConfigTexts::tr("Claimed by “%1”. Others should leave it alone.").arg(owner)
               : ConfigTexts::tr("Claimed by somebody. Others should leave it alone.");
}

Notice::Message configBusy(Address address) {
    return {Lamp::New,
            ConfigTexts::tr("Changing the config string of %1").arg(addressOf(address)),
            ConfigTexts::tr("The change is sent to the target, then read back."),
            {},
            {},
            1001};
}

Notice::Message configOutcomeMessage(Address address, const ConfigOutcome& outcome,
                                     const std::string& wished) {
    const QString target = addressOf(address);
    const QString close = ConfigTexts::tr("Close");
    switch (outcome.kind) {
    case ConfigOutcome::Kind::Done:
        if (wished.empty())
            return {Lamp::On,
                    ConfigTexts::tr("%1 is released").arg(target),
                    ConfigTexts::tr("Its config string is empty now."),
                    {},
                    close,
                    -1};
        return {Lamp::On,
                ConfigTexts::tr("%1 is claimed").arg(target),
                ConfigTexts::tr("Its config string is now “%1”.").arg(shortened(wished)),
                {},
                close,
                -1};
    case ConfigOutcome::Kind::Refused:
        return {Lamp::Limited,
                ConfigTexts::tr("%1 has another owner").arg(target),
                ConfigTexts::tr("Its config string is “%1”, so nothing was changed. Ask its owner first; to "
                                "take it anyway, edit the string.")
                    .arg(shortened(outcome.present)),
                {},
                close,
                -1};
    case ConfigOutcome::Kind::NotKept:
        return {Lamp::Conflict,
                ConfigTexts::tr("%1 did not keep the string").arg(target),
                ConfigTexts::tr("It accepted the change and then reported “%1”. Someone else may have "
                                "changed it at the same time; check it, then try again.")
                    .arg(shortened(outcome.present)),
                {},
                close,
                -1};
    case ConfigOutcome::Kind::Failed:
        return failure(address, outcome.error);
    }
    return {};
}

QString planTitle(const ClaimPlan& plan) {
    return plan.wanted.empty() ? ConfigTexts::tr("Release %1 from its owner?").arg(addressOf(plan.address))
                               : ConfigTexts::tr("Take %1 from its owner?").arg(addressOf(plan.address));
}

QStringList planSteps(const ClaimPlan& plan) {
    const QString target = addressOf(plan.address);
    const QString read = ConfigTexts::tr("Read it back on every path to check that it was kept.");
    if (plan.wanted.empty())
        return {ConfigTexts::tr("Clear the config string of %1 by force.").arg(target), read};
    return {ConfigTexts::tr("Replace the config string of %1 by force.").arg(target), read};
}

QString planVerb(const ClaimPlan& plan) {
    return plan.wanted.empty() ? ConfigTexts::tr("Release %1").arg(addressOf(plan.address))
                               : ConfigTexts::tr("Replace the owner of %1").arg(addressOf(plan.address));
}

} // namespace etherdeck::ui
