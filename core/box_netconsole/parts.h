#pragma once

#include "core/plans/environment.h"
#include "core/plans/json.h"
#include "core/plans/netconsole.h"
#include "core/uboot/netconsole_recipe.h"

#include <cstdint>
#include <optional>

/// Netconsole of a box: U-Boot's part and the kernel's.
namespace etherdeck::box_netconsole {

struct Parts {
    bool boot = false;
    bool kernel = false;

    [[nodiscard]] bool any() const { return boot || kernel; }
    friend bool operator==(const Parts&, const Parts&) = default;
};

/// The answer to netconsole.read.
struct KernelNetconsole {
    bool isLoaded = false;
    int level = 0;
    std::optional<plans::NetconsoleTarget> target;
    std::optional<plans::NetconsoleTarget> atBoot; ///< set up for the next start

    /// Where it goes, now or after the next start; null: Etherdeck has set up none.
    [[nodiscard]] const plans::NetconsoleTarget* place() const;
    friend bool operator==(const KernelNetconsole&, const KernelNetconsole&) = default;
};
[[nodiscard]] Result<KernelNetconsole> kernelNetconsoleFrom(const plans::Json& json);

/// What was read of a box: nothing where it has no such part.
struct BoxParts {
    std::optional<plans::BoxEnvironment> environment; ///< without a fault
    std::optional<KernelNetconsole> kernel;

    [[nodiscard]] Parts setUp() const;
};
/// Which parts a command concerns: those that were named, else those that are set up.
[[nodiscard]] Parts chosenParts(const Parts& named, const Parts& setUp);

/// The UDP port to which U-Boot sends: ncoutport, or that in ncip, or 6666.
[[nodiscard]] std::uint16_t bootPort(const uboot::Environment& environment);
/// Nothing is wrong with U-Boot's part: off, or complete and with the ping.
[[nodiscard]] bool isWell(const uboot::NetconsoleState& state);

} // namespace etherdeck::box_netconsole
