#include "core/system/network/rtnetlink_message_linux.h"

#include "core/base/byte_reader.h"
#include "core/system/network/netlink_message_linux.h"

#include <algorithm>
#include <arpa/inet.h>
#include <array>
#include <cstddef>
#include <cstring>
#include <initializer_list>
#include <linux/if.h>
#include <linux/if_link.h>
#include <linux/neighbour.h>
#include <linux/rtnetlink.h>
#include <net/if_arp.h>
#include <string_view>

namespace etherdeck::link::rtnetlink {

namespace {

using netlink::Attribute;
using netlink::forEachAttribute;

/// The body of a complete message of one of the types, if it has room for its family's header; otherwise
/// empty.
std::span<const std::byte> bodyOf(std::span<const std::byte> message, std::initializer_list<int> types,
                                  std::size_t familyHeader) {
    std::span<const std::byte> whole;
    netlink::forEachMessage(message, [&whole](std::span<const std::byte> one) {
        if (whole.empty())
            whole = one;
    });
    if (whole.empty())
        return {};
    const auto type = reinterpret_cast<const nlmsghdr*>(whole.data())->nlmsg_type;
    const auto body = netlink::bodyOf(whole);
    const bool isWanted = std::ranges::find(types, type) != types.end() && body.size() >= familyHeader;
    return isWanted ? body : std::span<const std::byte>();
}

/// What follows the family's header.
std::span<const std::byte> attributesOf(std::span<const std::byte> body, std::size_t familyHeader) {
    return body.subspan(std::min<std::size_t>(NLMSG_ALIGN(familyHeader), body.size()));
}

template <class Integer>
std::optional<Integer> number(const Attribute& attribute) {
    const auto bytes = attribute.payload;
    if (bytes.size() != sizeof(Integer))
        return std::nullopt;
    Integer value = 0;
    std::copy(bytes.begin(), bytes.end(), reinterpret_cast<std::byte*>(&value));
    return value;
}

/// Up to the terminating NUL.
std::string text(const Attribute& attribute) {
    const auto whole = asText(attribute.payload);
    return std::string(whole.substr(0, whole.find('\0')));
}

void readLinkInfo(const Attribute& info, Link& link) {
    std::span<const std::byte> data;
    forEachAttribute(info.payload, [&](const Attribute& attribute) {
        if (attribute.type == IFLA_INFO_KIND)
            link.kind = text(attribute);
        else if (attribute.type == IFLA_INFO_DATA)
            data = attribute.payload;
    });
    if (link.kind != "vlan")
        return;
    forEachAttribute(data, [&](const Attribute& attribute) {
        if (attribute.type == IFLA_VLAN_ID)
            link.vlanId = number<std::uint16_t>(attribute);
    });
}

/// The counters that are used come first, in this order. How many follow depends on the kernel.
std::optional<Traffic> traffic(const Attribute& attribute) {
    enum {
        ReceivedFrames,
        SentFrames,
        ReceivedBytes,
        SentBytes,
        ReceiveErrors,
        SendErrors,
        ReceiveDropped,
        SendDropped,
        Used
    };
    static_assert(offsetof(rtnl_link_stats64, tx_dropped) == SendDropped * sizeof(std::uint64_t));
    std::array<std::uint64_t, Used> counters{};
    if (attribute.payload.size() < sizeof counters)
        return std::nullopt;
    // Attributes are aligned to four bytes only.
    std::memcpy(counters.data(), attribute.payload.data(), sizeof counters);
    return Traffic{counters[ReceivedFrames],
                   counters[SentFrames],
                   counters[ReceivedBytes],
                   counters[SentBytes],
                   counters[ReceiveErrors] + counters[SendErrors],
                   counters[ReceiveDropped] + counters[SendDropped]};
}

void readLinkAttribute(const Attribute& attribute, Link& link) {
    switch (attribute.type) {
    case IFLA_IFNAME:
        link.name = text(attribute);
        break;
    case IFLA_ADDRESS:
        if (MacAddress mac; attribute.payload.size() == 6 && ByteReader(attribute.payload).mac(mac))
            link.mac = mac;
        break;
    case IFLA_MTU:
        link.mtu = number<std::uint32_t>(attribute);
        break;
    case IFLA_MIN_MTU:
        link.minMtu = number<std::uint32_t>(attribute);
        break;
    case IFLA_MAX_MTU:
        link.maxMtu = number<std::uint32_t>(attribute);
        break;
    case IFLA_LINK:
        link.parentIndex = number<std::uint32_t>(attribute);
        break;
    case IFLA_MASTER:
        link.masterIndex = number<std::uint32_t>(attribute);
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

std::vector<std::uint32_t> nextHops(const Attribute& multipath) {
    std::vector<std::uint32_t> indexes;
    const auto bytes = multipath.payload;
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
    const auto body = bodyOf(message, {RTM_NEWLINK, RTM_DELLINK}, sizeof(ifinfomsg));
    if (body.empty())
        return std::nullopt;
    const auto* info = reinterpret_cast<const ifinfomsg*>(body.data());
    if (info->ifi_family == AF_BRIDGE)
        return std::nullopt;
    Link link;
    link.removed = reinterpret_cast<const nlmsghdr*>(message.data())->nlmsg_type == RTM_DELLINK;
    link.index = static_cast<std::uint32_t>(info->ifi_index);
    link.loopback = (info->ifi_flags & IFF_LOOPBACK) != 0;
    link.ethernet = info->ifi_type == ARPHRD_ETHER || info->ifi_type == ARPHRD_LOOPBACK;
    link.adminUp = (info->ifi_flags & IFF_UP) != 0;
    // IFF_LOWER_UP may be set slightly earlier, before the queue takes frames.
    link.carrier = (info->ifi_flags & IFF_RUNNING) != 0;
    forEachAttribute(attributesOf(body, sizeof(ifinfomsg)),
                     [&](const Attribute& attribute) { readLinkAttribute(attribute, link); });
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
    const auto body = bodyOf(message, {RTM_NEWADDR}, sizeof(ifaddrmsg));
    if (body.empty())
        return std::nullopt;
    const auto* info = reinterpret_cast<const ifaddrmsg*>(body.data());
    if (info->ifa_family != AF_INET && info->ifa_family != AF_INET6)
        return std::nullopt;
    std::string any;
    std::string local; // on a point-to-point link, the other one is the peer's
    forEachAttribute(attributesOf(body, sizeof(ifaddrmsg)), [&](const Attribute& attribute) {
        if (attribute.type == IFA_LOCAL)
            local = addressText(info->ifa_family, attribute.payload);
        else if (attribute.type == IFA_ADDRESS)
            any = addressText(info->ifa_family, attribute.payload);
    });
    auto& address = local.empty() ? any : local;
    if (address.empty())
        return std::nullopt;
    return Address{info->ifa_index, {std::move(address), info->ifa_prefixlen}};
}

std::optional<Neighbour> parseNeighbour(std::span<const std::byte> message) {
    constexpr int answered = NUD_REACHABLE | NUD_STALE | NUD_DELAY | NUD_PROBE | NUD_PERMANENT;
    const auto body = bodyOf(message, {RTM_NEWNEIGH}, sizeof(ndmsg));
    if (body.empty())
        return std::nullopt;
    const auto* info = reinterpret_cast<const ndmsg*>(body.data());
    if ((info->ndm_family != AF_INET && info->ndm_family != AF_INET6) || (info->ndm_state & answered) == 0)
        return std::nullopt;
    Neighbour neighbour;
    forEachAttribute(attributesOf(body, sizeof(ndmsg)), [&](const Attribute& attribute) {
        if (attribute.type == NDA_DST)
            neighbour.address = addressText(info->ndm_family, attribute.payload);
        else if (attribute.type == NDA_LLADDR && attribute.payload.size() == 6)
            (void)ByteReader(attribute.payload).mac(neighbour.mac);
    });
    if (neighbour.address.empty() || neighbour.mac.isZero() || neighbour.mac.isGroup())
        return std::nullopt;
    return neighbour;
}

std::vector<std::uint32_t> parseDefaultRoute(std::span<const std::byte> message) {
    const auto body = bodyOf(message, {RTM_NEWROUTE}, sizeof(rtmsg));
    if (body.empty())
        return {};
    const auto* route = reinterpret_cast<const rtmsg*>(body.data());
    const bool isDefault = route->rtm_dst_len == 0 && route->rtm_type == RTN_UNICAST &&
                           (route->rtm_family == AF_INET || route->rtm_family == AF_INET6) &&
                           (route->rtm_flags & RTM_F_CLONED) == 0;
    if (!isDefault)
        return {};
    std::uint32_t table = route->rtm_table;
    std::vector<std::uint32_t> indexes;
    forEachAttribute(attributesOf(body, sizeof(rtmsg)), [&](const Attribute& attribute) {
        if (attribute.type == RTA_OIF)
            indexes.push_back(number<std::uint32_t>(attribute).value_or(0));
        else if (attribute.type == RTA_MULTIPATH)
            indexes = nextHops(attribute);
        else if (attribute.type == RTA_TABLE)
            table = number<std::uint32_t>(attribute).value_or(table);
    });
    return table == RT_TABLE_MAIN ? indexes : std::vector<std::uint32_t>();
}

} // namespace etherdeck::link::rtnetlink
