#include "app/etherdeckctl/uboot/netconsole_lines.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/failure.h"
#include "app/etherdeckctl/device/session.h"
#include "core/advisor/sender_lines.h"
#include "core/plans/netconsole.h"

#include <algorithm>
#include <string>

namespace etherdeck::ctl {

namespace {

constexpr MacAddress everybody({0xff, 0xff, 0xff, 0xff, 0xff, 0xff});

std::optional<netconsole::Endpoint> endpointOf(const std::string& text) {
    const auto address = Ipv4Address::parse(text);
    if (!address || !address->isStation())
        return std::nullopt;
    const auto number = address->toNumber();
    const auto octet = [number](unsigned shift) { return static_cast<std::uint8_t>(number >> shift & 0xff); };
    return netconsole::Endpoint::v4({octet(24), octet(16), octet(8), octet(0)}, plans::netconsolePort);
}

/// The address of the box on the command line, if it is one.
std::optional<netconsole::Endpoint> typedBox(const DeviceOptions& device) {
    const auto known = knownDevice(device);
    const auto* const ssh = known ? std::get_if<remote::SshDevice>(&*known) : nullptr;
    return ssh == nullptr ? std::nullopt
                          : endpointOf(ssh->destination.substr(ssh->destination.rfind('@') + 1));
}

/// Nothing: this computer has no address.
std::optional<LocalAddress> receiver(const std::string& to, const std::vector<LocalAddress>& own) {
    if (to.empty())
        return own.empty() ? std::nullopt : std::optional(own.front());
    const auto found = std::ranges::find(own, to, &LocalAddress::address);
    return found == own.end() ? LocalAddress{{}, to, 0, everybody, false} : *found;
}

} // namespace

ExitStatus printNetconsoleLines(Output& output, const DeviceOptions& device,
                                const BoxNetconsoleOptions& options,
                                const std::vector<link::Interface>& interfaces) {
    const auto failed = report(
        output, explain(remote::ConnectionError{remote::ConnectionFault::NoAgent, {}, {}, {}}, device.device),
        device.json);
    const auto box = endpointOf(options.boxAddress);
    const auto own = localAddresses(interfaces, box ? box : typedBox(device));
    const auto to = receiver(options.to, own);
    const bool isUsable =
        (options.to.empty() || endpointOf(options.to)) && (options.boxAddress.empty() || box);
    if (device.json || !to || !isUsable)
        return failed;
    const auto lines = senderLines(*to, plans::netconsolePort, box);
    if (options.boot || !options.kernel) {
        printNote("\nWithout an agent, paste this at U-Boot's prompt. It replaces what preboot does.\n");
        if (!box)
            printNote(
                "U-Boot needs an address of its own: add --box-address ADDRESS, unless ipaddr is set.\n");
        output.print(lines.uboot);
    }
    if (options.kernel) {
        printNote("\nWithout an agent, type this as root on the box, with the name of its interface. It ends "
                  "with the next start.\n");
        output.print(lines.module);
    }
    return failed;
}

} // namespace etherdeck::ctl
