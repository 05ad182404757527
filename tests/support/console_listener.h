#pragma once

#include "core/netconsole/netconsole.h"

#include <QHostAddress>
#include <QStringList>
#include <QUdpSocket>

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::tests {

/// A plain UDP socket whose datagrams go through a Netconsole: for tests of senders.
class ConsoleListener {
public:
    static constexpr auto longestWait = std::chrono::seconds(90);

    /// Port 0: any free one.
    explicit ConsoleListener(const QHostAddress& address, quint16 port = 0);

    /// Called with each datagram as received.
    void setHeard(std::function<void(const QByteArray&)> heard) { m_heard = std::move(heard); }

    /// 0 when it could not be opened.
    [[nodiscard]] quint16 port() const { return m_socket.localPort(); }
    void send(const std::string& bytes, const QHostAddress& to, quint16 port);

    /// Listens until `done`; false on timeout, or when `isOver`. Both are checked after each event, and
    /// `nextDeadline` gives the latest time of the next one.
    [[nodiscard]] bool listenUntil(const std::function<bool()>& done,
                                   const std::function<TimePoint()>& nextDeadline = {},
                                   const std::function<bool()>& isOver = {});

    /// Types a script into the U-Boot whose output comes from `address`, one line per prompt, through `send`.
    /// True when all of it was run.
    [[nodiscard]] bool type(std::string_view script, const QHostAddress& address,
                            const std::function<void(const std::string&)>& send,
                            const std::function<bool()>& isOver = {});

    [[nodiscard]] std::uint64_t datagrams() const { return m_netconsole.statistics().datagrams; }
    /// Lines of the source at an IPv4 address, or of all boxes when it is null.
    [[nodiscard]] std::vector<netconsole::Line> lines(const QHostAddress& address = {}) const;
    [[nodiscard]] std::vector<netconsole::Crash> crashes(const QHostAddress& address) const;
    [[nodiscard]] int boots(const QHostAddress& address = {}) const;
    /// The latest state of the U-Boot there.
    [[nodiscard]] netconsole::UbootState state(const QHostAddress& address) const;

private:
    void receive();
    [[nodiscard]] bool isOf(netconsole::SourceId source, const QHostAddress& address) const;

    QUdpSocket m_socket;
    std::function<void(const QByteArray&)> m_heard = [](const QByteArray&) {};
    netconsole::Netconsole m_netconsole;
    std::vector<netconsole::Event> m_events;
    std::vector<netconsole::Event> m_batch;
};

[[nodiscard]] QStringList textsOf(const std::vector<netconsole::Line>& lines);

} // namespace etherdeck::tests
