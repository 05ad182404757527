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
    /// What came to one of the sockets; valid during the call only.
    using Taken = std::function<void(std::span<const ConsoleDatagram>, const ConsoleSocket&)>;

    struct Counts {
        std::uint64_t received = 0;            ///< taken from the kernel
        std::optional<std::uint64_t> lost = 0; ///< thrown away by the kernel, if it tells
        std::uint64_t cut = 0;                 ///< of those received, longer than is taken of one
    };

    explicit ConsoleSockets(std::shared_ptr<ConsoleTransport> transport = makeConsoleTransport()) :
        m_transport(std::move(transport)) {}

    /// What comes in of these is neither told nor counted. Before receive().
    void setTestLines(std::shared_ptr<TestLines> lines) { m_testLines = std::move(lines); }
    /// Errors: those of ConsoleTransport::open().
    Result<void> listen(const ConsoleAddress& address);
    /// Those that have not failed. Not while another thread receives.
    [[nodiscard]] const ConsoleSocketList& open() const { return m_sockets; }

    /// Of these sockets: to wait for them.
    [[nodiscard]] ConsoleTransport& transport() { return *m_transport; }

    /// Takes a share of what is there from each; true when there may be more.
    bool receive(const Taken& taken);
    /// What had arrived before `end`, a share at a time; false when all of it is taken.
    bool receiveRest(WallTime end, const Taken& taken) { return receive(taken) && m_latest < end; }

    /// From the first socket of the right kind. Errors: those of ConsoleSocket::send().
    [[nodiscard]] Result<void> send(const ConsoleAddress& to, std::string_view datagram);

    [[nodiscard]] Counts counts();
    /// A socket that has failed, and is closed since; told once.
    [[nodiscard]] std::optional<Error> takeFailure() { return std::exchange(m_failure, std::nullopt); }

private:
    static constexpr int roundsAtOnce = 8; ///< of each socket, so that none waits for the others

    bool receiveFrom(ConsoleSocket& socket, const Taken& taken);
    [[nodiscard]] std::span<const ConsoleDatagram>
    withoutTestLines(std::span<const ConsoleDatagram> datagrams);

    std::shared_ptr<ConsoleTransport> m_transport;
    std::unique_ptr<std::mutex> m_mutex = std::make_unique<std::mutex>(); ///< guards which sockets there are
    ConsoleSocketList m_sockets;
    std::shared_ptr<TestLines> m_testLines = std::make_shared<TestLines>();
    std::vector<ConsoleDatagram> m_kept; ///< of a share that had a test line in it
    Counts m_counts;                     ///< lost: of those that are closed
    WallTime m_latest;                   ///< arrival of the last one received
    std::optional<Error> m_failure;
};

} // namespace etherdeck
