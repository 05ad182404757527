#include "core/remote/agent_client.h"

#include "core/remote/askpass.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <chrono>
#include <limits>
#include <poll.h>
#include <unistd.h>

namespace etherdeck::remote {

namespace {

constexpr std::size_t longestRead = 65'536;
constexpr std::size_t maxEventsKept = 1000;
constexpr std::size_t maxEventBytesKept = 16'777'216;
/// How long hello may take: ssh has connected after ten seconds, or has given up.
constexpr Duration helloTimeout = std::chrono::seconds(30);
/// The same while ssh may be asking somebody: the caller's limit comes first.
constexpr Duration helloTimeoutWhileAsking = std::chrono::hours(1);
/// How long the answer to a cancelled call may take: a change has to undo its steps first.
constexpr Duration graceOfCancelled = std::chrono::seconds(20);

tl::unexpected<Failure> refused(plans::RefusalCode code, std::string message) {
    AgentRefusal refusal{{code, std::move(message), {}}, {{"code", plans::name(code)}}};
    return tl::unexpected<Failure>(std::move(refusal));
}

tl::unexpected<Failure> timedOut() {
    return refused(plans::RefusalCode::TimedOut, "The agent did not answer in time.");
}

int millisecondsUntil(TimePoint time) {
    if (time == TimePoint::max())
        return -1;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(time - Clock::now()).count();
    return static_cast<int>(std::clamp<std::int64_t>(left, 0, std::numeric_limits<int>::max()));
}

/// Reads what made it readable, and drops it.
void drain(int descriptor) {
    std::array<char, 256> bytes{};
    (void)!::read(descriptor, bytes.data(), bytes.size());
}

} // namespace

Answer<AgentClient> AgentClient::open(const Device& device, const wire::ClientIdentity& identity,
                                      const Limits& limits) {
    auto stream = Stream::open(device);
    if (!stream)
        return tl::unexpected(stream.error());
    const auto asks = std::holds_alternative<SshDevice>(device) && isAskingAnswered();
    AgentClient client(
        std::move(*stream),
        wire::ClientSession(identity, Clock::now(), asks ? helloTimeoutWhileAsking : helloTimeout));
    if (const auto greeted = client.greet(limits); !greeted)
        return tl::unexpected(greeted.error());
    return client;
}

Answer<void> AgentClient::greet(const Limits& limits) {
    for (;;) {
        takeEvents(nullptr);
        if (m_isReady)
            return {}; // even if it has ended since: the next call says so
        if (m_ended)
            return ended();
        const auto woken = wait(limits);
        if (woken == Woken::ByDeadline)
            return timedOut();
        if (woken == Woken::ByStop)
            return refused(plans::RefusalCode::Cancelled, "Cancelled before the agent answered.");
    }
}

Answer<wire::Json> AgentClient::call(const std::string& method, wire::Json params,
                                     const CallOptions& options) {
    if (!options.capability.empty() && !m_greeting.can(options.capability))
        return tl::unexpected<Failure>(
            ConnectionError{ConnectionFault::AgentLacks, {}, options.capability, m_greeting.agent});
    m_answer.reset();
    m_isWatching = m_isWatching || method == "watch";
    m_open = m_session.call(method, std::move(params));
    auto limits = options.limits;
    auto isCancelled = false;
    for (;;) {
        takeEvents(&options);
        if (m_answer)
            return std::move(*m_answer);
        if (m_ended)
            return ended();
        const auto woken = wait(limits);
        if (woken == Woken::ByAgent || woken == Woken::ByReadable)
            continue;
        if (isCancelled)
            return refused(plans::RefusalCode::Cancelled,
                           "Cancelled, but the agent has not said that it stopped.");
        m_session.cancel(m_open);
        send();
        if (woken == Woken::ByDeadline)
            return timedOut();
        isCancelled = true;
        limits.deadline = std::min(limits.deadline, Clock::now() + graceOfCancelled);
    }
}

Answer<wire::AgentEvent> AgentClient::nextEvent(const Limits& limits) {
    for (;;) {
        takeEvents(nullptr);
        if (!m_events.empty()) {
            auto event = std::move(m_events.front().event);
            m_eventBytes -= m_events.front().bytes;
            m_events.pop_front();
            if (m_leftOut != 0)
                event.params["left_out"] = std::exchange(m_leftOut, 0);
            return event;
        }
        if (m_ended)
            return ended();
        const auto woken = wait(limits);
        if (woken == Woken::ByDeadline)
            return timedOut();
        if (woken == Woken::ByStop)
            return refused(plans::RefusalCode::Cancelled, "Cancelled.");
    }
}

Answer<void> AgentClient::waitFor(int readable) {
    for (;;) {
        takeEvents(nullptr);
        if (m_ended)
            return ended();
        if (wait({}, readable) == Woken::ByReadable)
            return {};
    }
}

AgentClient::Woken AgentClient::wait(const Limits& limits, int readable) {
    if (Clock::now() >= limits.deadline)
        return Woken::ByDeadline;
    if (m_session.isOver())
        return Woken::ByAgent;
    const auto events = static_cast<short>(POLLIN | (m_session.waiting().empty() ? 0 : POLLOUT));
    std::array<pollfd, 4> polled{pollfd{m_stream.descriptor(), events, 0},
                                 pollfd{m_errorsOver ? -1 : m_stream.errorDescriptor(), POLLIN, 0},
                                 pollfd{limits.stop, POLLIN, 0}, pollfd{readable, POLLIN, 0}};
    const auto until = std::min(limits.deadline, m_session.nextDeadline());
    if (::poll(polled.data(), polled.size(), millisecondsUntil(until)) <= 0) {
        m_session.timeReached(Clock::now());
        return Woken::ByAgent; // the time has come, or a signal; the next round finds out
    }
    if (polled[1].revents != 0) {
        m_stream.collectErrors();
        m_errorsOver = (polled[1].revents & POLLIN) == 0; // closed: it would wake us all the time
    }
    if ((polled[0].revents & POLLOUT) != 0)
        send();
    if ((polled[0].revents & ~POLLOUT) != 0)
        receive();
    m_session.timeReached(Clock::now()); // after what has come while this process did not run
    if (polled[2].revents != 0) {
        drain(limits.stop);
        return Woken::ByStop;
    }
    return polled[3].revents != 0 ? Woken::ByReadable : Woken::ByAgent;
}

void AgentClient::receive() {
    std::array<char, longestRead> bytes{};
    const auto got = m_stream.read(bytes);
    if (!got)
        return;
    if (*got == 0)
        m_session.streamEnded({});
    else
        m_session.bytesReceived({bytes.data(), *got}, Clock::now());
}

void AgentClient::send() {
    if (m_session.waiting().empty())
        return;
    std::size_t taken = 0;
    if (m_stream.write(m_session.waiting(), taken))
        m_session.sent(taken, Clock::now());
    else
        receive(); // what it said before it went
}

void AgentClient::takeEvents(const CallOptions* options) {
    while (auto event = m_session.takeEvent()) {
        if (auto* const ready = std::get_if<wire::AgentReady>(&*event)) {
            m_greeting = std::move(ready->greeting);
            m_isReady = true;
        } else if (auto* const answered = std::get_if<wire::CallAnswered>(&*event)) {
            if (answered->call != m_open)
                continue; // given up earlier
            if (answered->result)
                m_answer = std::move(*answered->result);
            else
                m_answer = tl::unexpected<Failure>(refusalOf(answered->result.error()));
        } else if (const auto* const progress = std::get_if<wire::CallProgress>(&*event)) {
            if (options && options->onProgress && progress->call == m_open)
                options->onProgress(*progress);
        } else if (auto* const ofAgent = std::get_if<wire::AgentEvent>(&*event)) {
            keep(std::move(*ofAgent));
        } else if (const auto* const end = std::get_if<wire::SessionEnded>(&*event)) {
            m_ended = withSessionEnd(m_stream.end(end->noise), *end, m_isReady);
        }
    }
}

/// Only what somebody asked for, and so much of it.
void AgentClient::keep(wire::AgentEvent event) {
    if (!m_isWatching)
        return;
    const auto bytes = event.params.dump(-1, ' ', false, wire::Json::error_handler_t::replace).size();
    if (m_events.size() >= maxEventsKept || m_eventBytes + bytes > maxEventBytesKept) {
        ++m_leftOut;
        return;
    }
    m_eventBytes += bytes;
    m_events.push_back({std::move(event), bytes});
}

tl::unexpected<Failure> AgentClient::ended() {
    m_ended->agent = m_greeting.agent;
    return tl::unexpected<Failure>(*m_ended);
}

} // namespace etherdeck::remote
