#include "core/remote/ssh.h"

#include "core/base/sha256.h"
#include "core/remote/askpass.h"

#include <algorithm>
#include <cctype>
#include <charconv>

namespace etherdeck::remote {

namespace {

constexpr std::string_view prefix = "ssh://";
constexpr std::size_t longestTarget = 512;
constexpr std::size_t longestMasterPath = 107; ///< sun_path without its NUL
constexpr std::size_t trustDigits = 8;
/// "/", the hash that ssh puts for %C, our word, and what ssh adds while it binds the socket.
constexpr std::size_t longestSocketName = 1 + 40 + 1 + trustDigits + 17;

bool isAlphanumeric(char character) { return std::isalnum(static_cast<unsigned char>(character)) != 0; }

bool isOf(std::string_view text, std::string_view others) {
    return std::ranges::all_of(text, [others](char character) {
        return isAlphanumeric(character) || others.find(character) != std::string_view::npos;
    });
}

Result<std::uint16_t> parsePort(std::string_view text) {
    std::uint16_t port = 0;
    const auto [end, problem] = std::from_chars(text.data(), text.data() + text.size(), port);
    if (problem != std::errc() || end != text.data() + text.size() || port == 0)
        return fail(ErrorCode::Malformed, "a port is a number from 1 to 65535");
    return port;
}

/// Host and port of a URI, where an IPv6 address is in brackets.
Result<void> parseUriHost(std::string_view text, SshTarget& target) {
    const auto isBracketed = text.starts_with('[');
    const auto bracket = text.find(']');
    if (isBracketed && bracket == std::string_view::npos)
        return fail(ErrorCode::Malformed, "a bracket is not closed");
    const auto end = isBracketed ? bracket + 1 : std::min(text.find(':'), text.size());
    target.host = isBracketed ? text.substr(1, bracket - 1) : text.substr(0, end);
    if (end == text.size())
        return {};
    if (text[end] != ':')
        return fail(ErrorCode::Malformed, "not the name of a host");
    const auto port = parsePort(text.substr(end + 1));
    if (!port)
        return fail(port.error());
    target.port = *port;
    return {};
}

std::string acceptedList(const std::vector<std::string>& fingerprints) {
    std::string list;
    for (const auto& fingerprint : fingerprints)
        list += (list.empty() ? "" : ",") + fingerprint;
    return list.empty() ? "-" : list;
}

bool isControl(char character) { return std::iscntrl(static_cast<unsigned char>(character)) != 0; }

/// ssh would not read it as one line.
bool fitsOption(std::string_view path) { return !path.empty() && std::ranges::none_of(path, isControl); }

/// As ssh takes the words of a command apart. It expands nothing in the first one.
std::string quotedForSsh(std::string_view path) {
    std::string quoted = "\"";
    for (const auto character : path) {
        if (character == '"' || character == '\\')
            quoted += '\\';
        quoted += character;
    }
    return quoted + '"';
}

/// KnownHostsCommand only adds to what ssh knows from elsewhere, takes the place of the user's own, and stops
/// an ssh before 8.5: so it is given only where it is needed.
void addHostKeyOptions(std::vector<std::string>& command, const SshConnection& connection) {
    const auto& device = connection.device;
    if (fitsOption(connection.helper) && (!device.hostKeys.empty() || device.reportsHostKey))
        command.insert(command.end(),
                       {"-o", "KnownHostsCommand=" + quotedForSsh(connection.helper) + " --host-key " +
                                  acceptedList(device.hostKeys) + " %I %H %t %K %f"});
    if (device.hostKeys.empty())
        return;
    for (const auto* const option :
         {"StrictHostKeyChecking=yes", "UserKnownHostsFile=/dev/null", "GlobalKnownHostsFile=/dev/null",
          "VerifyHostKeyDNS=no", "NoHostAuthenticationForLocalhost=no"})
        command.insert(command.end(), {"-o", option}); // those keys, and no others
}

/// A channel compares no key: it must not join a master that was made with other keys, or with the methods of
/// an old server. So what was confirmed is in the master's name.
std::string trustWord(const SshDevice& device) {
    if (device.hostKeys.empty() && device.oldServerOptions.empty())
        return {};
    auto all = acceptedList(device.hostKeys);
    for (const auto& option : device.oldServerOptions)
        all += ' ' + option;
    return '-' + sha256(all).substr(0, trustDigits);
}

std::string controlPath(const SshConnection& connection) {
    return "ControlPath=" + connection.controlFolder + "/%C" + trustWord(connection.device);
}

void addOptions(std::vector<std::string>& command, const SshConnection& connection) {
    const auto add = [&command](std::string option) {
        command.insert(command.end(), {"-o", std::move(option)});
    };
    add("ConnectTimeout=10");
    add("ServerAliveInterval=5");
    add("ServerAliveCountMax=3");
    add("NumberOfPasswordPrompts=1");
    // Nothing of this computer is lent to a box, whatever the user's configuration does for other hosts.
    for (const auto* const option : {"ForwardAgent=no", "ForwardX11=no", "ClearAllForwardings=yes"})
        add(option);
    add("FingerprintHash=sha256"); // as confirmed keys are kept
    for (const auto& option : connection.device.oldServerOptions)
        add(option);
    addHostKeyOptions(command, connection);
    add("LogLevel=INFO"); // below it, ssh does not tell what an old server offers
    if (connection.controlFolder.empty()) {
        add("ControlPath=none");
        return;
    }
    add("ControlMaster=auto");
    add("ControlPersist=60");
    add(controlPath(connection));
}

/// After a restart of the box its /tmp is empty, and anybody there could make the folder anew, with a program
/// of their own. It would run as root: so the folder has to be root's.
std::vector<std::string> checkedSession(const std::vector<std::string>& words, const std::string& folder) {
    const auto program = std::ranges::find_if(
        words, [&folder](const std::string& word) { return word.starts_with(folder + '/'); });
    auto script = "[ -O " + folder + " ] || { echo " + folder + ": not found >&2; exit 127; }; exec";
    std::for_each(program, words.end(), [&script](const std::string& word) { script += ' ' + word; });
    std::vector<std::string> checked(words.begin(), program); // sudo
    checked.insert(checked.end(), {"sh", "-c", '\'' + script + '\''});
    return checked;
}

} // namespace

Result<SshTarget> parseSshTarget(std::string_view text) {
    const auto isUri = text.starts_with(prefix);
    auto rest = isUri ? text.substr(prefix.size()) : text;
    const auto at = rest.rfind('@');
    SshTarget target;
    if (at != std::string_view::npos)
        target.user = rest.substr(0, at);
    if (at == 0)
        return fail(ErrorCode::Malformed, "the user is missing");
    rest.remove_prefix(at == std::string_view::npos ? 0 : at + 1);
    if (text.size() > longestTarget)
        return fail(ErrorCode::Malformed, "not the name of a host");
    if (isUri) {
        if (auto parsed = parseUriHost(rest, target); !parsed)
            return fail(parsed.error());
    } else {
        target.host = rest;
    }
    if (target.host.empty())
        return fail(ErrorCode::Malformed, "the host is missing");
    if (target.user.starts_with('-') || target.host.starts_with('-'))
        return fail(ErrorCode::Malformed, "a host does not begin with -");
    if (!isOf(target.host, "._-:%") || !isOf(target.user, "._-+@"))
        return fail(ErrorCode::Malformed, "not the name of a host");
    return target;
}

std::vector<std::string> askEnvironment(const SshConnection& connection) {
    if (!connection.asks)
        return {};
    return {std::string(askDeviceVariable) + '=' + connection.device.destination};
}

bool canCheckHostKeys(const SshConnection& connection) {
    return connection.device.hostKeys.empty() || fitsOption(connection.helper);
}

bool isPlainWord(std::string_view word) {
    return !word.empty() && !word.starts_with('-') && isOf(word, "._-/:@+,");
}

std::string sessionFolder(const std::vector<std::string>& agentCommand) {
    for (const auto& word : agentCommand) {
        const auto end = word.rfind('/');
        if (word.starts_with(sessionPrefix) && end > sessionPrefix.size() && isPlainWord(word) &&
            word.find("..") == std::string::npos && word.find('/', sessionPrefix.size()) == end)
            return word.substr(0, end);
    }
    return {};
}

bool fitsControlSocket(std::string_view folder) {
    // ssh would take a percent sign and a blank for syntax.
    return folder.starts_with('/') && isOf(folder, "._-/") &&
           folder.size() + longestSocketName <= longestMasterPath;
}

std::vector<std::string> sshCommand(const SshConnection& connection, const std::vector<std::string>& remote) {
    // The first value of an option counts, so ours precede those of the user's configuration.
    std::vector<std::string> command{"ssh", "-T"};
    if (!connection.asks)
        command.insert(command.end(), {"-o", "BatchMode=yes"});
    addOptions(command, connection);
    command.insert(command.end(), {"--", connection.device.destination});
    command.insert(command.end(), remote.begin(), remote.end());
    return command;
}

std::vector<std::string> sshCommand(const SshConnection& connection) {
    const auto& command = connection.device.agentCommand;
    if (const auto folder = sessionFolder(command); !folder.empty())
        return sshCommand(connection, checkedSession(command, folder));
    return sshCommand(connection,
                      command.empty() ? std::vector<std::string>{"etherdeck-agent", "connect"} : command);
}

std::vector<std::string> sshControl(const SshConnection& connection, std::string_view request) {
    return {"ssh",
            "-o",
            controlPath(connection),
            "-O",
            std::string(request),
            "--",
            connection.device.destination};
}

} // namespace etherdeck::remote
