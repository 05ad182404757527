#include "app/agent/server/server.h"
#include "core/plans/json.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <fcntl.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

namespace etherdeck::agent {

namespace {

using link::UniqueDescriptor;
using plans::Json;
using plans::RefusalCode;
using wire::RpcCode;
using wire::RpcError;

/// While the agent is to end and a change is still being applied.
constexpr auto lookAgainAfter = std::chrono::milliseconds(50);
/// For a client to read why its session is over.
constexpr auto graceOfLastWords = std::chrono::seconds(5);

RpcError errorOf(const plans::Refusal& refusal) {
    const auto code = refusal.code == RefusalCode::UnknownMethod ? RpcCode::MethodNotFound
                      : refusal.code == RefusalCode::BadRequest  ? RpcCode::InvalidParams
                                                                 : RpcCode::Refused;
    return {code, refusal.message.text(), plans::toJson(refusal)};
}

void makeNonBlocking(int descriptor) {
    ::fcntl(descriptor, F_SETFL, ::fcntl(descriptor, F_GETFL) | O_NONBLOCK);
}

bool addressOf(const std::string& path, sockaddr_un& address) {
    address.sun_family = AF_UNIX;
    if (path.size() >= sizeof address.sun_path)
        return false;
    std::memcpy(address.sun_path, path.c_str(), path.size() + 1);
    return true;
}

bool somebodyAnswers(const sockaddr_un& address) {
    const UniqueDescriptor socket(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0));
    return ::connect(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0;
}

} // namespace

Server::Server(EventLoop& loop, AgentPaths paths) :
    m_loop(loop),
    m_agent(loop, std::move(paths),
            [this](std::string_view topic, const Json& params) { told(topic, params); }),
    m_followers(m_agent, [this](std::string_view topic, const Json& params) { told(topic, params); }) {
    m_loop.addTimed({[this] { return nextDeadline(); }, [this](TimePoint now) { timeReached(now); }});
}

Server::~Server() {
    if (!m_socketPath.empty())
        ::unlink(m_socketPath.c_str());
}

Result<void> Server::listen(const std::string& path) {
    sockaddr_un address{};
    if (!addressOf(path, address))
        return fail(ErrorCode::TooLong, path);
    if (somebodyAnswers(address))
        return fail(ErrorCode::Busy, path);
    const auto folder = path.substr(0, path.find_last_of('/'));
    ::mkdir(folder.c_str(), 0755);
    ::unlink(path.c_str());
    m_listener = UniqueDescriptor(::socket(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC | SOCK_NONBLOCK, 0));
    const auto mask = ::umask(0177);
    const auto bound =
        m_listener.isOpen() &&
        ::bind(m_listener.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) == 0 &&
        ::listen(m_listener.get(), static_cast<int>(maxSessions)) == 0;
    const auto error = errno;
    ::umask(mask);
    if (!bound)
        return fail(ErrorCode::System, path, error);
    m_socketPath = path;
    m_loop.watch(m_listener.get(), [this] { accept(); });
    return {};
}

void Server::accept() {
    UniqueDescriptor socket(::accept4(m_listener.get(), nullptr, nullptr, SOCK_CLOEXEC | SOCK_NONBLOCK));
    if (!socket.isOpen() || m_clients.size() >= maxSessions)
        return; // closed at once: thousands of connections cost a descriptor each for no longer than this
    const auto descriptor = socket.get();
    add({wire::AgentSession(m_agent.identity()),
         std::move(socket),
         descriptor,
         descriptor,
         false,
         {},
         {},
         {},
         TimePoint::max()});
}

void Server::serve(int input, int output, std::function<void()> ended) {
    makeNonBlocking(input);
    makeNonBlocking(output);
    add({wire::AgentSession(m_agent.identity()),
         {},
         input,
         output,
         false,
         std::move(ended),
         {},
         {},
         TimePoint::max()});
}

void Server::add(Client client) {
    const auto id = ++m_lastClient;
    auto& added = *m_clients.emplace(id, std::make_unique<Client>(std::move(client))).first->second;
    m_loop.watch(added.input, [this, id] { handle(id); });
    if (added.output != added.input)
        m_loop.watchOnlyWriting(added.output, [this, id] { roomOrGone(id); });
}

Server::Client* Server::find(ClientId id) {
    const auto found = m_clients.find(id);
    return found == m_clients.end() ? nullptr : found->second.get();
}

void Server::handle(ClientId id) {
    auto* const client = find(id);
    if (!client)
        return;
    std::array<char, 65536> bytes;
    const auto count = ::read(client->input, bytes.data(), bytes.size());
    if (count == 0 || (count < 0 && errno != EAGAIN && errno != EINTR)) {
        remove(id);
        return;
    }
    if (count > 0)
        client->session.bytesReceived({bytes.data(), static_cast<std::size_t>(count)}, Clock::now());
    serveCalls(id, *client);
    send(id);
}

/// A separate output takes bytes again, or nobody reads it any more.
void Server::roomOrGone(ClientId id) {
    const auto* const client = find(id);
    if (client && client->writes)
        send(id);
    else
        remove(id);
}

void Server::serveCalls(ClientId id, Client& client) {
    while (const auto request = client.session.takeCall()) {
        if (request->method == "watch")
            watchTopics(client, *request);
        else
            begin(id, client, *request);
    }
    while (const auto cancelled = client.session.takeCancelled()) {
        if (const auto call = client.calls.find(*cancelled); call != client.calls.end())
            call->second->cancelled = true;
    }
}

void Server::begin(ClientId id, Client& client, const wire::Request& request) {
    auto call = std::make_shared<OpenCall>();
    call->who = client.session.who();
    call->outlivesSession = request.method == "change.apply";
    call->progress = [this, id, callId = request.id](int step, int steps, const std::string& text) {
        m_loop.post([this, id, callId, step, steps, text] {
            if (auto* const still = find(id)) {
                still->session.progress(callId, step, steps, text);
                send(id);
            }
        });
    };
    client.calls.emplace(request.id, call);
    const auto isOfChange = request.method == "change.apply" || request.method == "change.keep" ||
                            request.method == "change.pending";
    auto& workers = isOfChange ? m_agent.changeWorkers() : m_agent.workers();
    workers.run([this, id, request, call] {
        auto result = callMethod(m_agent, request.method, request.params, *call);
        m_loop.post(
            [this, id, callId = request.id, result = std::move(result)] { finish(id, callId, result); });
    });
}

void Server::finish(ClientId id, const wire::CallId& call, const plans::Outcome<std::string>& result) {
    m_agent.noteWork();
    auto* const client = find(id);
    if (!client)
        return;
    client->calls.erase(call);
    if (result)
        client->session.answerText(call, *result);
    else
        client->session.refuse(call, errorOf(result.error()));
    send(id);
}

void Server::watchTopics(Client& client, const wire::Request& request) {
    std::set<std::string> topics;
    const auto list = request.params.find("topics");
    auto isWrong = list == request.params.end() || !list->is_array();
    for (const auto& topic : isWrong ? Json::array() : *list) {
        isWrong = isWrong || !topic.is_string() || !isTopic(topic.get_ref<const std::string&>());
        if (!isWrong)
            topics.insert(topic.get<std::string>());
    }
    if (isWrong) {
        client.session.refuse(
            request.id, errorOf({RefusalCode::BadRequest, "There is no such topic.", {{"name", "topics"}}}));
        return;
    }
    client.topics = std::move(topics);
    topicsChanged();
    client.session.answer(request.id, Json::object());
}

void Server::topicsChanged() {
    std::set<std::string> topics;
    for (const auto& [id, client] : m_clients)
        topics.insert(client->topics.begin(), client->topics.end());
    m_agent.watch(topics);
    m_followers.followKernelLog(topics.contains("kernel-log"));
    m_followers.followRates(topics.contains("rates"));
    m_followers.followExports(topics.contains("exports"));
}

void Server::told(std::string_view topic, const Json& params) {
    for (auto& [id, client] : m_clients) {
        if (!client->topics.contains(std::string(topic)))
            continue;
        client->session.event(topic, params);
        m_loop.post([this, id = id] { send(id); });
    }
}

/// Sends what waits, as far as there is room; ends a session that is over.
void Server::send(ClientId id) {
    auto* const client = find(id);
    if (!client)
        return;
    while (!client->session.waiting().empty()) {
        const auto waiting = client->session.waiting();
        const auto count = client->owned.isOpen()
                               ? ::send(client->output, waiting.data(), waiting.size(), MSG_NOSIGNAL)
                               : ::write(client->output, waiting.data(), waiting.size());
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0 && errno != EAGAIN) {
            remove(id);
            return;
        }
        if (count <= 0)
            break;
        client->session.sent(static_cast<std::size_t>(count), Clock::now());
    }
    const auto isWaiting = !client->session.waiting().empty();
    const auto now = Clock::now();
    if (client->session.isOver() && (!isWaiting || now >= client->removeAt)) {
        remove(id);
        return;
    }
    if (client->session.isOver() && client->removeAt == TimePoint::max())
        client->removeAt = now + graceOfLastWords;
    if (std::exchange(client->writes, isWaiting) != isWaiting)
        m_loop.watchWriting(client->output, isWaiting);
}

