#include "app/agent/network/interfaces.h"

namespace etherdeck::agent {

namespace {

std::optional<plans::Duplex> duplexOf(const link::Interface& interface) {
    if (!interface.duplex)
        return std::nullopt;
    return *interface.duplex == link::Duplex::Full ? plans::Duplex::Full : plans::Duplex::Half;
}

} // namespace

plans::BoxInterface boxInterface(const link::Interface& interface) {
    plans::BoxInterface box;
    box.name = interface.name;
    box.index = interface.index;
    box.mac = interface.mac;
    box.kind = interface.kind;
    box.mtu = interface.mtu;
    box.minMtu = interface.minMtu;
    box.maxMtu = interface.maxMtu;
    box.ethernet = interface.ethernet && !interface.loopback;
    box.up = interface.adminUp;
    box.carrier = interface.carrier;
    box.speed = interface.speed;
    box.duplex = duplexOf(interface);
    for (const auto& [address, prefixLength] : interface.addresses)
        box.addresses.push_back(address + '/' + std::to_string(prefixLength));
    if (interface.vlan) {
        box.parent = interface.vlan->parent;
        box.vlanId = interface.vlan->id;
    }
    box.master = interface.master;
    const auto traffic = interface.traffic.value_or(link::Traffic());
    box.receivedFrames = traffic.received;
    box.sentFrames = traffic.sent;
    box.receivedBytes = traffic.receivedBytes;
    box.sentBytes = traffic.sentBytes;
    box.errors = traffic.errors;
    box.dropped = traffic.dropped;
    return box;
}

Result<std::vector<plans::BoxInterface>> readInterfaces() {
    const auto listed = link::interfaces();
    if (!listed)
        return fail(listed.error());
    std::vector<plans::BoxInterface> list;
    for (const auto& interface : *listed)
        list.push_back(boxInterface(interface));
    return list;
}

} // namespace etherdeck::agent
