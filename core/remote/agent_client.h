#pragma once

#include "core/remote/limits.h"
#include "core/remote/stream.h"
#include "core/wire/client_session.h"

#include <deque>
#include <functional>
#include <optional>
#include <string>

namespace etherdeck::remote {

struct CallOptions {
    Limits limits;
    std::function<void(const wire::CallProgress&)> onProgress;
    std::string capability; ///< what the agent must offer; empty: nothing in particular
};

/// A session with an agent for programs that wait for each answer: connects, and drives wire::ClientSession.
/// Everything that the agent sends is hostile; nothing in it makes this wait longer than the limits.
class AgentClient {
public:
    /// Returns once the agent has answered hello.
    [[nodiscard]] static Answer<AgentClient> open(const Device& device, const wire::ClientIdentity& identity,
                                                  const Limits& limits);
    AgentClient(AgentClient&&) noexcept = default;

    [[nodiscard]] const wire::AgentGreeting& greeting() const { return m_greeting; }
    /// The agent's refusal, a cancelled or late call (as Cancelled and TimedOut), or that the session ended.
    [[nodiscard]] Answer<wire::Json> call(const std::string& method, wire::Json params,
                                          const CallOptions& options);
    /// The next event, after a call to `watch`. TimedOut and Cancelled by the limits.
    [[nodiscard]] Answer<wire::AgentEvent> nextEvent(const Limits& limits);
    /// Keeps the session alive until the descriptor is readable: while a person thinks.
    [[nodiscard]] Answer<void> waitFor(int readable);

private:
    enum class Woken { ByAgent, ByDeadline, ByStop, ByReadable };
    AgentClient(Stream stream, wire::ClientSession session) :
        m_stream(std::move(stream)), m_session(std::move(session)) {}

    [[nodiscard]] Answer<void> greet(const Limits& limits);
    [[nodiscard]] Woken wait(const Limits& limits, int readable = -1);
    void receive();
    void send();
    /// Takes the events of the session: answers stay with the call that is open, events are kept.
    void takeEvents(const CallOptions* options);
    void keep(wire::AgentEvent event);
    [[nodiscard]] tl::unexpected<Failure> ended();

    Stream m_stream;
    wire::ClientSession m_session;
    wire::AgentGreeting m_greeting;
    bool m_isReady = false;
    bool m_errorsOver = false; ///< the program has closed its standard error
    std::int64_t m_open = -1;  ///< the call whose answer is awaited
    std::optional<Answer<wire::Json>> m_answer;
    struct KeptEvent {
        wire::AgentEvent event;
        std::size_t bytes = 0;
    };
    bool m_isWatching = false; ///< `watch` was called: events are kept
    std::deque<KeptEvent> m_events;
    std::size_t m_eventBytes = 0;
    std::size_t m_leftOut = 0; ///< events for which there was no room
    std::optional<ConnectionError> m_ended;
};

} // namespace etherdeck::remote
