#include "app/etherdeckctl/device/failure.h"

#include "app/etherdeckctl/base/problem.h"
#include "core/discovery/target_json.h"
#include "core/plans/json.h"
#include "core/remote/ssh.h"

#include <utility>

namespace etherdeck::ctl {

namespace {

using remote::ConnectionFault;

constexpr std::size_t maxLinesSaid = 20;
constexpr std::uint16_t sshPort = 22;

/// How an error of the connection is explained.
struct Telling {
    std::string message;
    std::string advice;
};

std::string hostOf(const std::string& device) {
    const auto parsed = remote::parseDevice(device);
    const auto* const ssh = parsed ? std::get_if<remote::SshDevice>(&*parsed) : nullptr;
    return ssh ? ssh->destination : std::string();
}

/// As known_hosts has it.
std::string keyNameOf(const std::string& destination) {
    const auto target = remote::parseSshTarget(destination);
    if (!target)
        return destination;
    return target->port.value_or(sshPort) == sshPort
               ? target->host
               : "'[" + target->host + "]:" + std::to_string(*target->port) + '\'';
}

Telling notAllowed(const std::string& where, const std::string& host) {
    if (host.empty())
        return {"no permission to use " + where + ".", "The agent's socket is for root: use sudo."};
    return {where + " refused the SSH login.",
            "Give the box your key once: ssh-copy-id " + host +
                "\nA key with a passphrase has to be in the ssh agent: ssh-add"};
}

Telling noAgent(const std::string& where, const std::string& host) {
    if (host.empty())
        return {"no agent listens at " + where + ".", "Is etherdeck-agent running there?"};
    return {"there is no agent on " + where + ".",
            "Give the box a name, and put an agent on it: etherdeckctl device add NAME " + host +
                "; etherdeckctl device install NAME"};
}

/// Where an agent of today does not offer it either.
std::string whyLacking(const std::string& capability) {
    if (capability == "vlan")
        return "VLANs need the module 8021q of the box's kernel.";
    if (capability == "uboot-env")
        return "The kernel of the box shows no raw flash memory (/proc/mtd).";
    if (capability == "shut-down")
        return "A box of a lab cannot be restarted or switched off.";
    return {};
}

Telling tellingOf(const remote::ConnectionError& error, const std::string& device) {
    const auto where = "'" + device + "'";
    const auto host = hostOf(device);
    switch (error.fault) {
    case ConnectionFault::ProgramMissing:
        if (error.detail == "etherdeck-askpass")
            return {"the program etherdeck-askpass was not found, which compares the host key of " + where +
                        " with the confirmed one.",
                    "It is a part of Etherdeck, and was installed with this program."};
        return {host.empty() ? "the program of " + where + " cannot be run."
                             : "the program ssh was not found.",
                host.empty() ? "" : "Install the package openssh-client."};
    case ConnectionFault::HostNameUnknown:
        return {"no host has the name of " + where + ".",
                "Check the name, or use the address of the box: its DHCP server (the router) knows it."};
    case ConnectionFault::NotReachable:
        return {where + " cannot be reached.", "Is the box on, and on this network? ping tells more."};
    case ConnectionFault::NoSshServer:
        return {"no SSH server answers at " + where + ".",
                "The host is there. Is it still starting, or has its SSH server another port? "
                "ssh://USER@HOST:PORT"};
    case ConnectionFault::NotAllowed:
        return notAllowed(where, host);
    case ConnectionFault::HostKeyUnknown:
        return {"ssh does not know the host key of " + where + ".",
                "Connect once with ssh and compare the fingerprint: ssh " + host};
    case ConnectionFault::HostKeyChanged:
        return {"the host key of " + where + " has changed.",
                "If the box was installed again, that is why. Otherwise another computer may have its "
                "address, or someone may be intercepting the connection.\nOn the box, this shows its "
                "fingerprints: for key in "
                "/etc/ssh/ssh_host_*_key.pub; do ssh-keygen -lf $key; done\nTo forget the old key: "
                "ssh-keygen -R " +
                    keyNameOf(host)};
    case ConnectionFault::JumpHost: {
        const auto jump = error.detail.empty() ? std::string("HOST") : error.detail;
        return {"a host on the way to " + where +
                    " (ProxyJump) does not let this computer pass, or does not reach the box" +
                    (error.detail.empty() ? "." : ": " + jump + "."),
                "Connect to that host once with ssh, which says what it needs: ssh " + jump + "\n'ssh -G " +
                    (host.empty() ? device : host) + " | grep proxyjump' shows which hosts are on the way."};
    }
    case ConnectionFault::OldServer:
        return {
            "the SSH server of " + where + " offers only methods that this computer's ssh refuses.",
            "'etherdeckctl device add NAME DEVICE --legacy' accepts them for this box alone. ssh_config(5) "
            "describes how to allow them for all programs: KexAlgorithms, HostKeyAlgorithms, Ciphers."};
    case ConnectionFault::NoAgent:
        return noAgent(where, host);
    case ConnectionFault::NotAnAgent:
        return {"what answers at " + where + " does not speak the agent's protocol.", {}};
    case ConnectionFault::AgentOlder:
        return {"the agent at " + where + " is older than etherdeckctl: they have no common protocol.",
                "Update etherdeck-agent on the box."};
    case ConnectionFault::ClientOlder:
        return {"etherdeckctl is older than the agent at " + where + ": they have no common protocol.",
                "Update Etherdeck on this computer."};
    case ConnectionFault::AgentLacks:
        return {"the agent at " + where + " (etherdeck-agent " + error.agent + ") does not offer '" +
                    error.detail + "': it is too old for that, or the box has no way to do it.",
                whyLacking(error.detail)};
    case ConnectionFault::NoAnswer:
        return {where + " does not answer.", {}};
    case ConnectionFault::Lost:
        return {"the connection to " + where + " ended" +
                    (error.agent.empty() ? " before an agent answered." : "."),
                {}};
    }
    return {"the connection to " + where + " failed.", {}};
}

/// Its lines, indented, without empty ones.
std::string saidLines(std::string_view said) {
    std::string text;
    std::size_t lines = 0;
    while (!said.empty() && lines < maxLinesSaid) {
        const auto end = std::min(said.find('\n'), said.size());
        auto line = said.substr(0, end);
        said.remove_prefix(std::min(end + 1, said.size()));
        if (line.ends_with('\r'))
            line.remove_suffix(1);
        if (line.empty())
            continue;
        text += "    " + std::string(line.substr(0, 1000)) + '\n';
        ++lines;
    }
    return text + (said.empty() ? "" : "    …\n");
}

FailureText explainConnection(const remote::ConnectionError& error, const std::string& device) {
    auto telling = tellingOf(error, device);
    FailureText text{std::string(remote::name(error.fault)),
                     std::move(telling.message),
                     std::move(telling.advice),
                     error.said,
                     {{"device", device}}};
    if (error.fault != ConnectionFault::AgentLacks && !error.detail.empty())
        text.said += (text.said.empty() || text.said.ends_with('\n') ? "" : "\n") + error.detail;
    if (!error.said.empty())
        text.data["said"] = error.said;
    if (!error.detail.empty())
        text.data["detail"] = error.detail;
    if (!error.agent.empty())
        text.data["agent"] = error.agent;
    if (!error.fingerprint.empty()) {
        text.data["fingerprint"] = error.fingerprint;
        text.message += " Its fingerprint is " + error.fingerprint + '.';
    }
    return text;
}

} // namespace

FailureText explain(const remote::Failure& failure, const std::string& device) {
    if (const auto* const error = std::get_if<remote::ConnectionError>(&failure))
        return explainConnection(*error, device);
    const auto& refused = std::get<remote::AgentRefusal>(failure);
    auto text = explain(refused.refusal);
    text.data = refused.data;
    text.data.erase("code");
    return text;
}

FailureText explain(const plans::Refusal& refusal) {
    auto data = plans::toJson(refusal);
    data.erase("code");
    const auto code = std::string(plans::name(refusal.code));
    return {code,
            refusal.message.empty() ? "refused: " + code + "." : refusal.message.text(),
            {},
            {},
            std::move(data)};
}

void print(const FailureText& failure) {
    printProblem(failure.message);
    printNote(saidLines(failure.said) + failure.advice + (failure.advice.empty() ? "" : "\n"));
}

ExitStatus report(Output& output, const FailureText& failure, bool json, const nlohmann::ordered_json& done) {
    if (json) {
        nlohmann::ordered_json error{{"code", failure.code}, {"message", failure.message}};
        error["data"] = failure.data;
        auto printed = done;
        printed["error"] = std::move(error);
        output.print(dump(printed) + '\n');
        return ExitStatus::Failed;
    }
    print(failure);
    return ExitStatus::Failed;
}

} // namespace etherdeck::ctl
