#pragma once

#include "core/base/result.h"

#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// Where an agent is reached, as people write it.
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

    friend bool operator==(const SshDevice&, const SshDevice&) = default;
};

using Device = std::variant<UnixDevice, ExecDevice, SshDevice>;

/// Errors: Malformed, with what is wrong as `detail` ("a quote is not closed").
[[nodiscard]] Result<Device> parseDevice(std::string_view text);

/// Words between blanks. 'single' quotes take all as it stands; in "double" ones a backslash protects a quote
/// or a backslash; outside, it protects any character. Nothing else means anything: no shell. Errors:
/// Malformed.
[[nodiscard]] Result<std::vector<std::string>> splitWords(std::string_view text);

/// The argument vector that reaches the agent. It asks for no password: nobody might be there to answer.
[[nodiscard]] std::vector<std::string> sshCommand(const SshDevice& device);

} // namespace etherdeck::remote
