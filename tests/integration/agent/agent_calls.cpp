#include "tests/integration/agent/agent_calls.h"

#include <QThread>

namespace etherdeck::tests {

namespace {

using namespace std::chrono_literals;

std::string textOf(const remote::Failure& failure) {
    if (const auto* const refusal = std::get_if<remote::AgentRefusal>(&failure))
        return refusal->refusal.message.text();
    const auto& error = std::get<remote::ConnectionError>(failure);
    return std::string(remote::name(error.fault)) + ": " + error.said + ' ' + error.detail;
}

} // namespace

bool AgentCalls::open(const remote::Device& device) {
    m_client.reset();
    auto client = remote::AgentClient::open(device, {"test", "tester", {}}, {Clock::now() + 10s, -1});
    if (client)
        m_client.emplace(std::move(*client));
    else
        m_whyNot = textOf(client.error());
    return client.has_value();
}

Json AgentCalls::call(const std::string& method, Json params) {
    remote::CallOptions options;
    options.limits.deadline = Clock::now() + 40s;
    const auto answer = m_client->call(method, std::move(params), options);
    if (answer)
        return *answer;
    if (const auto* const refusal = std::get_if<remote::AgentRefusal>(&answer.error()))
        return {{"error",
                 {{"code", plans::name(refusal->refusal.code)},
                  {"message", refusal->refusal.message.text()},
                  {"data", refusal->data}}}};
    return {{"error", {{"code", "connection"}, {"message", textOf(answer.error())}}}};
}

Json AgentCalls::change(const Json& wish, Json parameters) {
    const auto planned = plan(wish);
    if (planned.contains("error"))
        return planned;
    parameters.update({{"plan", planned["id"]}, {"click", true}, {"confirm", planned["confirm"]}});
    return call("change.apply", std::move(parameters));
}

std::string AgentCalls::codeOf(const Json& answer) {
    return answer.contains("error") ? answer["error"]["code"].get<std::string>() : std::string();
}

Json AgentCalls::exportOf(const std::string& address) {
    const auto list = call("exports.list");
    if (!list.contains("exports"))
        return nullptr;
    for (const auto& entry : list["exports"]) {
        if (entry["address"] == address)
            return entry;
    }
    return nullptr;
}

bool AgentCalls::waitForState(const std::string& address, const std::string& state) {
    const auto deadline = Clock::now() + 20s;
    while (Clock::now() < deadline) {
        const auto found = exportOf(address);
        if (!found.is_null() && found["state"] == state)
            return true;
        QThread::msleep(100);
    }
    return false;
}

Json AgentCalls::nextEvent(const std::string& topic) {
    const auto deadline = Clock::now() + 10s;
    while (Clock::now() < deadline) {
        const auto event = m_client->nextEvent({deadline, -1});
        if (event && event->topic == topic)
            return event->params;
    }
    return nullptr;
}

} // namespace etherdeck::tests
