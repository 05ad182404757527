#pragma once

#include "core/base/clock.h"
#include "core/wire/line_reader.h"
#include "core/wire/rpc.h"

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

namespace etherdeck::wire {

/// Longest text before the answer to hello that is skipped.
inline constexpr std::size_t longestNoise = 65'536;

/// What the client says about itself in hello.
struct ClientIdentity {
    std::string client;                ///< program and version
    std::string who;                   ///< "eva@desk", for the journal of the box
    std::chrono::seconds keepAlive{0}; ///< zero: none
};

/// From the answer to hello.
struct AgentGreeting {
    int protocol = 0;
    std::string agent;
    std::string hostName;
    std::string bootId;
    std::vector<std::string> capabilities;

    [[nodiscard]] bool can(std::string_view capability) const;
};

struct CallAnswered {
    std::int64_t call = 0;
    tl::expected<Json, RpcError> result;
};
struct CallProgress {
    std::int64_t call = 0;
    int step = 0;
    int steps = 0;
    std::string text;
};
struct AgentEvent {
    std::string topic;
    Json params;
};
/// The session has started: calls made earlier are sent now.
struct AgentReady {
    AgentGreeting greeting;
};
/// The session is over. Calls that are open get no answer. Errors: Malformed (not the protocol), TooLong,
/// VersionMismatch, TimedOut, Closed.
struct SessionEnded {
    Error error;
    std::string noise; ///< what came before the first answer: often says why
    int protocol = -1; ///< VersionMismatch: what the agent speaks; -1 when it refused what we speak
};
using ClientEvent = std::variant<AgentReady, CallAnswered, CallProgress, AgentEvent, SessionEnded>;

/// The client's end of a session with an agent. Does no I/O: give it what arrives and the time, send what
/// waits, take events. Everything from the agent is hostile: sizes are bounded, and what does not follow the
/// protocol ends the session.
class ClientSession {
public:
    /// `helloTimeout`: how long the answer to hello may take.
    ClientSession(const ClientIdentity& identity, TimePoint now, Duration helloTimeout);

    void bytesReceived(std::string_view bytes, TimePoint now);
    /// The stream ended. `why` is what is known of it (standard error of ssh).
    void streamEnded(std::string_view why);
    void timeReached(TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const;

    /// Returns the number under which the answer comes. May be called before the session has started.
    std::int64_t call(std::string method, Json params = Json::object());
    /// The answer still comes: `cancelled`, or the result when that was first.
    void cancel(std::int64_t call);

    [[nodiscard]] std::optional<ClientEvent> takeEvent();
    [[nodiscard]] std::string_view waiting() const { return m_waiting; }
    void sent(std::size_t bytes, TimePoint now);
    [[nodiscard]] bool isOver() const { return m_over; }

private:
    void lineReceived(std::string_view line);
    void greeted(const Reply& reply);
    void replied(Reply reply);
    void notified(Notification notification);
    void send(const RpcMessage& message);
    void end(Error error, int protocol = -1);

    Duration m_keepAlive{};
    TimePoint m_helloDeadline;
    TimePoint m_lastReceived;
    TimePoint m_lastSent;
    LineReader m_reader{longestLineFromAgent};
    std::string m_noise;
    std::string m_waiting;
    std::string m_beforeHello; ///< calls to be sent once the session has started
    std::set<std::int64_t> m_open;
    std::int64_t m_lastCall = 0;
    std::deque<ClientEvent> m_events;
    bool m_greeted = false;
    bool m_over = false;
};

} // namespace etherdeck::wire
