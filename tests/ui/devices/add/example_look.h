#pragma once

#include "core/services/finder/box_finder.h"
#include "core/services/install/values.h"

#include <string>
#include <vector>

namespace etherdeck::demo {

/// A plug without an agent, and the real plans for it.
[[nodiscard]] inline BoxLook plugLook() {
    install::BoxSystem system;
    system.system = "Linux";
    system.kernel = "6.1.0-27-marvell";
    system.machine = "armv5tel";
    system.model = "Cloud Engines Pogoplug E02";
    system.distribution = "Debian GNU/Linux 12 (bookworm)";
    system.init = install::InitSystem::Systemd;
    system.isRoot = true;
    system.hasVblade = true;
    const install::AgentFiles files{{"etherdeck-agent-armel", {"agent", "digest"}},
                                    {install::unitFile, {"[Unit]\n", "digest"}}};
    return {system, "armel", install::planInstall("root@192.168.1.7", system, files),
            install::planSession("root@192.168.1.7", system, files, "1")};
}

[[nodiscard]] inline link::Interface desk(const std::string& name, const std::string& address) {
    link::Interface interface;
    interface.name = name;
    interface.ethernet = true;
    interface.adminUp = true;
    interface.carrier = true;
    interface.addresses = {{address, 24}};
    return interface;
}

/// Two plugs, one of them with the shared address, a small box, an address with two stations, and a station
/// without an SSH server.
[[nodiscard]] inline std::vector<FoundThere> foundBoxes() {
    using finder::FoundBox;
    using finder::Likeness;
    const auto address = [](std::uint32_t last) { return Ipv4Address(0xc0a80100U + last); };
    return {
        {"eth0",
         {FoundBox{address(7),
                   MacAddress({0x00, 0x25, 0x31, 0, 0, 7}),
                   "Cloud Engines",
                   "OpenSSH_9.2p1 Debian-2",
                   "plug",
                   Likeness::Pogoplug,
                   {},
                   {}},
          FoundBox{address(8),
                   MacAddress({0x52, 0x3b, 0x20, 0x9c, 0x11, 0x51}),
                   "",
                   "dropbear_2022.83",
                   "",
                   Likeness::SharedMac,
                   {},
                   {}},
          FoundBox{address(20),
                   MacAddress({2, 0, 0, 0, 0, 20}),
                   "TP-LINK",
                   "dropbear_2022.83",
                   "OpenWrt",
                   Likeness::SmallBox,
                   {MacAddress({2, 0, 0, 0, 0, 21})},
                   {}},
          FoundBox{address(1), MacAddress({2, 0, 0, 0, 0, 1}), "AVM", "", "router", Likeness::Other, {}, {}}},
         {}}};
}

} // namespace etherdeck::demo
