#include "core/system/rtnetlink_message_linux.h"

#include "core/base/byte_reader.h"

#include <arpa/inet.h>
#include <array>
#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <libmnl/libmnl.h>
#include <linux/if.h>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <net/if_arp.h>
#include <string_view>

namespace etherdeck::link::rtnetlink {

namespace {

/// The message if it is whole, of one of the types, and has room for its family's header.
const nlmsghdr* messageOf(std::span<const std::byte> bytes, std::initializer_list<int> types,
                          std::size_t familyHeader) {
    const auto* header = reinterpret_cast<const nlmsghdr*>(bytes.data());
    if (bytes.size() < sizeof(nlmsghdr) || !mnl_nlmsg_ok(header, static_cast<int>(bytes.size())) ||
        mnl_nlmsg_get_payload_len(header) < familyHeader)
        return nullptr;
    for (const int type : types) {
        if (header->nlmsg_type == type)
            return header;
    }
    return nullptr;
}

std::span<const std::byte> payload(const nlattr* attribute) {
    return {static_cast<const std::byte*>(mnl_attr_get_payload(attribute)),
            mnl_attr_get_payload_len(attribute)};
}

template <class Handler>
void forEachAttribute(std::span<const std::byte> bytes, const Handler& handler) {
    const auto* attribute = reinterpret_cast<const nlattr*>(bytes.data());
    auto rest = static_cast<int>(bytes.size());
    while (mnl_attr_ok(attribute, rest)) {
        handler(attribute);
        rest -= MNL_ALIGN(attribute->nla_len);
        attribute = mnl_attr_next(attribute);
    }
}

/// What follows the family's header.
std::span<const std::byte> attributesOf(const nlmsghdr* header, std::size_t familyHeader) {
    const auto* begin = static_cast<const std::byte*>(mnl_nlmsg_get_payload_offset(header, familyHeader));
    // Not libmnl's tail, which rounds up and so may lie behind the message.
    const auto* end = reinterpret_cast<const std::byte*>(header) + header->nlmsg_len;
    return begin < end ? std::span(begin, end) : std::span<const std::byte>();
}

template <class Integer>
std::optional<Integer> number(const nlattr* attribute) {
    const auto bytes = payload(attribute);
    if (bytes.size() != sizeof(Integer))
        return std::nullopt;
    Integer value = 0;
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<std::byte*>(&value));
    return value;
}

/// Up to the NUL that the kernel ends it with.
std::string text(const nlattr* attribute) {
    const auto whole = asText(payload(attribute));
    return std::string(whole.substr(0, whole.find('\0')));
}

void readLinkInfo(const nlattr* info, Link& link) {
    std::span<const std::byte> data;
    forEachAttribute(payload(info), [&](const nlattr* attribute) {
        if (mnl_attr_get_type(attribute) == IFLA_INFO_KIND)
            link.kind = text(attribute);
        else if (mnl_attr_get_type(attribute) == IFLA_INFO_DATA)
            data = payload(attribute);
    });
    if (link.kind != "vlan")
        return;
    forEachAttribute(data, [&](const nlattr* attribute) {
        if (mnl_attr_get_type(attribute) == IFLA_VLAN_ID)
            link.vlanId = number<std::uint16_t>(attribute);
    });
}

/// The counters of frames come first; kernels differ in how many others follow.
std::optional<Traffic> traffic(const nlattr* attribute) {
    constexpr std::size_t size =
        sizeof(rtnl_link_stats64::rx_packets) + sizeof(rtnl_link_stats64::tx_packets);
    static_assert(offsetof(rtnl_link_stats64, rx_packets) == 0 &&
                  offsetof(rtnl_link_stats64, tx_packets) == sizeof(std::uint64_t));
    const auto bytes = payload(attribute);
    if (bytes.size() < size)
        return std::nullopt;
    Traffic counted;
    // Attributes are aligned to four bytes only.
    std::memcpy(&counted.received, bytes.data(), sizeof counted.received);
    std::memcpy(&counted.sent, bytes.data() + sizeof counted.received, sizeof counted.sent);
    return counted;
}

void readLinkAttribute(const nlattr* attribute, Link& link) {
    switch (mnl_attr_get_type(attribute)) {
    case IFLA_IFNAME:
        link.name = text(attribute);
        break;
    case IFLA_ADDRESS:
        if (MacAddress mac; payload(attribute).size() == 6 && ByteReader(payload(attribute)).mac(mac))
            link.mac = mac;
        break;
    case IFLA_MTU:
        link.mtu = number<std::uint32_t>(attribute);
        break;
    case IFLA_LINK:
        link.parentIndex = number<std::uint32_t>(attribute);
        break;
    case IFLA_LINKINFO:
        readLinkInfo(attribute, link);
        break;
    case IFLA_STATS64:
        link.traffic = traffic(attribute);
        break;
    default:
        break;
    }
}

std::string addressText(int family, std::span<const std::byte> bytes) {
    std::array<char, INET6_ADDRSTRLEN> buffer{};
    const std::size_t expected = family == AF_INET ? 4 : 16;
    if (bytes.size() != expected || !inet_ntop(family, bytes.data(), buffer.data(), buffer.size()))
        return {};
    return buffer.data();
}

std::vector<std::uint32_t> nextHops(const nlattr* multipath) {
    std::vector<std::uint32_t> indexes;
    const auto bytes = payload(multipath);
    const auto* hop = reinterpret_cast<const rtnexthop*>(bytes.data());
    auto rest = static_cast<int>(bytes.size());
    while (rest >= static_cast<int>(sizeof(rtnexthop)) && RTNH_OK(hop, rest)) {
        indexes.push_back(static_cast<std::uint32_t>(hop->rtnh_ifindex));
        rest -= static_cast<int>(RTNH_ALIGN(hop->rtnh_len));
        hop = RTNH_NEXT(hop);
    }
    return indexes;
}

} // namespace

