#pragma once

#include "core/base/ipv4_address.h"
#include "core/base/mac_address.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>

/// Netconsole of the kernel of a box.
namespace etherdeck::plans {

inline constexpr std::uint16_t netconsolePort = 6666;
inline constexpr std::uint16_t netconsoleLocalPort = 6665;

/// Where a kernel sends its messages.
struct NetconsoleTarget {
    std::string interface;
    Ipv4Address local;
    Ipv4Address server;
    MacAddress serverMac;
    std::uint16_t port = netconsolePort;
    bool extended = false; ///< with levels and sequence numbers

    friend bool operator==(const NetconsoleTarget&, const NetconsoleTarget&) = default;
};
/// "+6665@192.168.1.5/eth0,6666@192.168.1.2/00:25:31:00:00:01": the parameter of the module.
[[nodiscard]] std::string moduleParameter(const NetconsoleTarget& target);
/// Its reverse, for what moduleParameter() wrote.
[[nodiscard]] std::optional<NetconsoleTarget> parseModuleParameter(std::string_view text);
/// Of the content of a file of /etc/modprobe.d, or of OpenWrt's /etc/modules.d.
[[nodiscard]] std::optional<NetconsoleTarget> targetInFile(std::string_view content);

/// Who loads modules when the box starts.
enum class ModuleLoader : std::uint8_t { None, ModulesLoad, Openwrt };

/// What a box has of netconsole.
struct BoxNetconsole {
    bool isLoaded = false;  ///< the module, or it is built in
    bool isBuiltIn = false; ///< it cannot be loaded again
    bool canLoad = false;   ///< modprobe is there
    bool hasExtended = false;
    ModuleLoader loader = ModuleLoader::None;
    std::optional<NetconsoleTarget> target; ///< the one that the agent made
    int level = 0;                          ///< messages below it are printed; 0: not known
    std::string otherLevels; ///< the three behind it in /proc/sys/kernel/printk: "4 1 7"; empty: not known
    std::map<std::string, MacAddress> neighbours;             ///< by address
    std::optional<std::pair<std::string, std::string>> route; ///< the default one: interface and gateway

    friend bool operator==(const BoxNetconsole&, const BoxNetconsole&) = default;
};

/// Lets the kernel send its messages to `server`, also after each start; nothing: no longer.
struct SetNetconsole {
    std::optional<Ipv4Address> server;
    std::uint16_t port = netconsolePort;
    std::optional<MacAddress> serverMac{}; ///< if the client knows it
    std::optional<int> level{};            ///< of the console, to go back to when it is switched off

    friend bool operator==(const SetNetconsole&, const SetNetconsole&) = default;
};

inline const std::string netconsoleOptionsFile = "/etc/modprobe.d/etherdeck-netconsole.conf";
inline const std::string netconsoleLoadFile = "/etc/modules-load.d/etherdeck-netconsole.conf";
inline const std::string netconsoleOpenwrtFile = "/etc/modules.d/90-etherdeck-netconsole";
inline const std::string netconsoleLevelFile = "/etc/sysctl.d/60-etherdeck-netconsole.conf";

} // namespace etherdeck::plans
