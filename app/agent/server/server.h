#pragma once

#include "app/agent/server/agent.h"
#include "app/agent/server/followers.h"
#include "app/agent/server/methods.h"
#include "core/system/unique_descriptor.h"
#include "core/wire/agent_session.h"

#include <cstdint>
#include <functional>
#include <map>
#include <memory>
#include <set>
#include <string>

namespace etherdeck::agent {

/// Sessions with clients, on a socket or on standard input and output. Belongs to the loop's thread.
class Server {
public:
    static constexpr std::size_t maxSessions = 64;

    Server(EventLoop& loop, AgentPaths paths);
    Server(const Server&) = delete;
    Server& operator=(const Server&) = delete;
    ~Server();

    /// See Agent::load(). Serve nobody before.
    void load(std::function<void(plans::Outcome<void>)> done) { m_agent.load(std::move(done)); }
    /// Listens on a Unix socket that only root may use; one that is left of a killed agent is replaced.
    /// Errors: Busy when another agent answers there; System.
    [[nodiscard]] Result<void> listen(const std::string& path);
    /// One session on two descriptors; `ended` is called when it is over.
    void serve(int input, int output, std::function<void()> ended);

    /// Ends all sessions, and the loop as soon as no change is being applied.
    void endWhenIdle();
    /// Also waits until no change is pending: without a daemon, nobody else would revert it.
    void endWhenNothingIsPending();

private:
    struct Client {
        wire::AgentSession session;
        link::UniqueDescriptor owned; ///< none for standard input and output
        int input = -1;
        int output = -1;
        bool writes = false; ///< waits for room
        std::function<void()> ended;
        std::set<std::string> topics;
        std::map<wire::CallId, std::shared_ptr<OpenCall>> calls;
        /// When it is removed although it has not read everything: its session is over.
        TimePoint removeAt = TimePoint::max();
    };
    using ClientId = std::uint64_t;

    void accept();
    void add(Client client);
    void handle(ClientId id);
    void roomOrGone(ClientId id);
    void serveCalls(ClientId id, Client& client);
    void begin(ClientId id, Client& client, const wire::Request& request);
    void finish(ClientId id, const wire::CallId& call, const plans::Outcome<std::string>& result);
    void send(ClientId id);
    void remove(ClientId id);
    void watchTopics(Client& client, const wire::Request& request);
    void topicsChanged();
    void told(std::string_view topic, const plans::Json& params);
    void timeReached(TimePoint now);
    [[nodiscard]] TimePoint nextDeadline() const;
    [[nodiscard]] Client* find(ClientId id);

    EventLoop& m_loop;
    link::UniqueDescriptor m_listener;
    std::string m_socketPath;
    std::map<ClientId, std::unique_ptr<Client>> m_clients;
    ClientId m_lastClient = 0;
    bool m_ending = false;
    bool m_waitsForPending = false;
    TimePoint m_nextLook = TimePoint::max(); ///< when to check whether a change is still being applied
    Agent m_agent;                           ///< ended before them: its workers post tasks about clients
    Followers m_followers;
};

} // namespace etherdeck::agent
