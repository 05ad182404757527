#include "app/etherdeckctl/known_devices/install_text.h"

#include "core/install/shown_plan.h"

#include <utility>

namespace etherdeck::ctl {

namespace {

using install::BoxFault;

struct Telling {
    std::string message;
    std::string advice{};
};

Telling aboutBox(const install::BoxError& error, const std::string& where) {
    switch (error.fault) {
    case BoxFault::NotBySsh:
        return {where + " is not reached by SSH.", "An agent can be installed by SSH only."};
    case BoxFault::NoShell:
        return {where + " runs no commands.",
                "Its login shell, or its SSH server, allows none for this user."};
    case BoxFault::NotLinux:
        return {
            "there is no agent for the system of " + where + ": " + error.detail + '.',
            "It needs Linux 3.2 or newer. A Pogoplug with its factory firmware needs another system first."};
    case BoxFault::NoAgentForCpu:
        return {"there is no agent for the CPU of " + where + ": " + error.detail + '.',
                "There are agents for 64-bit PCs, and for ARM from ARMv5TE on."};
    case BoxFault::NoAgentFile:
        return {
            "this computer does not have the agent for " + where + ": " + error.detail + '.',
            "installer/agent/build makes it from the sources. $ETHERDECK_AGENTS names the folder with it."};
    case BoxFault::NeedsRoot:
        if (error.detail == "sudo")
            return {"sudo on " + where + " did not accept the password.",
                    "Is the user allowed to use sudo there? 'sudo -l' on the box tells."};
        if (error.detail == "session")
            return {"an agent for this session needs root, or sudo without a password.",
                    "Without --session it is installed, and sudo's password is needed only once."};
        return {"the user of " + where + " is not root, and cannot become root by sudo without a password.",
                "Log in as root: 'etherdeckctl device add' with root@HOST. Or give sudo's password: at the "
                "terminal, or with --sudo-password-fd."};
    case BoxFault::OwnedByPackage:
        return {
            "the agent on " + where + " belongs to the package etherdeck-agent of the box.",
            "Upgrade or remove it there, with the package manager: apt-get install ./etherdeck-agent_*.deb, "
            "apt-get purge etherdeck-agent"};
    case BoxFault::NotInstalled:
        return {"there is no agent on " + where + "."};
    default:
        break;
    }
    return {"the box refused."};
}

Telling aboutStep(const install::BoxError& error, const std::string& where) {
    const auto what = error.detail.empty() ? "a file" : error.detail;
    switch (error.fault) {
    case BoxFault::NothingToDo:
        return {"the agent on " + where + " is up to date: " + error.detail + '.'};
    case BoxFault::NoRoom:
        return {"there is no room on " + where + " for " + what + '.', "df -h shows the space on its disks."};
    case BoxFault::ReadOnly:
        return {what + " cannot be written on " + where + ": its file system is read-only.",
                "A file system becomes read-only after errors, too: dmesg on the box tells."};
    case BoxFault::NotPermitted:
        return {where + " does not permit it: " + what + '.'};
    case BoxFault::WrongDigest:
        return {what + " did not arrive on " + where + " as it was sent.",
                "Try again. If it happens again, the disk or the memory of the box may be damaged."};
    case BoxFault::NoDigest:
        return {where + " has no program that can check what arrived.",
                "It needs sha256sum, busybox or openssl."};
    case BoxFault::DoesNotRun:
        return {"the agent does not run on " + where + '.',
                "Either its CPU lacks something, or its file systems are mounted with noexec."};
    case BoxFault::DoesNotStart:
        return {"the agent on " + where + " was started, but does not answer.",
                "On the box: journalctl -u etherdeck-agent, or /run/etherdeck-agent/log"};
    case BoxFault::NotKnown:
        return {"the connection to " + where + " ended before the box said whether it was done: " + what +
                    '.',
                "Run the same command again: it looks at what is there."};
    case BoxFault::Cancelled:
        return {"cancelled."};
    case BoxFault::TimedOut:
        return {where + " did not finish in time."};
    default:
        return {"a step failed on " + where + '.'};
    }
}

} // namespace

FailureText explain(const install::Failure& failure, const std::string& device) {
    if (const auto* const error = std::get_if<remote::ConnectionError>(&failure))
        return explain(remote::Failure(*error), device);
    const auto& error = std::get<install::BoxError>(failure);
    const auto where = "'" + device + "'";
    auto telling = error.fault <= BoxFault::NotInstalled ? aboutBox(error, where) : aboutStep(error, where);
    FailureText text{std::string(install::name(error.fault)),
                     std::move(telling.message),
                     std::move(telling.advice),
                     error.said,
                     {{"device", device}}};
    if (!error.detail.empty())
        text.data["detail"] = error.detail;
    if (!error.said.empty())
        text.data["said"] = error.said;
    return text;
}

FailureText explain(const install::Installation& installation, const std::string& device) {
    auto text = explain(*installation.failure(), device);
    if (const auto* const step = installation.failedStep()) {
        text.message = "\"" + step->text.text() + "\" failed: " + text.message;
        text.data["step"] = step->text.text();
    }
    text.data["not_undone"] = textsOf(installation.leftDone());
    if (installation.leftDone().empty()) {
        text.advice +=
            std::string(text.advice.empty() ? "" : "\n") +
            (installation.plan().goesBack
                 ? "What was done before it was undone."
                 : "What was done before it stays done. The same command, run again, goes on from there.");
        return text;
    }
    text.advice += std::string(text.advice.empty() ? "" : "\n") +
                   "These steps may be done, and could not be undone. The same command, run again, goes on "
                   "from there; 'device uninstall' removes it all:";
    for (const auto& step : installation.leftDone())
        text.advice += "\n    " + step.text();
    return text;
}

plans::ShownPlan shownPlan(const install::InstallPlan& plan, plans::Confirmation level) {
    plans::ShownPlan shown;
    shown.plan = install::asPlan(plan);
    shown.plan.level = level;
    return shown;
}

} // namespace etherdeck::ctl
