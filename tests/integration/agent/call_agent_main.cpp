// One call to an agent, for tests that are scripts: prints its result, or {"error": {"code", "message",
// "data"}}.
//   call_agent SOCKET METHOD [PARAMS]
//   call_agent SOCKET change WISH          plans it and applies it with all that is asked for
//   call_agent SOCKET capabilities
//   call_agent SOCKET events TOPIC         until its input ends
#include "core/plans/refusal.h"
#include "core/remote/agent_client.h"

#include <iostream>
#include <string>
#include <unistd.h>

using namespace etherdeck;
using wire::Json;

namespace {

constexpr auto patience = std::chrono::seconds(60);

Json call(remote::AgentClient& client, const std::string& method, Json params) {
    remote::CallOptions options;
    options.limits.deadline = Clock::now() + patience;
    const auto answer = client.call(method, std::move(params), options);
    if (answer)
        return *answer;
    if (const auto* const refusal = std::get_if<remote::AgentRefusal>(&answer.error()))
        return {{"error",
                 {{"code", plans::name(refusal->refusal.code)},
                  {"message", refusal->refusal.message.text()},
                  {"data", refusal->data}}}};
    return {{"error", {{"code", "connection"}}}};
}

Json change(remote::AgentClient& client, const Json& wish) {
    const auto plan = call(client, "change.plan", {{"wish", wish}});
    if (plan.contains("error"))
        return plan;
    return call(client, "change.apply",
                {{"plan", plan["id"]}, {"click", true}, {"confirm", plan["confirm"]}});
}

void printEvents(remote::AgentClient& client, const std::string& topic) {
    std::cout << call(client, "watch", {{"topics", {topic}}}) << std::endl;
    while (const auto event = client.nextEvent({TimePoint::max(), STDIN_FILENO}))
        std::cout << event->params << std::endl;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 3) {
        std::cerr << "usage: call_agent SOCKET METHOD [PARAMS]" << std::endl;
        return 2;
    }
    auto client = remote::AgentClient::open(remote::UnixDevice{argv[1]}, {"call_agent", "test", {}},
                                            {Clock::now() + patience, -1});
    if (!client) {
        std::cerr << "call_agent: no agent answers" << std::endl;
        return 1;
    }
    const std::string method(argv[2]);
    if (method == "events") {
        printEvents(*client, argc > 3 ? argv[3] : "");
        return 0;
    }
    const auto params = argc > 3 ? Json::parse(argv[3], nullptr, false) : Json::object();
    const auto result = method == "change"         ? change(*client, params)
                        : method == "capabilities" ? Json(client->greeting().capabilities)
                                                   : call(*client, method, params);
    std::cout << result << std::endl;
    return result.contains("error") ? 1 : 0;
}
