#include "app/agent/network/events.h"
#include "core/system/network/netlink_socket_linux.h"

#include <cerrno>
#include <linux/rtnetlink.h>

namespace etherdeck::agent {

InterfaceEvents::InterfaceEvents(std::unique_ptr<link::NetlinkSocket> socket) : m_socket(std::move(socket)) {}
InterfaceEvents::InterfaceEvents(InterfaceEvents&&) noexcept = default;
InterfaceEvents& InterfaceEvents::operator=(InterfaceEvents&&) noexcept = default;
InterfaceEvents::~InterfaceEvents() = default;

Result<InterfaceEvents> InterfaceEvents::open() {
    auto socket = link::NetlinkSocket::open(RTMGRP_LINK | RTMGRP_IPV4_IFADDR | RTMGRP_IPV6_IFADDR);
    if (!socket)
        return fail(socket.error());
    return InterfaceEvents(std::make_unique<link::NetlinkSocket>(std::move(*socket)));
}

int InterfaceEvents::descriptor() const { return m_socket->descriptor(); }

bool InterfaceEvents::takeChanges() {
    bool changed = false;
    for (;;) {
        const auto received = m_socket->receive([&changed](std::span<const std::byte>) { changed = true; });
        if (!received && received.error().systemError == ENOBUFS)
            changed = true; // some were lost
        else if (!received || !*received)
            return changed;
    }
}

} // namespace etherdeck::agent
