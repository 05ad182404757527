#include "core/system/network/interface_monitor.h"
#include "core/system/network/netlink_message_linux.h"
#include "core/system/network/netlink_socket_linux.h"
#include "core/system/network/rtnetlink_message_linux.h"

#include <array>
#include <cerrno>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <net/if.h>

namespace etherdeck::link {

namespace {

/// Applies a message; what it does not mention stays.
void apply(const rtnetlink::Link& link, InterfaceStatus& status) {
    status.index = link.index;
    status.ethernet = link.ethernet;
    status.state = rtnetlink::stateOf(link);
    if (link.name)
        status.name = *link.name;
    if (link.mac)
        status.mac = *link.mac;
    if (link.mtu)
        status.mtu = *link.mtu;
}

/// Queries one interface: by name, or by index when `name` is empty.
Result<InterfaceStatus> ask(const std::string& name, std::uint32_t index) {
    auto socket = NetlinkSocket::open(0);
    if (!socket)
        return fail(socket.error());
    ifinfomsg info{};
    info.ifi_index = static_cast<int>(index);
    netlink::Request request(RTM_GETLINK, 0, info);
    if (!name.empty())
        request.addText(IFLA_IFNAME, name);

    std::optional<InterfaceStatus> status;
    const auto asked = socket->ask(request.bytes(), [&](std::span<const std::byte> message) {
        if (const auto link = rtnetlink::parseLink(message))
            apply(*link, status.emplace());
    });
    if (asked && status)
        return *status;
    if (!asked && asked.error().systemError != ENODEV)
        return fail(asked.error());
    return fail(ErrorCode::NoSuchInterface, name);
}

} // namespace

InterfaceMonitor::InterfaceMonitor() = default;
InterfaceMonitor::InterfaceMonitor(InterfaceMonitor&&) noexcept = default;
InterfaceMonitor::~InterfaceMonitor() = default;

Result<InterfaceMonitor> InterfaceMonitor::open(const std::string& name) {
    if (name.empty() || name.size() >= IFNAMSIZ)
        return fail(ErrorCode::NoSuchInterface, name);
    // Subscribe before the query, so that no change is missed in between.
    auto socket = NetlinkSocket::open(RTMGRP_LINK);
    if (!socket)
        return fail(socket.error());
    auto status = ask(name, 0);
    if (!status)
        return fail(status.error());
    InterfaceMonitor monitor;
    monitor.m_socket = std::make_unique<NetlinkSocket>(std::move(*socket));
    monitor.m_status = *status;
    monitor.m_latest = std::move(*status);
    return monitor;
}

int InterfaceMonitor::descriptor() const { return m_socket->descriptor(); }

std::optional<InterfaceStatus> InterfaceMonitor::takeChange() {
    while (m_changes.empty()) {
        const auto received =
            m_socket->receive([this](std::span<const std::byte> message) { messageReceived(message); });
        if (!received) // messages were lost, as happens when thousands of interfaces change at the same time
            lookAgain();
        if (m_changes.empty() && !(received && *received))
            return std::nullopt;
    }
    m_status = std::move(m_changes.front());
    m_changes.pop_front();
    return m_status;
}

void InterfaceMonitor::messageReceived(std::span<const std::byte> message) {
    const auto link = rtnetlink::parseLink(message);
    if (!link || link->index != m_latest.index || m_latest.state == LinkState::Gone)
        return;
    const auto before = m_latest;
    apply(*link, m_latest);
    if (m_latest != before)
        m_changes.push_back(m_latest);
}

void InterfaceMonitor::lookAgain() {
    auto now = ask({}, m_latest.index);
    if (!now && now.error().code != ErrorCode::NoSuchInterface)
        return;
    const auto before = m_latest;
    if (now)
        m_latest = std::move(*now);
    else
        m_latest.state = LinkState::Gone;
    if (m_latest != before)
        m_changes.push_back(m_latest);
}

} // namespace etherdeck::link
