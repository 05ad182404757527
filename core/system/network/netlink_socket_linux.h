#pragma once

#include "core/base/result.h"
#include "core/system/unique_descriptor.h"

#include <functional>
#include <span>

namespace etherdeck::link {

/// An rtnetlink(7) socket.
class NetlinkSocket {
public:
    using MessageHandler = std::function<void(std::span<const std::byte> message)>;

    /// `groups` are the RTMGRP_ flags to subscribe to; 0 for requests only. Errors: System.
    [[nodiscard]] static Result<NetlinkSocket> open(std::uint32_t groups);

    [[nodiscard]] int descriptor() const { return m_socket.get(); }
    /// Takes one datagram without waiting. False when there was none. Errors: System, with ENOBUFS when
    /// messages were lost.
    [[nodiscard]] Result<bool> receive(const MessageHandler& handler);
    /// Sends a request (an nlmsghdr with its body) and waits for the complete answer. Errors: System with the
    /// errno in the kernel's answer, TimedOut.
    [[nodiscard]] Result<void> ask(std::span<const std::byte> request, const MessageHandler& handler);

private:
    explicit NetlinkSocket(int descriptor) : m_socket(descriptor) {}

    UniqueDescriptor m_socket;
};

} // namespace etherdeck::link
