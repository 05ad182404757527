#pragma once

#include "core/sockets/test_lines.h"
#include "core/sockets/transport.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <span>
#include <string_view>
#include <utility>
#include <vector>

namespace etherdeck {

/// The sockets of one console. One thread receives; send() may be called by another.
class ConsoleSockets {
public:
    /// Datagrams received from one of the sockets; valid during the call only.
    using Taken = std::function<void(std::span<const ConsoleDatagram>, const ConsoleSocket&)>;

    struct Counts {
        std::uint64_t received = 0;            ///< taken from the kernel
        std::optional<std::uint64_t> lost = 0; ///< dropped by the kernel, if it tells
        std::uint64_t cut = 0;                 ///< how many of the received ones were cut
    };

    explicit ConsoleSockets(std::shared_ptr<ConsoleTransport> transport = makeConsoleTransport()) :
        m_transport(std::move(transport)) {}

    /// Datagrams that are test lines are neither passed on nor counted. Call it before receive().
    void setTestLines(std::shared_ptr<TestLines> lines) { m_testLines = std::move(lines); }
    /// Errors: those of ConsoleTransport::open().
    Result<void> listen(const ConsoleAddress& address);
    /// The sockets that have not failed. Not while another thread receives.
    [[nodiscard]] const ConsoleSocketList& open() const { return m_sockets; }

    /// The transport of these sockets, to wait for them.
    [[nodiscard]] ConsoleTransport& transport() { return *m_transport; }

    /// Takes a share of what is waiting on each socket; true when there may be more.
    bool receive(const Taken& taken);
    /// Takes what arrived before `end`, a share at a time; false when everything is taken.
    bool receiveRest(WallTime end, const Taken& taken) { return receive(taken) && m_latest < end; }

    /// Sends from the first socket of the right kind. Errors: those of ConsoleSocket::send().
    [[nodiscard]] Result<void> send(const ConsoleAddress& to, std::string_view datagram);

    [[nodiscard]] Counts counts();
    /// The failure of a socket, which has been closed since; returned once.
    [[nodiscard]] std::optional<Error> takeFailure() { return std::exchange(m_failure, std::nullopt); }

private:
    static constexpr int roundsAtOnce = 8; ///< per socket, so that none has to wait for the others

    Result<bool> receiveFrom(ConsoleSocket& socket, const Taken& taken);
    [[nodiscard]] std::span<const ConsoleDatagram>
    withoutTestLines(std::span<const ConsoleDatagram> datagrams);

    std::shared_ptr<ConsoleTransport> m_transport;
    std::unique_ptr<std::mutex> m_mutex = std::make_unique<std::mutex>(); ///< guards which sockets there are
    ConsoleSocketList m_sockets;
    std::shared_ptr<TestLines> m_testLines = std::make_shared<TestLines>();
    std::vector<ConsoleDatagram> m_kept; ///< the rest of a share that contained a test line
    Counts m_counts;                     ///< lost: by sockets that are closed
    WallTime m_latest;                   ///< arrival of the last one received
    std::optional<Error> m_failure;
};

} // namespace etherdeck
