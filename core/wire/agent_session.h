#pragma once

#include "core/base/clock.h"
#include "core/wire/line_reader.h"
#include "core/wire/rpc.h"

#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::wire {

inline constexpr int agentProtocolVersion = 1;
inline constexpr std::size_t maxOpenCalls = 32;
/// Events are left out while more than this waits to be sent.
inline constexpr std::size_t maxWaitingForEvents = 1'048'576;
/// A client for which more than this waits is disconnected.
inline constexpr std::size_t maxWaiting = 16'777'216;

/// What the agent says about itself in its answer to hello.
struct AgentIdentity {
    std::string version;
    std::string hostName;
    std::string bootId;
    std::vector<std::string> capabilities;
};

/// The agent's end of a session. Does no I/O: give it what arrives and the time, take calls, answer them, and
/// send what waits. hello, ping, cancel and the errors of the protocol are dealt with here.
class AgentSession {
public:
    explicit AgentSession(AgentIdentity identity) : m_identity(std::move(identity)) {}

    void bytesReceived(std::string_view bytes, TimePoint now);
    void timeReached(TimePoint now);
    /// TimePoint::max() when nothing is due: a session without keep-alive is never woken.
    [[nodiscard]] TimePoint nextDeadline() const;

    /// The next call to be answered.
    [[nodiscard]] std::optional<Request> takeCall();
    /// The next open call that the client has cancelled. It must still be answered.
    [[nodiscard]] std::optional<CallId> takeCancelled();
    /// Calls that are not open are ignored.
    void answer(const CallId& id, const Json& result) { answerText(id, toText(result)); }
    /// The result as the text of toText().
    void answerText(const CallId& id, std::string_view result);
    void refuse(const CallId& id, RpcError error);
    void progress(const CallId& id, int step, int steps, std::string_view text);
    /// Leaves the event out when too much waits; the next one says how many were.
    void event(std::string_view topic, Json params);

    /// What waits to be sent, in order. Tell sent() how much of it went out.
    [[nodiscard]] std::string_view waiting() const { return m_waiting; }
    void sent(std::size_t bytes, TimePoint now);
    /// No more is read or answered: send what waits, then close.
    [[nodiscard]] bool isOver() const { return m_over; }

    /// From hello: who uses the client; empty when it did not say.
    [[nodiscard]] const std::string& who() const { return m_who; }

private:
    void lineReceived(std::string_view line);
    void callReceived(Request request);
    void hello(const Request& request);
    void refuseNow(const CallId& id, RpcCode code, std::string_view name, std::string message);
    void send(const RpcMessage& message) { sendLine(toLine(message)); }
    void sendLine(std::string_view line);

    AgentIdentity m_identity;
    LineReader m_reader{longestLineToAgent};
    std::deque<Request> m_calls;
    std::deque<CallId> m_cancelled;
    std::set<CallId> m_open;
    std::string m_waiting;
    std::size_t m_leftOut = 0; ///< events
    std::string m_who;
    bool m_greeted = false;
    bool m_over = false;
    Duration m_keepAlive{}; ///< zero: none
    TimePoint m_lastReceived;
    TimePoint m_lastSent;
};

} // namespace etherdeck::wire
