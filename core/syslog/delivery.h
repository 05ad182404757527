#pragma once

#include "core/base/clock.h"

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>

namespace etherdeck::netconsole {

/// Limits and waits.
struct SyslogDeliverySettings {
    std::size_t maxMessages = 20'000;
    std::size_t maxBytes = std::size_t{16} << 20;
    Duration firstRetry = std::chrono::seconds(1); ///< doubles with each retry
    Duration longestRetry = std::chrono::seconds(60);
    /// a connection that lasted this long resets the retry interval
    Duration steadyAfter = std::chrono::seconds(10);
    Duration connectWait = std::chrono::seconds(15);
    Duration stallWait = std::chrono::seconds(60); ///< for a server that stops reading
    Duration stallTold = std::chrono::seconds(10); ///< the stall is reported after this time
};

/// The queue for a log server, and when to try to reach it. Does no I/O: do what takeWish() says and report
/// the result, send what take() returns, and call timeReached() no later than nextDeadline().
///
/// The queue is bounded: when it is full the oldest message is dropped and counted. Each message is counted
/// once, as queued, sent or lost. Sent means that the system has accepted it. What a server had not read when
/// the connection broke is lost as well, and nobody can know how much that was; nothing is sent twice.
class SyslogDelivery {
public:
    using Settings = SyslogDeliverySettings;
    enum class State { Waiting, Connecting, Connected };
    enum class Wish { Nothing, Connect, Disconnect };
    struct Counts {
        std::uint64_t sent = 0;
        std::uint64_t queued = 0; ///< including messages from take() that the system has not accepted
        std::uint64_t lost = 0;

        friend bool operator==(const Counts&, const Counts&) = default;
    };

    explicit SyslogDelivery(Settings settings = {}) : m_settings(settings), m_nextWait(settings.firstRetry) {}

    void add(std::string message);

    void timeReached(TimePoint now);
    /// What to do with the connection, returned once. After Disconnect, call disconnected().
    [[nodiscard]] Wish takeWish();
    void connected(TimePoint now);
    /// Also for a connection that could not be established. Messages that the system has not accepted are
    /// lost.
    void disconnected(TimePoint now);

    /// The next message to send; nothing unless connected.
    [[nodiscard]] std::optional<std::string> take(TimePoint now);
    /// The system has accepted `count` of the messages from take().
    void sent(std::size_t count, TimePoint now);
    /// The system had accepted the last `count` messages, but the server never did: they are lost.
    void takeBack(std::size_t count);
    /// There was no room for the last message from take().
    void putBack(std::string message);
    /// The last message from take() can never be sent.
    void refuse();
    /// Drops all waiting messages and counts them as lost.
    void giveUp();

    [[nodiscard]] TimePoint nextDeadline() const { return m_deadline; }
    [[nodiscard]] State state() const { return m_state; }
    [[nodiscard]] Counts counts() const { return {m_sent, m_queue.size() + m_inHand, m_lost}; }
    /// True when take() would return a message.
    [[nodiscard]] bool hasMessage() const { return m_state == State::Connected && !m_queue.empty(); }

private:
    void trim();

    Settings m_settings;
    State m_state = State::Waiting;
    Wish m_wish = Wish::Nothing;
    TimePoint m_deadline = TimePoint::min(); ///< of the next try, of connecting, or of a stall
    TimePoint m_connectedSince{};
    Duration m_nextWait;
    std::deque<std::string> m_queue;
    std::size_t m_queuedBytes = 0;
    std::size_t m_inHand = 0; ///< taken, and neither sent nor lost yet
    std::uint64_t m_sent = 0;
    std::uint64_t m_lost = 0;
};

} // namespace etherdeck::netconsole