std::optional<Link> parseLink(std::span<const std::byte> message) {
    const auto* header = messageOf(message, {RTM_NEWLINK, RTM_DELLINK}, sizeof(ifinfomsg));
    if (!header)
        return std::nullopt;
    const auto* info = static_cast<const ifinfomsg*>(mnl_nlmsg_get_payload(header));
    if (info->ifi_family == AF_BRIDGE)
        return std::nullopt;
    Link link;
    link.removed = header->nlmsg_type == RTM_DELLINK;
    link.index = static_cast<std::uint32_t>(info->ifi_index);
    link.loopback = (info->ifi_flags & IFF_LOOPBACK) != 0;
    link.ethernet = info->ifi_type == ARPHRD_ETHER || info->ifi_type == ARPHRD_LOOPBACK;
    link.adminUp = (info->ifi_flags & IFF_UP) != 0;
    // IFF_LOWER_UP may be set a moment earlier, before the queue takes frames.
    link.carrier = (info->ifi_flags & IFF_RUNNING) != 0;
    forEachAttribute(attributesOf(header, sizeof(ifinfomsg)),
                     [&](const nlattr* attribute) { readLinkAttribute(attribute, link); });
    return link;
}

LinkState stateOf(const Link& link) {
    if (link.removed)
        return LinkState::Gone;
    if (!link.adminUp)
        return LinkState::Down;
    return link.carrier ? LinkState::Up : LinkState::NoCarrier;
}

std::optional<Address> parseAddress(std::span<const std::byte> message) {
    const auto* header = messageOf(message, {RTM_NEWADDR}, sizeof(ifaddrmsg));
    if (!header)
        return std::nullopt;
    const auto* info = static_cast<const ifaddrmsg*>(mnl_nlmsg_get_payload(header));
    if (info->ifa_family != AF_INET && info->ifa_family != AF_INET6)
        return std::nullopt;
    std::string any;
    std::string local; // on a point-to-point link, the other one is the partner's
    forEachAttribute(attributesOf(header, sizeof(ifaddrmsg)), [&](const nlattr* attribute) {
        if (mnl_attr_get_type(attribute) == IFA_LOCAL)
            local = addressText(info->ifa_family, payload(attribute));
        else if (mnl_attr_get_type(attribute) == IFA_ADDRESS)
            any = addressText(info->ifa_family, payload(attribute));
    });
    auto& address = local.empty() ? any : local;
    if (address.empty())
        return std::nullopt;
    return Address{info->ifa_index, {std::move(address), info->ifa_prefixlen}};
}

std::vector<std::uint32_t> parseDefaultRoute(std::span<const std::byte> message) {
    const auto* header = messageOf(message, {RTM_NEWROUTE}, sizeof(rtmsg));
    if (!header)
        return {};
    const auto* route = static_cast<const rtmsg*>(mnl_nlmsg_get_payload(header));
    const bool isDefault = route->rtm_dst_len == 0 && route->rtm_type == RTN_UNICAST &&
                           (route->rtm_family == AF_INET || route->rtm_family == AF_INET6) &&
                           (route->rtm_flags & RTM_F_CLONED) == 0;
    if (!isDefault)
        return {};
    std::uint32_t table = route->rtm_table;
    std::vector<std::uint32_t> indexes;
    forEachAttribute(attributesOf(header, sizeof(rtmsg)), [&](const nlattr* attribute) {
        if (mnl_attr_get_type(attribute) == RTA_OIF)
            indexes.push_back(number<std::uint32_t>(attribute).value_or(0));
        else if (mnl_attr_get_type(attribute) == RTA_MULTIPATH)
            indexes = nextHops(attribute);
        else if (mnl_attr_get_type(attribute) == RTA_TABLE)
            table = number<std::uint32_t>(attribute).value_or(table);
    });
    return table == RT_TABLE_MAIN ? indexes : std::vector<std::uint32_t>();
}

} // namespace etherdeck::link::rtnetlink
