#include "ui/devices/add/failure_text.h"

#include "ui/text/plain.h"

#include <QCoreApplication>

#include <variant>

namespace etherdeck::ui {

namespace {

using install::BoxError;
using install::BoxFault;

struct InstallTexts {
    Q_DECLARE_TR_FUNCTIONS(InstallFailures)
};

struct WhyAndAdvice {
    QString why;
    QString advice{};
};

/// What the box is like.
WhyAndAdvice aboutTheBox(const BoxError& error) {
    const auto detail = fromWire(error.detail);
    switch (error.fault) {
    case BoxFault::NotBySsh:
        return {InstallTexts::tr("This box is not reached by SSH."),
                InstallTexts::tr("An agent can be installed by SSH only.")};
    case BoxFault::NoShell:
        return {InstallTexts::tr("The box runs no commands."),
                InstallTexts::tr("Its login shell, or its SSH server, allows none for this user.")};
    case BoxFault::NotLinux:
        return {InstallTexts::tr("There is no agent for its system: %1.").arg(detail),
                InstallTexts::tr("The agent needs Linux 3.2 or newer. A Pogoplug with its factory firmware "
                                 "needs another system first.")};
    case BoxFault::NoAgentForCpu:
        return {InstallTexts::tr("There is no agent for its CPU: %1.").arg(detail),
                InstallTexts::tr("There are agents for 64-bit PCs, and for ARM from ARMv5TE on.")};
    case BoxFault::NoAgentFile:
        return {InstallTexts::tr("This computer does not have the agent for the box: %1.").arg(detail),
                InstallTexts::tr("The package of Etherdeck has the agents; built from the sources, they are "
                                 "made by installer/agent/build.")};
    case BoxFault::NeedsRoot:
        return {InstallTexts::tr("The user is not root, and cannot become root by sudo without a password."),
                InstallTexts::tr("Log in as root: root@ADDRESS. Or let this user use sudo without a "
                                 "password.")};
    case BoxFault::OwnedByPackage:
        return {InstallTexts::tr("The agent there belongs to the package etherdeck-agent of the box."),
                InstallTexts::tr("Upgrade or remove it with the package manager of the box.")};
    case BoxFault::NotInstalled:
        return {InstallTexts::tr("There is no agent on the box.")};
    default:
        return {InstallTexts::tr("The box refused.")};
    }
}

/// What happened in a step.
WhyAndAdvice aboutTheStep(const BoxError& error) {
    const auto what = error.detail.empty() ? InstallTexts::tr("a file") : fromWire(error.detail);
    switch (error.fault) {
    case BoxFault::NothingToDo:
        return {InstallTexts::tr("The agent on the box is up to date: %1.").arg(what)};
    case BoxFault::NoRoom:
        return {InstallTexts::tr("There is no room on the box for %1.").arg(what),
                InstallTexts::tr("On the box, “df -h” shows the space on its disks.")};
    case BoxFault::ReadOnly:
        return {InstallTexts::tr("%1 cannot be written: its file system is read-only.").arg(what),
                InstallTexts::tr("A file system becomes read-only after errors, too: “dmesg” on the box "
                                 "tells.")};
    case BoxFault::NotPermitted:
        return {InstallTexts::tr("The box does not permit it: %1.").arg(what)};
    case BoxFault::WrongDigest:
        return {InstallTexts::tr("%1 did not arrive as it was sent.").arg(what),
                InstallTexts::tr("Try again. If it happens again, the disk or the memory of the box may be "
                                 "damaged.")};
    case BoxFault::NoDigest:
        return {InstallTexts::tr("The box has no program that can check what arrived."),
                InstallTexts::tr("It needs sha256sum, busybox or openssl.")};
    case BoxFault::DoesNotRun:
        return {InstallTexts::tr("The agent does not run on the box."),
                InstallTexts::tr("Either its CPU lacks something, or its file systems are mounted with "
                                 "noexec.")};
    case BoxFault::DoesNotStart:
        return {InstallTexts::tr("The agent was started, but does not answer."),
                InstallTexts::tr("On the box: “journalctl -u etherdeck-agent”, or /run/etherdeck-agent/log")};
    case BoxFault::NotKnown:
        return {
            InstallTexts::tr("The connection ended before the box said whether it was done: %1.").arg(what),
            InstallTexts::tr("Try again: what is there is looked at first.")};
    case BoxFault::TimedOut:
        return {InstallTexts::tr("The box did not finish in time.")};
    case BoxFault::Cancelled:
        return {InstallTexts::tr("It was cancelled.")};
    default:
        return {InstallTexts::tr("The box could not do it.")};
    }
}

} // namespace

DeviceFailureText installFailureText(const install::Failure& failure, const std::string& device) {
    if (const auto* const lost = std::get_if<remote::ConnectionError>(&failure))
        return failureText(remote::Failure(*lost), device);
    const auto& error = std::get<BoxError>(failure);
    const auto text = error.fault <= BoxFault::NotInstalled ? aboutTheBox(error) : aboutTheStep(error);
    return {error.fault == BoxFault::Cancelled ? InstallTexts::tr("Cancelled") : InstallTexts::tr("Not done"),
            text.why,
            text.advice,
            {},
            linesFromWire(error.said).trimmed()};
}

} // namespace etherdeck::ui
