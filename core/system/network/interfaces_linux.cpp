#include "core/system/network/interfaces.h"
#include "core/system/network/netlink_message_linux.h"
#include "core/system/network/netlink_socket_linux.h"
#include "core/system/network/rtnetlink_message_linux.h"
#include "core/system/unique_descriptor.h"

#include <algorithm>
#include <array>
#include <cstring>
#include <linux/ethtool.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <linux/sockios.h>
#include <linux/wireless.h>
#include <map>
#include <sys/ioctl.h>
#include <sys/socket.h>

namespace etherdeck::link {

namespace {

struct Listed {
    Interface interface;
    std::uint32_t masterIndex = 0;
};
using InterfaceMap = std::map<std::uint32_t, Listed>;

/// All objects of one kind, over all address families.
template <class FamilyHeader>
Result<void> dump(std::uint16_t type, const NetlinkSocket::MessageHandler& handler) {
    auto socket = NetlinkSocket::open(0);
    if (!socket)
        return fail(socket.error());
    return socket->ask(netlink::Request(type, NLM_F_DUMP, FamilyHeader{}).bytes(), handler);
}

void addLink(std::span<const std::byte> message, InterfaceMap& interfaces) {
    const auto link = rtnetlink::parseLink(message);
    if (!link)
        return;
    auto& [interface, masterIndex] = interfaces[link->index];
    masterIndex = link->masterIndex.value_or(0);
    interface.index = link->index;
    interface.name = link->name.value_or("");
    interface.mac = link->mac.value_or(MacAddress());
    interface.mtu = link->mtu.value_or(0);
    interface.minMtu = link->minMtu.value_or(0);
    interface.maxMtu = link->maxMtu.value_or(0);
    interface.ethernet = link->ethernet;
    interface.loopback = link->loopback;
    interface.adminUp = link->adminUp;
    interface.carrier = link->carrier;
    interface.kind = link->kind;
    interface.traffic = link->traffic;
    if (link->vlanId)
        interface.vlan = Vlan{*link->vlanId, link->parentIndex.value_or(0), {}};
}

/// Skips an interface that has appeared since they were listed.
Interface* find(InterfaceMap& interfaces, std::uint32_t index) {
    const auto found = interfaces.find(index);
    return found == interfaces.end() ? nullptr : &found->second.interface;
}

void addAddress(std::span<const std::byte> message, InterfaceMap& interfaces) {
    const auto address = rtnetlink::parseAddress(message);
    if (auto* interface = address ? find(interfaces, address->index) : nullptr)
        interface->addresses.push_back(address->address);
}

void addRoute(std::span<const std::byte> message, InterfaceMap& interfaces) {
    for (const auto index : rtnetlink::parseDefaultRoute(message)) {
        if (auto* interface = find(interfaces, index))
            interface->carriesDefaultRoute = true;
    }
}

void nameRelatives(InterfaceMap& interfaces) {
    for (auto& [index, listed] : interfaces) {
        auto& interface = listed.interface;
        if (const auto* master = find(interfaces, listed.masterIndex))
            interface.master = master->name;
        if (!interface.vlan)
            continue;
        if (const auto* parent = find(interfaces, interface.vlan->parentIndex))
            interface.vlan->parent = parent->name;
    }
}

template <std::size_t size>
void copyName(const std::string& name, char (&field)[size]) {
    std::memcpy(field, name.data(), std::min(name.size(), size - 1));
}

bool isWireless(int socket, const std::string& name) {
    iwreq request{};
    copyName(name, request.ifr_name);
    return ::ioctl(socket, SIOCGIWNAME, &request) == 0;
}

/// Room for the settings and the three sets of link modes after them, at their maximum size.
struct LinkSettingsBuffer {
    static constexpr std::size_t maxModeWords = std::size_t{3} * 127;
    alignas(ethtool_link_settings)
        std::array<std::byte, sizeof(ethtool_link_settings) + maxModeWords * sizeof(std::uint32_t)> bytes{};

    ethtool_link_settings& settings() { return *reinterpret_cast<ethtool_link_settings*>(bytes.data()); }
};

/// Asks twice: the first answer only gives the size of the sets, as a negative number.
bool readSettings(int socket, const std::string& name, LinkSettingsBuffer& answer) {
    auto& settings = answer.settings();
    ifreq request{};
    copyName(name, request.ifr_name);
    request.ifr_data = reinterpret_cast<char*>(answer.bytes.data());
    settings.cmd = ETHTOOL_GLINKSETTINGS;
    if (::ioctl(socket, SIOCETHTOOL, &request) != 0 || settings.link_mode_masks_nwords >= 0)
        return false;
    settings.link_mode_masks_nwords = static_cast<std::int8_t>(-settings.link_mode_masks_nwords);
    settings.cmd = ETHTOOL_GLINKSETTINGS;
    return ::ioctl(socket, SIOCETHTOOL, &request) == 0;
}

/// Stays empty for the many interfaces, mostly virtual ones, that have no speed.
void addSpeed(int socket, Interface& interface) {
    LinkSettingsBuffer answer;
    if (!readSettings(socket, interface.name, answer))
        return;
    const auto& settings = answer.settings();
    constexpr auto unknownSpeed = static_cast<std::uint32_t>(SPEED_UNKNOWN);
    if (settings.speed != unknownSpeed && settings.speed != 0)
        interface.speed = settings.speed;
    if (settings.duplex == DUPLEX_HALF)
        interface.duplex = Duplex::Half;
    else if (settings.duplex == DUPLEX_FULL)
        interface.duplex = Duplex::Full;
}

} // namespace

Result<std::vector<Interface>> interfaces() {
    InterfaceMap found;
    const auto links = dump<ifinfomsg>(RTM_GETLINK, [&](auto message) { addLink(message, found); });
    if (!links)
        return fail(links.error());
    const auto addresses = dump<ifaddrmsg>(RTM_GETADDR, [&](auto message) { addAddress(message, found); });
    if (!addresses)
        return fail(addresses.error());
    const auto routes = dump<rtmsg>(RTM_GETROUTE, [&](auto message) { addRoute(message, found); });
    if (!routes)
        return fail(routes.error());
    nameRelatives(found);

    const UniqueDescriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    std::vector<Interface> list;
    for (auto& [index, listed] : found) {
        listed.interface.wireless = isWireless(socket.get(), listed.interface.name);
        addSpeed(socket.get(), listed.interface);
        list.push_back(std::move(listed.interface));
    }
    return list;
}

std::vector<Ipv4Network> ipv4NetworksOf(const Interface& interface) {
    std::vector<Ipv4Network> networks;
    for (const auto& one : interface.addresses)
        if (const auto address = Ipv4Address::parse(one.address))
            networks.push_back({*address, one.prefixLength});
    return networks;
}

std::vector<Ipv4Address> ipv4AddressesOf(const std::string& interface) {
    std::vector<Ipv4Address> addresses;
    for (const auto& one : interfaces().value_or(std::vector<Interface>()))
        if (one.name == interface)
            for (const auto& network : ipv4NetworksOf(one))
                addresses.push_back(network.address);
    return addresses;
}

} // namespace etherdeck::link
