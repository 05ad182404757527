#include "core/remote/box_interface.h"

#include "core/remote/stream.h"

#include <algorithm>
#include <array>
#include <utility>

namespace etherdeck::remote {

namespace {

constexpr std::size_t longestInterface = 15; ///< IFNAMSIZ - 1
constexpr std::string_view agentProgram = "etherdeck-agent";

bool isAgentProgram(std::string_view word) {
    const auto slash = word.rfind('/');
    return (slash == std::string_view::npos ? word : word.substr(slash + 1)) == agentProgram;
}

/// The words up to the agent, whatever comes before it: sudo, an emulator, the way into a namespace.
Result<std::vector<std::string>> commandForLink(std::vector<std::string> session,
                                                std::string_view interface) {
    const auto agent = std::ranges::find_if(session, isAgentProgram);
    if (agent == session.end())
        return fail(ErrorCode::Unsupported);
    session.erase(agent + 1, session.end());
    session.emplace_back("link");
    session.emplace_back(interface);
    return session;
}

} // namespace

bool isInterfaceName(std::string_view text) {
    return !text.empty() && text.size() <= longestInterface &&
           text.find_first_of("/: \t\n") == std::string_view::npos &&
           text.find('\0') == std::string_view::npos;
}

std::optional<BoxInterface> boxInterface(std::string_view text) {
    const auto colon = text.rfind(':');
    if (colon == std::string_view::npos || !isInterfaceName(text.substr(colon + 1)))
        return std::nullopt;
    const auto device = text.substr(0, colon);
    constexpr std::array<std::string_view, 3> beginnings{"unix", "exec",
                                                         "ssh"}; // of a device without interface
    if (std::ranges::find(beginnings, device) != beginnings.end() ||
        !(isDeviceName(device) || parseDevice(device)))
        return std::nullopt;
    return BoxInterface{std::string(device), std::string(text.substr(colon + 1))};
}

Result<std::vector<std::string>> linkCommand(const Device& device, std::string_view interface) {
    if (!isInterfaceName(interface) || !isPlainWord(interface))
        return fail(ErrorCode::Malformed, std::string(interface));
    if (const auto* const exec = std::get_if<ExecDevice>(&device))
        return commandForLink(exec->command, interface);
    const auto* const ssh = std::get_if<SshDevice>(&device);
    if (!ssh)
        return fail(ErrorCode::Unsupported);
    auto connection = connectionTo(*ssh);
    if (!canCheckHostKeys(connection))
        return fail(ErrorCode::ProgramMissing, "etherdeck-askpass");
    auto words = commandForLink(
        ssh->agentCommand.empty() ? std::vector<std::string>{std::string(agentProgram)} : ssh->agentCommand,
        interface);
    if (!words)
        return fail(words.error());
    connection.device.agentCommand = std::move(*words);
    return sshCommand(connection);
}

ConnectionError lineError(const Error& error, bool viaSsh) {
    const auto end = std::min(error.detail.find('\n'), error.detail.size());
    if (error.code == ErrorCode::TimedOut)
        return {ConnectionFault::NoAnswer, error.detail, {}, {}};
    return connectionError(
        {error.detail.substr(0, end), error.detail.substr(std::min(end + 1, error.detail.size())), {}},
        viaSsh);
}

} // namespace etherdeck::remote
