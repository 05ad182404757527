#pragma once

#include "core/base/result.h"
#include "core/install/failure.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::install {

inline constexpr std::string_view agentPath = "/usr/sbin/etherdeck-agent"; ///< where the package has it, too
inline constexpr std::string_view unitPath = "/etc/systemd/system/etherdeck-agent.service";
inline constexpr std::string_view initScriptPath = "/etc/init.d/etherdeck-agent";
/// Lets a user start the agent by sudo, who needs a password for it otherwise. The last rule counts.
inline constexpr std::string_view sudoRulePath = "/etc/sudoers.d/zz-etherdeck-agent";

enum class InitSystem : std::uint8_t { Systemd, Sysvinit, Procd, None };
/// "systemd", "sysvinit", "procd", "none".
[[nodiscard]] std::string_view name(InitSystem init);

/// The architectures that there is an agent for.
enum class AgentBuild : std::uint8_t { Armel, Armhf, Arm64, Amd64 };
/// "armel", …, as Debian names them.
[[nodiscard]] std::string_view name(AgentBuild build);

/// What matters on a box before an agent is installed.
struct BoxSystem {
    std::string system;         ///< "Linux"
    std::string kernel;         ///< "6.1.0-27-marvell"
    std::string machine;        ///< "armv5tel", as uname -m says
    std::string features;       ///< of an ARM CPU
    std::string model{};        ///< "Cloud Engines Pogoplug E02"; empty: not known, as the next one
    std::string distribution{}; ///< "Debian GNU/Linux 12 (bookworm)"
    InitSystem init = InitSystem::None;
    bool isRoot = false;
    bool canBecomeRoot = false; ///< by sudo, without a password
    bool rootIsReadOnly = false;
    std::optional<std::uint64_t> freeKib{};    ///< where the agent is installed
    std::optional<std::uint64_t> freeTmpKib{}; ///< in /tmp
    std::string version{};                     ///< of the agent that is installed; empty: none is
    std::string digest{};                      ///< of its file; empty when the box cannot tell
    bool isOfPackage = false;                  ///< the agent, of the package manager
    bool isRunning = false;                    ///< its daemon answers
    bool hasUnit = false;                      ///< of systemd
    bool hasInitScript = false;
    bool hasVblade = false;
    std::string user{};    ///< who logs in
    bool sudoAsks = false; ///< the user becomes root by sudo, but with a password

    friend bool operator==(const BoxSystem&, const BoxSystem&) = default;
};

/// A script that prints it; it changes nothing.
[[nodiscard]] std::string lookScript();
/// Errors: Malformed when the output is not of that script.
[[nodiscard]] Result<BoxSystem> boxSystemFrom(std::string_view output);

/// For its CPU: the 64-bit kernel decides, since the agent needs no libraries. Errors: NotLinux,
/// NoAgentForCpu.
[[nodiscard]] Answer<AgentBuild> buildFor(const BoxSystem& box);

} // namespace etherdeck::install
