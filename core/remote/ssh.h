#pragma once

#include "core/remote/device.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

/// How the system's ssh is started. Argument vectors only, which can be pasted into a terminal as well.
namespace etherdeck::remote {

/// Where ssh connects to, taken apart. Empty or nothing: as the user's configuration says.
struct SshTarget {
    std::string user;
    std::string host; ///< without the brackets of an IPv6 address
    std::optional<std::uint16_t> port;

    friend bool operator==(const SshTarget&, const SshTarget&) = default;
};
/// Reads HOST, USER@HOST or ssh://USER@HOST:PORT. A host has no character that could be syntax for other
/// programs: ssh passes it to ProxyCommand and Match exec, which do run a shell. Errors: Malformed, with what
/// is wrong as `detail`.
[[nodiscard]] Result<SshTarget> parseSshTarget(std::string_view text);

/// The connection to a box is made once: the first ssh becomes the master, others are channels of it, and it
/// stays for a minute after the last of them. Only who accepts the same host keys shares one.
struct SshConnection {
    SshDevice device;
    std::string controlFolder; ///< of the master's socket, for its owner only; empty: ssh shares nothing
    std::string helper{};      ///< etherdeck-askpass, for host keys; empty: ssh decides alone
    bool asks = false;         ///< etherdeck-askpass passes on what ssh asks
};

/// Unless the connection asks, ssh must not ask for a password: nobody may be there to answer. `remote` is
/// what to run on the box; its words must be plain (isPlainWord()), since a shell reads them there.
[[nodiscard]] std::vector<std::string> sshCommand(const SshConnection& connection,
                                                  const std::vector<std::string>& remote);
/// Starts the agent's session.
[[nodiscard]] std::vector<std::string> sshCommand(const SshConnection& connection);

/// Asks the master: "check" (exit status 0 while there is one) or "exit" (end it, with all channels).
[[nodiscard]] std::vector<std::string> sshControl(const SshConnection& connection, std::string_view request);

/// For the environment of ssh: tells who answers for which device it asks. Empty when it does not ask.
[[nodiscard]] std::vector<std::string> askEnvironment(const SshConnection& connection);

/// False when host keys were confirmed for the device, but etherdeck-askpass is not there to compare them:
/// ssh could not connect.
[[nodiscard]] bool canCheckHostKeys(const SshConnection& connection);

/// True for a word that means itself in every shell.
[[nodiscard]] bool isPlainWord(std::string_view word);

/// How the folder of an agent begins that is not installed, but started from there for each session.
inline constexpr std::string_view sessionPrefix = "/tmp/etherdeck-agent-";
/// That folder, of an agent that is started so; empty when it is none.
[[nodiscard]] std::string sessionFolder(const std::vector<std::string>& agentCommand);

/// False for a folder whose sockets would have paths that are too long: ssh would not connect at all.
[[nodiscard]] bool fitsControlSocket(std::string_view folder);

} // namespace etherdeck::remote
