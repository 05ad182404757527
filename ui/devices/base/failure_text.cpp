#include "core/remote/device.h"
#include "core/remote/old_server.h"
#include "ui/devices/base/text.h"
#include "ui/text/error.h"
#include "ui/text/plain.h"
#include "ui/text/sentence.h"

#include <QCoreApplication>

#include <variant>

namespace etherdeck::ui {

namespace {

using plans::RefusalCode;
using remote::ConnectionFault;

struct FailureTexts {
    Q_DECLARE_TR_FUNCTIONS(DeviceFailures)
};

/// The words after ssh, of a box that is reached by it; empty for others.
QString sshDestination(const std::string& device) {
    const auto parsed = remote::parseDevice(device);
    const auto* const ssh = parsed ? std::get_if<remote::SshDevice>(&*parsed) : nullptr;
    return ssh ? shellQuoted(fromWire(ssh->destination)) : QString();
}

QString whyText(const remote::ConnectionError& error) {
    switch (error.fault) {
    case ConnectionFault::ProgramMissing:
        return FailureTexts::tr("The program %1 is not installed on this computer.")
            .arg(fromWire(error.detail));
    case ConnectionFault::HostNameUnknown:
        return FailureTexts::tr("No host has this name.");
    case ConnectionFault::NotReachable:
        return FailureTexts::tr("Nobody answers there.");
    case ConnectionFault::NoSshServer:
        return FailureTexts::tr("The host is there, but no SSH server answers.");
    case ConnectionFault::NotAllowed:
        return FailureTexts::tr("The box lets this user in with none of the keys.");
    case ConnectionFault::HostKeyUnknown:
        return FailureTexts::tr("ssh does not know its host key.");
    case ConnectionFault::HostKeyChanged:
        return FailureTexts::tr("Its host key has changed.");
    case ConnectionFault::JumpHost:
        return FailureTexts::tr(
            "A host on the way to it (ProxyJump) does not let this computer pass, or does not "
            "reach it.");
    case ConnectionFault::OldServer:
        return FailureTexts::tr("Its SSH server only knows methods that this ssh no longer uses.");
    case ConnectionFault::NoAgent:
        return FailureTexts::tr("The box is there, but no Etherdeck agent runs on it.");
    case ConnectionFault::NotAnAgent:
        return FailureTexts::tr("What answers there does not speak the agent's protocol.");
    case ConnectionFault::AgentOlder:
        return FailureTexts::tr("The agent on the box is too old for this version of Etherdeck.");
    case ConnectionFault::ClientOlder:
        return FailureTexts::tr("The agent on the box is newer than this version of Etherdeck understands.");
    case ConnectionFault::AgentLacks:
        return FailureTexts::tr("The agent on the box does not offer this (%1).").arg(fromWire(error.detail));
    case ConnectionFault::NoAnswer:
        return FailureTexts::tr("The connection was made, but no answer came in time.");
    case ConnectionFault::Lost:
        return FailureTexts::tr("The connection to the box ended.");
    }
    return {};
}

QString adviceText(ConnectionFault fault) {
    switch (fault) {
    case ConnectionFault::ProgramMissing:
        return FailureTexts::tr("Install it (ssh is in the package openssh-client), or change the device.");
    case ConnectionFault::HostNameUnknown:
        return FailureTexts::tr("Check the name, or use the address of the box.");
    case ConnectionFault::NoSshServer:
        return FailureTexts::tr("The box may still be starting, or its SSH server has another port: "
                                "ssh://USER@HOST:PORT.");
    case ConnectionFault::NotReachable:
        return FailureTexts::tr("Check that the box is on, and its name or address. This terminal command "
                                "shows what ssh says:");
    case ConnectionFault::NotAllowed:
        return FailureTexts::tr("Once your public key is copied to the box, no password is needed:");
    case ConnectionFault::HostKeyUnknown:
        return FailureTexts::tr(
            "Connect once in a terminal, compare the fingerprint with the box, and accept "
            "it:");
    case ConnectionFault::HostKeyChanged:
        return FailureTexts::tr("If the box was installed again, that is why. Otherwise another computer may "
                                "have its address, or someone may be intercepting the connection. This "
                                "command says how to forget "
                                "the old key:");
    case ConnectionFault::JumpHost:
        return FailureTexts::tr(
            "Connect once in a terminal: ssh names the host and says what it needs. Its key "
            "is not that of the box.");
    case ConnectionFault::OldServer:
        return FailureTexts::tr("Update the box, or allow its method for this host in ~/.ssh/config.");
    case ConnectionFault::NoAgent:
        return FailureTexts::tr(
            "It can be installed by SSH. In a terminal, the box gets a name first; choose any:");
    case ConnectionFault::NotAnAgent:
        return FailureTexts::tr("Check the device: it has to lead to etherdeck-agent.");
    case ConnectionFault::AgentOlder:
    case ConnectionFault::AgentLacks:
        return FailureTexts::tr(
            "Update the agent on the box, with “etherdeckctl device install” or its package.");
    case ConnectionFault::ClientOlder:
        return FailureTexts::tr("Update Etherdeck on this computer.");
    case ConnectionFault::NoAnswer:
    case ConnectionFault::Lost:
        return FailureTexts::tr("Etherdeck connects again by itself. If this goes on, check the box and the "
                                "network.");
    }
    return {};
}

/// Where the window itself can help.
QString adviceText(const remote::ConnectionError& error) {
    const bool canBeChecked = !error.fingerprint.empty(); // in a dialog, which shows it
    if (error.fault == ConnectionFault::HostKeyUnknown && canBeChecked)
        return FailureTexts::tr("Check once that the key is that of the box.");
    if (error.fault == ConnectionFault::HostKeyChanged && canBeChecked)
        return FailureTexts::tr("If the box was installed again, that is why: check the new key. Otherwise "
                                "another computer may have its address, or someone may be intercepting the "
                                "connection.");
    if (error.fault == ConnectionFault::OldServer && !remote::optionsForOldServer(error.said).empty())
        return FailureTexts::tr("Update the box. If that cannot be done, the method can be allowed for this "
                                "box alone.");
    return adviceText(error.fault);
}

QString commandText(const remote::ConnectionError& error, const std::string& device) {
    const QString ssh = sshDestination(device);
    if (ssh.isEmpty() || !error.fingerprint.empty())
        return {};
    switch (error.fault) {
    case ConnectionFault::NotReachable:
    case ConnectionFault::HostKeyUnknown:
    case ConnectionFault::HostKeyChanged:
    case ConnectionFault::JumpHost:
        return QStringLiteral("ssh %1").arg(ssh);
    case ConnectionFault::NotAllowed:
        return QStringLiteral("ssh-copy-id %1").arg(ssh);
    case ConnectionFault::NoAgent:
        return QStringLiteral("etherdeckctl device add plug %1 && etherdeckctl device install plug").arg(ssh);
    default:
        return {};
    }
}

QString adviceText(RefusalCode code) {
    switch (code) {
    case RefusalCode::AddressInUse:
        return FailureTexts::tr("Choose another address.");
    case RefusalCode::DiskInUse:
        return FailureTexts::tr("End that use first. No confirmation overrides it.");
    case RefusalCode::DiskLocked:
        return FailureTexts::tr("Unlock the disk first, on the page Disks.");
    case RefusalCode::InterfaceDown:
        return FailureTexts::tr("Switch the interface on, or choose another one.");
    case RefusalCode::NotManaged:
        return FailureTexts::tr("Take it over first, or stop it where it was started.");
    case RefusalCode::WrongDisk:
        return FailureTexts::tr("Plug in the disk that was exported, or export this one anew.");
    case RefusalCode::NothingToDo:
        return FailureTexts::tr("Nothing has to be done.");
    case RefusalCode::StateMoved:
        return FailureTexts::tr("The box has changed since the plan was made. Plan again.");
    case RefusalCode::ChangePending:
        return FailureTexts::tr("Wait until the other change is done, kept or reverted.");
    case RefusalCode::UndoFailed:
        return FailureTexts::tr("Not everything could be undone. Look at the box.");
    case RefusalCode::NoRoom:
        return FailureTexts::tr("Make room on the box's own disk.");
    case RefusalCode::Cancelled:
        return FailureTexts::tr("What was done before was undone.");
    case RefusalCode::Busy:
    case RefusalCode::TimedOut:
        return FailureTexts::tr("Try again in a moment.");
    case RefusalCode::Unsupported:
        return FailureTexts::tr("This box has no way to do it.");
    default:
        return FailureTexts::tr("The details show what the agent said.");
    }
}

QString adviceText(const plans::Refusal& refusal) {
    const auto undone = refusal.data.find("undone"); // of a step that has failed
    if (undone != refusal.data.end() && undone->second == "yes" && refusal.code != RefusalCode::Cancelled)
        return FailureTexts::tr("The steps before it were undone: the box is as it was.");
    return adviceText(refusal.code);
}

QString rawText(const remote::AgentRefusal& refused) {
    QStringList lines{QString::fromLatin1(plans::name(refused.refusal.code).data())};
    for (const auto& [name, value] : refused.refusal.data)
        lines << QStringLiteral("%1: %2").arg(fromWire(name), fromWire(value));
    return lines.join(QLatin1Char('\n'));
}

} // namespace

DeviceFailureText failureText(const remote::Failure& failure, const std::string& device) {
    if (const auto* const refused = std::get_if<remote::AgentRefusal>(&failure)) {
        const auto code = refused->refusal.code;
        const bool isStopped = code == RefusalCode::Cancelled;
        return {isStopped ? FailureTexts::tr("Cancelled") : FailureTexts::tr("The box refuses this"),
                sentenceText(refused->refusal.message),
                adviceText(refused->refusal),
                {},
                rawText(*refused)};
    }
    const auto& error = std::get<remote::ConnectionError>(failure);
    return {error.fault == ConnectionFault::AgentLacks ? FailureTexts::tr("Not available on this box")
                                                       : FailureTexts::tr("Not connected"),
            whyText(error), adviceText(error), commandText(error, device),
            linesFromWire(error.said).trimmed()};
}

DeviceFailureText failureText(const DeviceState& state, const std::string& device) {
    auto text = failureText(remote::Failure(*state.error), device);
    if (state.wasLoginRefused && state.error->fault == ConnectionFault::NotAllowed)
        text.why = FailureTexts::tr("The box refused the login.");
    return text;
}

} // namespace etherdeck::ui
