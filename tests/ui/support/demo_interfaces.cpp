#include "tests/ui/support/demo_interfaces.h"

#include <cmath>

namespace etherdeck::demo {

InterfaceReport wired(const std::string& name, std::uint32_t index) {
    InterfaceReport report;
    auto& interface = report.interface;
    interface.name = name;
    interface.index = index;
    interface.mac = MacAddress({0x02, 0x25, 0x31, 0x0a, 0x01, static_cast<std::uint8_t>(index)});
    interface.mtu = 1500;
    interface.ethernet = interface.adminUp = interface.carrier = true;
    interface.speed = 1000;
    interface.duplex = link::Duplex::Full;
    for (int second = 0; second < 60; ++second)
        report.history.push_back({20 + 14 * std::sin(second / 4.0 + index), 6});
    report.rates = report.history.back();
    return report;
}

std::vector<InterfaceReport> interfacesOfAServer() {
    auto office = wired("eth0", 2);
    office.interface.carriesDefaultRoute = true;
    office.interface.addresses = {{"192.168.1.20", 24}, {"fe80::25:31ff:fe0a:102", 64}};
    auto storage = wired("eth1", 3);
    storage.interface.mtu = 9000;
    storage.interface.speed = 2500;
    storage.aoeFramesHeard = 42;
    storage.aoeTargetsHeard = 3;
    auto wireless = wired("wlan0", 4);
    wireless.interface.wireless = true;
    wireless.interface.speed.reset();
    wireless.interface.duplex.reset();
    wireless.interface.addresses = {{"192.168.1.77", 24}};
    auto unplugged = wired("enx00e04c6803f2", 5);
    unplugged.interface.carrier = false;
    unplugged.history.assign(60, {});
    unplugged.rates = FrameRates{};
    return {office, storage, wireless, unplugged};
}

LinkPermission linkNotPermitted() {
    const std::string path = "/usr/libexec/etherdeck/etherdeck-link";
    RepairPlan plan;
    plan.path = path;
    plan.group = "etherdeck";
    plan.steps = {{RepairStep::Purpose::AllowStart, "/usr/bin/setfacl", {"-m", "u:anna:rx", path}},
                  {RepairStep::Purpose::GiveCapability, "/usr/sbin/setcap", {"cap_net_raw+ep", path}}};
    return {path, LinkAccess::LacksBoth, plan};
}

} // namespace etherdeck::demo
