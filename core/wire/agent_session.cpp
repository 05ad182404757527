#include "core/wire/agent_session.h"

#include "core/base/take_first.h"

#include <algorithm>
#include <chrono>

namespace etherdeck::wire {

namespace {

constexpr std::size_t longestWho = 128;
constexpr int missedKeepAlives = 3;

RpcError protocolError(RpcCode code, std::string_view name, std::string message) {
    return {code, std::move(message), {{"code", name}}};
}

} // namespace

void AgentSession::bytesReceived(std::string_view bytes, TimePoint now) {
    m_lastReceived = now;
    if (m_over)
        return;
    m_reader.feed(bytes);
    while (!m_over) {
        const auto line = m_reader.take();
        if (!line) {
            send(LineError{protocolError(RpcCode::InvalidRequest, "bad-request", "The line is too long.")});
            m_over = true;
            return;
        }
        if (!*line)
            return;
        if (!(*line)->empty())
            lineReceived(**line);
    }
}

void AgentSession::lineReceived(std::string_view line) {
    auto message = parseRpc(line);
    if (!message) {
        const auto code =
            message.error().code == ErrorCode::Malformed ? RpcCode::ParseError : RpcCode::InvalidRequest;
        send(LineError{
            protocolError(code, "bad-request", "This line cannot be read: " + message.error().detail + '.')});
        return;
    }
    if (auto* const request = std::get_if<Request>(&*message)) {
        callReceived(std::move(*request));
        return;
    }
    const auto* const notification = std::get_if<Notification>(&*message);
    if (!notification || notification->method != "cancel")
        return; // ping, and notifications of newer clients
    const auto id = notification->params.find("id");
    if (id == notification->params.end())
        return;
    for (const auto& open : m_open) {
        if (toJson(open) == *id && std::ranges::find(m_cancelled, open) == m_cancelled.end())
            m_cancelled.push_back(open);
    }
}

void AgentSession::callReceived(Request request) {
    if (m_open.contains(request.id)) {
        refuseNow(request.id, RpcCode::InvalidRequest, "bad-request", "A call with this id is open.");
        return;
    }
    if (request.method == "hello") {
        hello(request);
        return;
    }
    if (!m_greeted) {
        refuseNow(request.id, RpcCode::Refused, "hello-first", "Say hello first.");
        return;
    }
    if (m_open.size() >= maxOpenCalls) {
        refuseNow(request.id, RpcCode::Refused, "busy", "Too many calls are open.");
        return;
    }
    m_open.insert(request.id);
    m_calls.push_back(std::move(request));
}

void AgentSession::hello(const Request& request) {
    const auto& params = request.params;
    const auto version = params.find("protocol");
    if (version == params.end() || !version->is_number_integer() || version->get<std::int64_t>() < 1) {
        refuseNow(request.id, RpcCode::InvalidParams, "bad-request", "hello needs a protocol version.");
        return;
    }
    if (const auto who = params.find("who"); who != params.end() && who->is_string())
        m_who = who->get<std::string>().substr(0, longestWho);
    if (const auto seconds = params.find("keep_alive");
        seconds != params.end() && seconds->is_number_integer())
        m_keepAlive = std::chrono::seconds(std::clamp<std::int64_t>(seconds->get<std::int64_t>(), 5, 600));
    m_greeted = true;
    m_lastSent = m_lastReceived;
    send(Reply{request.id,
               Json{{"protocol", std::min<std::int64_t>(version->get<std::int64_t>(), agentProtocolVersion)},
                    {"agent", m_identity.version},
                    {"host_name", m_identity.hostName},
                    {"boot_id", m_identity.bootId},
                    {"capabilities", m_identity.capabilities}}});
}

void AgentSession::timeReached(TimePoint now) {
    if (m_keepAlive == Duration::zero() || m_over)
        return;
    if (now >= m_lastReceived + missedKeepAlives * m_keepAlive) {
        m_over = true;
        return;
    }
    if (now >= m_lastSent + m_keepAlive) {
        m_lastSent = now;
        send(Notification{"ping", Json::object()});
    }
}

TimePoint AgentSession::nextDeadline() const {
    if (m_keepAlive == Duration::zero() || m_over)
        return TimePoint::max();
    return std::min(m_lastSent + m_keepAlive, m_lastReceived + missedKeepAlives * m_keepAlive);
}

std::optional<Request> AgentSession::takeCall() { return takeFirst(m_calls); }

std::optional<CallId> AgentSession::takeCancelled() { return takeFirst(m_cancelled); }

void AgentSession::answerText(const CallId& id, std::string_view result) {
    if (m_open.erase(id) != 0)
        sendLine(replyLine(id, result));
}

void AgentSession::refuse(const CallId& id, RpcError error) {
    if (m_open.erase(id) != 0)
        send(Reply{id, tl::unexpected(std::move(error))});
}

void AgentSession::progress(const CallId& id, int step, int steps, std::string_view text) {
    if (m_open.contains(id) && m_waiting.size() < maxWaitingForEvents)
        send(
            Notification{"progress", {{"id", toJson(id)}, {"step", step}, {"steps", steps}, {"text", text}}});
}

void AgentSession::event(std::string_view topic, Json params) {
    if (m_over)
        return;
    if (m_waiting.size() >= maxWaitingForEvents) {
        ++m_leftOut;
        return;
    }
    params["topic"] = topic;
    if (m_leftOut != 0)
        params["left_out"] = std::exchange(m_leftOut, 0);
    send(Notification{"event", std::move(params)});
}

void AgentSession::sent(std::size_t bytes, TimePoint now) {
    if (bytes == 0)
        return; // the other side has heard nothing
    m_waiting.erase(0, bytes);
    m_lastSent = now;
}

void AgentSession::refuseNow(const CallId& id, RpcCode code, std::string_view name, std::string message) {
    send(Reply{id, tl::unexpected(protocolError(code, name, std::move(message)))});
}

void AgentSession::sendLine(std::string_view line) {
    if (m_over)
        return;
    m_waiting += line;
    if (m_waiting.size() > maxWaiting)
        m_over = true;
}

} // namespace etherdeck::wire
