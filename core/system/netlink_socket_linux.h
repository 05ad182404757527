#pragma once

#include "core/base/result.h"

#include <functional>
#include <memory>
#include <span>

struct mnl_socket;

namespace etherdeck::link {

/// A socket of rtnetlink(7).
class NetlinkSocket {
public:
    using MessageHandler = std::function<void(std::span<const std::byte> message)>;

    /// `groups` are RTMGRP_ flags of what to hear about; 0 for asking only. Errors: System.
    [[nodiscard]] static Result<NetlinkSocket> open(std::uint32_t groups);

    [[nodiscard]] int descriptor() const;
    /// Takes one datagram of what is there, without waiting. False when nothing was there. Errors: System,
    /// with ENOBUFS when messages were lost.
    [[nodiscard]] Result<bool> receive(const MessageHandler& handler);
    /// Sends a request (an nlmsghdr with its body) and waits for the whole answer. Errors: System with the
    /// errno of the kernel's answer, TimedOut.
    [[nodiscard]] Result<void> ask(std::span<const std::byte> request, const MessageHandler& handler);

private:
    struct Close {
        void operator()(mnl_socket* socket) const;
    };
    explicit NetlinkSocket(mnl_socket* socket) : m_socket(socket) {}

    std::unique_ptr<mnl_socket, Close> m_socket;
};

} // namespace etherdeck::link