void Server::remove(ClientId id) {
    const auto found = m_clients.find(id);
    if (found == m_clients.end())
        return;
    auto client = std::move(found->second);
    m_clients.erase(found);
    m_loop.forget(client->input);
    m_loop.forget(client->output);
    for (const auto& [callId, call] : client->calls)
        call->cancelled = !call->outlivesSession;
    topicsChanged();
    if (client->ended)
        client->ended();
}

void Server::endWhenIdle() {
    if (std::exchange(m_ending, true))
        return;
    if (m_listener.isOpen())
        m_loop.forget(m_listener.get());
    m_listener.reset();
    while (!m_clients.empty())
        remove(m_clients.begin()->first);
    m_nextLook = Clock::now();
}

void Server::endWhenNothingIsPending() {
    m_waitsForPending = true;
    endWhenIdle();
}

void Server::timeReached(TimePoint now) {
    if (m_ending && now >= m_nextLook) {
        m_nextLook = now + lookAgainAfter;
        if (!m_agent.changes().isApplying() && !(m_waitsForPending && m_agent.changes().pending()))
            m_loop.stop();
    }
    std::vector<ClientId> ids;
    for (auto& [id, client] : m_clients) {
        client->session.timeReached(now);
        ids.push_back(id);
    }
    for (const auto id : ids)
        send(id);
}

TimePoint Server::nextDeadline() const {
    auto next = m_nextLook;
    for (const auto& [id, client] : m_clients)
        next = std::min({next, client->session.nextDeadline(), client->removeAt});
    return next;
}

} // namespace etherdeck::agent
