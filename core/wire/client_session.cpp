#include "core/wire/client_session.h"

#include "core/base/take_first.h"

#include <algorithm>
#include <utility>

namespace etherdeck::wire {

namespace {

constexpr std::int64_t helloCall = 0;
constexpr std::size_t maxCapabilities = 64;
constexpr std::size_t longestMember = 256;
constexpr int missedPings = 3;

std::string textIn(const Json& object, const char* member) {
    const auto found = object.find(member);
    return found != object.end() && found->is_string() ? found->get<std::string>().substr(0, longestMember)
                                                       : std::string();
}

int numberIn(const Json& object, const char* member) {
    const auto found = object.find(member);
    return found != object.end() && found->is_number_integer()
               ? static_cast<int>(std::clamp<std::int64_t>(found->get<std::int64_t>(), 0, 1'000'000))
               : 0;
}

} // namespace

bool AgentGreeting::can(std::string_view capability) const {
    return std::ranges::find(capabilities, capability) != capabilities.end();
}

ClientSession::ClientSession(const ClientIdentity& identity, TimePoint now, Duration helloTimeout) :
    m_keepAlive(identity.keepAlive),
    m_helloDeadline(now + helloTimeout),
    m_lastReceived(now),
    m_lastSent(now) {
    Json params{{"protocol", 1}, {"client", identity.client}, {"who", identity.who}};
    if (identity.keepAlive.count() > 0)
        params["keep_alive"] = identity.keepAlive.count();
    send(Request{helloCall, "hello", std::move(params)});
}

void ClientSession::bytesReceived(std::string_view bytes, TimePoint now) {
    m_lastReceived = now;
    m_reader.feed(bytes);
    while (!m_over) {
        const auto line = m_reader.take();
        if (!line) {
            end(line.error());
            return;
        }
        if (!*line)
            break;
        lineReceived(**line);
    }
    if (!m_over && !m_greeted && m_noise.size() + m_reader.rest().size() > longestNoise)
        end(Error{ErrorCode::TooLong, "no answer to hello", 0});
}

void ClientSession::lineReceived(std::string_view line) {
    auto message = parseRpc(line);
    if (!m_greeted) {
        const auto* const reply = message ? std::get_if<Reply>(&*message) : nullptr;
        if (reply && reply->id == CallId(helloCall)) {
            greeted(*reply);
            return;
        }
        m_noise.append(line.substr(0, longestNoise)).push_back('\n');
        if (m_noise.size() > longestNoise)
            end(Error{ErrorCode::TooLong, "no answer to hello", 0});
        return;
    }
    if (!message) {
        end(Error{ErrorCode::Malformed, message.error().detail, 0});
        return;
    }
    if (auto* const reply = std::get_if<Reply>(&*message))
        replied(std::move(*reply));
    else if (auto* const notification = std::get_if<Notification>(&*message))
        notified(std::move(*notification));
}

void ClientSession::greeted(const Reply& reply) {
    if (!reply.result) {
        end(Error{ErrorCode::VersionMismatch, reply.result.error().message, 0});
        return;
    }
    const auto& result = *reply.result;
    if (!result.is_object()) {
        end(Error{ErrorCode::Malformed, "the answer to hello is not an object", 0});
        return;
    }
    AgentGreeting greeting{numberIn(result, "protocol"),
                           textIn(result, "agent"),
                           textIn(result, "host_name"),
                           textIn(result, "boot_id"),
                           {}};
    if (greeting.protocol != 1) {
        end(Error{ErrorCode::VersionMismatch, "protocol " + std::to_string(greeting.protocol), 0},
            greeting.protocol);
        return;
    }
    if (const auto list = result.find("capabilities"); list != result.end() && list->is_array()) {
        for (const auto& entry : *list) {
            if (entry.is_string() && greeting.capabilities.size() < maxCapabilities)
                greeting.capabilities.push_back(entry.get<std::string>().substr(0, longestMember));
        }
    }
    m_greeted = true;
    m_waiting += std::exchange(m_beforeHello, {});
    m_events.push_back(AgentReady{std::move(greeting)});
}

void ClientSession::replied(Reply reply) {
    const auto* const id = std::get_if<std::int64_t>(&reply.id);
    if (!id || m_open.erase(*id) == 0)
        return; // of a call that was never made
    m_events.push_back(CallAnswered{*id, std::move(reply.result)});
}

void ClientSession::notified(Notification notification) {
    auto& params = notification.params;
    if (notification.method == "progress") {
        const auto id = params.find("id");
        if (id != params.end() && id->is_number_integer() && m_open.contains(id->get<std::int64_t>()))
            m_events.push_back(CallProgress{id->get<std::int64_t>(), numberIn(params, "step"),
                                            numberIn(params, "steps"), textIn(params, "text")});
    } else if (notification.method == "event") {
        auto topic = textIn(params, "topic");
        m_events.push_back(AgentEvent{std::move(topic), std::move(params)});
    }
}

void ClientSession::streamEnded(std::string_view why) { end(Error{ErrorCode::Closed, std::string(why), 0}); }

void ClientSession::timeReached(TimePoint now) {
    if (m_over)
        return;
    if (!m_greeted) {
        if (now >= m_helloDeadline)
            end(Error{ErrorCode::TimedOut, {}, 0});
        return;
    }
    if (m_keepAlive == Duration::zero())
        return;
    if (now >= m_lastReceived + missedPings * m_keepAlive) {
        end(Error{ErrorCode::TimedOut, {}, 0});
    } else if (now >= m_lastSent + m_keepAlive) {
        m_lastSent = now;
        send(Notification{"ping", Json::object()});
    }
}

TimePoint ClientSession::nextDeadline() const {
    if (m_over)
        return TimePoint::max();
    if (!m_greeted)
        return m_helloDeadline;
    if (m_keepAlive == Duration::zero())
        return TimePoint::max();
    return std::min(m_lastSent + m_keepAlive, m_lastReceived + missedPings * m_keepAlive);
}

std::int64_t ClientSession::call(std::string method, Json params) {
    const auto id = ++m_lastCall;
    if (m_over)
        return id;
    m_open.insert(id);
    if (m_greeted)
        send(Request{id, std::move(method), std::move(params)});
    else
        m_beforeHello += toLine(Request{id, std::move(method), std::move(params)});
    return id;
}

void ClientSession::cancel(std::int64_t call) {
    if (m_greeted && m_open.contains(call))
        send(Notification{"cancel", {{"id", call}}});
}

std::optional<ClientEvent> ClientSession::takeEvent() { return takeFirst(m_events); }

void ClientSession::sent(std::size_t bytes, TimePoint now) {
    if (bytes == 0)
        return; // the other side has heard nothing
    m_waiting.erase(0, bytes);
    m_lastSent = now;
}

void ClientSession::send(const RpcMessage& message) {
    if (!m_over)
        m_waiting += toLine(message);
}

void ClientSession::end(Error error, int protocol) {
    if (m_over)
        return;
    m_over = true;
    m_open.clear();
    m_waiting.clear();
    auto noise = m_noise;
    if (!m_greeted)
        noise.append(m_reader.rest().substr(0, longestNoise));
    m_events.push_back(SessionEnded{std::move(error), std::move(noise), protocol});
}

} // namespace etherdeck::wire
