#pragma once

#include "core/base/ipv4_address.h"
#include "core/base/mac_address.h"
#include "core/uboot/environment.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

/// Tells what is wrong with an environment, and how to fix it. The sentences are written where
/// findings are shown.
namespace etherdeck::uboot {

struct Finding {
    enum class Kind : std::uint8_t {
        NoBootcmd,            ///< it starts nothing
        UnknownVariable,      ///< `run` of a variable that is not set; `detail`: where
        NetconsoleUnguarded,  ///< the console goes to the network before it is known that somebody is there
        NetconsoleIncomplete, ///< it is started, and what it needs is not set
        NetconsoleOneWay,     ///< stdin is nc, and stdout is not
        NetconsoleOpen,       ///< without ncip it goes to everybody, and everybody can type
        NetconsoleStays, ///< stdin, stdout or stderr are saved as nc; `detail`: "nc" when one has no other
                         ///< device
        BadAddress,      ///< no IPv4 address of a station
        SameAddress,     ///< ipaddr is that of the console's host
        AddressOfLinux,  ///< ipaddr is what Linux on the box uses
        AddressFromDhcp, ///< ipaddr may be given to another station
        OtherNetwork,    ///< ipaddr and serverip are not in one network, and there is no gateway
        SharedMac,       ///< ethaddr is the default of a well-known U-Boot
        BadMac,          ///< ethaddr is no address of a station
        OtherMac,        ///< ethaddr is not that of the box; `detail`: the right one
        OtherBoard,      ///< arcNumber or machid say another board; `detail`: the right number
        PartitionsUnreadable, ///< mtdparts does not begin with "mtdparts="
        PartitionsDiffer,     ///< mtdparts is not what the kernel has; `detail`: that
        NoRescue,             ///< it may start the rescue system, but rescue_installed is not 1
        RescueNotStarted,     ///< rescue_installed is 1, but nothing starts the rescue system
        CannotBeStopped,      ///< bootdelay is -2
        StopsAtPrompt,        ///< bootdelay is -1
    };
    enum class Weight : std::uint8_t { Danger, Fault, Hint };

    Kind kind{};
    Weight weight = Weight::Fault;
    std::vector<std::string> variables; ///< which are meant
    std::string detail;
    std::vector<VariableChange> fixes; ///< empty: how to fix it is not known here

    friend bool operator==(const Finding&, const Finding&) = default;
};
/// "netconsole-unguarded": for JSON.
[[nodiscard]] std::string_view name(Finding::Kind kind);
[[nodiscard]] std::string_view name(Finding::Weight weight);

/// What is known of the box beside its environment; each may be unknown.
struct DoctorFacts {
    bool isWhole = false;   ///< read from flash: a part that somebody copied may lack anything
    bool isPogoE02 = false; ///< by its device tree
    std::optional<MacAddress> mac;
    std::optional<Ipv4Address> linuxAddress;
    std::optional<std::pair<Ipv4Address, Ipv4Address>> dhcpRange; ///< both included
    std::string kernelPartitions;                                 ///< as "mtdparts=…"; empty: not known
};

/// "setenv preboot 'run preboot_nc'", for U-Boot's prompt.
[[nodiscard]] std::string setenvLine(const VariableChange& change);

/// The most dangerous first.
[[nodiscard]] std::vector<Finding> examine(const Environment& environment, const DoctorFacts& facts);

} // namespace etherdeck::uboot
