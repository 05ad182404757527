#pragma once

#include "core/box_netconsole/addresses.h"
#include "core/box_netconsole/parts.h"
#include "core/uboot/environment.h"

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What enabling netconsole changes on a box, and why it cannot be.
namespace etherdeck::box_netconsole {

/// As typed; empty: what is proposed.
struct EnableRequest {
    std::string to;
    std::string boxAddress;
    std::optional<AddressRange> dhcp{};
};

enum class Problem : std::uint8_t {
    NoServer,     ///< none of this computer's addresses is in a network of the box
    BadServer,    ///< not the address of a station
    NoBoxAddress, ///< none is set, and none can be proposed
    BadBoxAddress,
    SameAddress, ///< for both
    OfLinux,     ///< the address of Linux on the box
    OfThisComputer,
    Taken,     ///< by the station `mac`
    InBootcmd, ///< bootcmd itself starts it
    Woven,     ///< preboot starts it in a way that is not taken apart
};
enum class Warning : std::uint8_t {
    OtherNetwork, ///< there is no gatewayip, and not both addresses are in a network of the box
    InDhcpRange,
    DhcpUnknown, ///< the address is proposed, and nobody has said which ones the DHCP server gives away
    NotChecked,  ///< nobody could be asked whether a station has the address
};

struct BootDecision {
    std::optional<Ipv4Address> server;
    std::optional<Ipv4Address> box;
    bool isBoxProposed = false;
    std::optional<Problem> problem;
    std::optional<MacAddress> mac;   ///< who has the address
    std::optional<Ipv4Address> free; ///< one that nobody has
    std::vector<Warning> warnings;
    std::vector<uboot::VariableChange> changes; ///< without a problem: none when it is so already
};
/// Which addresses must be asked for before it is decided.
[[nodiscard]] std::vector<Ipv4Address> addressesToAsk(const plans::BoxEnvironment& found,
                                                      const EnableRequest& request,
                                                      const std::vector<OwnAddress>& own);
[[nodiscard]] BootDecision decideBoot(const plans::BoxEnvironment& found, const EnableRequest& request,
                                      const std::vector<OwnAddress>& own,
                                      const link::StationAnswers& answers);

struct KernelDecision {
    std::optional<Problem> problem; ///< NoServer, BadServer
    plans::SetNetconsole wish;
    bool isSoAlready = false; ///< as far as the address says
};
[[nodiscard]] KernelDecision decideKernel(const KernelNetconsole& kernel,
                                          const std::vector<std::string>& boxAddresses,
                                          const EnableRequest& request, const std::vector<OwnAddress>& own);

} // namespace etherdeck::box_netconsole
