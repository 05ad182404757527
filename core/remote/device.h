#pragma once

#include "core/base/result.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// How an agent is reached, as users write it.
namespace etherdeck::remote {

/// unix:/run/etherdeck-agent/socket
struct UnixDevice {
    std::string path;

    friend bool operator==(const UnixDevice&, const UnixDevice&) = default;
};
/// exec:COMMAND, a program that speaks the protocol on standard input and output.
struct ExecDevice {
    std::vector<std::string> command;

    friend bool operator==(const ExecDevice&, const ExecDevice&) = default;
};
/// user@host, host, or ssh://user@host:port: by the system's ssh, with the user's configuration.
struct SshDevice {
    std::string destination;
    std::vector<std::string> hostKeys{};         ///< fingerprints that the user has confirmed
    std::vector<std::string> oldServerOptions{}; ///< that the user has consented to: optionsForOldServer()
    /// What is run there for a session; empty: "etherdeck-agent connect". See isAgentCommand().
    std::vector<std::string> agentCommand{};
    bool sharesConnection = true; ///< with other sessions, for a minute after the last one
    bool reportsHostKey = false;  ///< tells the fingerprint of an unknown host key; needs ssh 8.5
    bool mayAsk = false;          ///< where isAskingOnRequest(): somebody is there who answers

    friend bool operator==(const SshDevice&, const SshDevice&) = default;
};

using Device = std::variant<UnixDevice, ExecDevice, SshDevice>;

/// Errors: Malformed, with what is wrong as `detail` ("a quote is not closed").
[[nodiscard]] Result<Device> parseDevice(std::string_view text);

inline constexpr std::size_t longestDeviceName = 64;
/// The name of a known device, which cannot be mistaken for a device, an option or a list: letters, digits,
/// blanks inside and ._-
[[nodiscard]] bool isDeviceName(std::string_view text);

/// Plain words for ssh, the first of which is a program: "sudo -n /usr/sbin/etherdeck-agent connect".
[[nodiscard]] bool isAgentCommand(const std::vector<std::string>& words);

/// Words between blanks. In 'single' quotes everything is literal; in "double" quotes a backslash protects a
/// quote or a backslash; outside, it protects any character. Nothing else is special: there is no shell.
/// Errors: Malformed.
[[nodiscard]] Result<std::vector<std::string>> splitWords(std::string_view text);

} // namespace etherdeck::remote
