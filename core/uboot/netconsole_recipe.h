#pragma once

#include "core/base/ipv4_address.h"
#include "core/uboot/environment.h"

#include <tl/expected.hpp>

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// Switching netconsole on and off in an environment: which variables have to change.
namespace etherdeck::uboot {

/// The variables that people use for it; both are followed by U-Boot in the same way.
enum class NetconsoleRecipe : std::uint8_t {
    None,
    Early, ///< since 2013: preboot=run if_netconsole start_netconsole
    Later, ///< preboot=run preboot_nc
    Own,   ///< something else
};
/// "none", "2013", "later", "own".
[[nodiscard]] std::string_view name(NetconsoleRecipe recipe);

struct NetconsoleState {
    NetconsoleRecipe recipe = NetconsoleRecipe::None; ///< whose variables are there
    bool isOn = false;                                ///< it is started at each boot
    bool isGuarded = false;                           ///< only after the other side has answered a ping
    std::string server;                               ///< where it goes; while it is off, serverip
    std::string box;                                  ///< ipaddr

    friend bool operator==(const NetconsoleState&, const NetconsoleState&) = default;
};
[[nodiscard]] NetconsoleState netconsoleState(const Environment& environment);

/// Why it cannot be switched off by taking away a part of preboot.
enum class NetconsoleObstacle : std::uint8_t {
    InBootcmd, ///< bootcmd starts it
    Woven,     ///< a condition or loop of preboot does
};

/// Always with the ping, and to the server. Keeps what else preboot does. What bootcmd does stays as it is.
/// Woven: preboot starts it without the ping, in a way that cannot be taken apart.
[[nodiscard]] tl::expected<std::vector<VariableChange>, NetconsoleObstacle>
enableNetconsole(const Environment& environment, Ipv4Address server, Ipv4Address box);
/// Takes its part of preboot away, and leaves the other variables. Empty: it is off.
[[nodiscard]] tl::expected<std::vector<VariableChange>, NetconsoleObstacle>
disableNetconsole(const Environment& environment);

} // namespace etherdeck::uboot
