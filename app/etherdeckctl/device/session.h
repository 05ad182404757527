#pragma once

#include "app/etherdeckctl/device/failure.h"
#include "app/etherdeckctl/device/options.h"
#include "core/remote/agent_client.h"

#include <chrono>
#include <optional>
#include <string>
#include <utility>

namespace etherdeck::ctl {

using wire::Json;

/// As typed, with what was confirmed for it when it was given a name. Errors: Malformed.
[[nodiscard]] Result<remote::Device> knownDevice(const DeviceOptions& options);

/// A session with the agent of a box for one command. What fails is reported before it returns nothing. An
/// interrupt cancels the call.
class DeviceSession {
public:
    [[nodiscard]] static std::optional<DeviceSession> open(Output& output, const DeviceOptions& options);
    /// The same; a box without an agent is not reported, and is no agent that failed: `hasNoAgent` is set.
    [[nodiscard]] static std::optional<DeviceSession> open(Output& output, const DeviceOptions& options,
                                                           bool& hasNoAgent);

    struct Question {
        std::string method;
        Json parameters = Json::object();
        std::string capability;
        std::optional<std::chrono::seconds> longest =
            std::chrono::seconds(60); ///< nothing: as long as it takes
    };
    [[nodiscard]] std::optional<Json> ask(const Question& question);
    /// The same, but what fails is not reported.
    [[nodiscard]] remote::Answer<Json> tryToAsk(const Question& question);
    /// Also reads the answer; one that cannot be read is reported.
    template <class Value>
    [[nodiscard]] std::optional<Value> ask(const Question& question, Result<Value> (*read)(const Json&)) {
        const auto answer = ask(question);
        if (!answer)
            return std::nullopt;
        auto value = read(*answer);
        if (value)
            return std::move(*value);
        reportUnreadable(question.method, value.error());
        return std::nullopt;
    }
    /// The next event; nothing when interrupted, which is no failure, or when the session ended.
    [[nodiscard]] std::optional<wire::AgentEvent> nextEvent();
    [[nodiscard]] bool hasFailed() const { return m_hasFailed; }
    /// A line that is typed at the terminal; nothing at its end, or when the session ended meanwhile.
    [[nodiscard]] std::optional<std::string> readLine();
    [[nodiscard]] const wire::AgentGreeting& greeting() const { return m_client.greeting(); }
    void reportUnreadable(const std::string& method, const Error& error);
    void refuse(const plans::Refusal& refusal);
    void fail(const FailureText& failure);
    /// Members that are printed with a failure from now on, in JSON: what was done before it.
    void setDone(nlohmann::ordered_json done) { m_done = std::move(done); }

private:
    DeviceSession(Output& output, const DeviceOptions& options, remote::AgentClient client) :
        m_output(&output), m_options(&options), m_client(std::move(client)) {}
    [[nodiscard]] static std::optional<DeviceSession> openOr(Output& output, const DeviceOptions& options,
                                                             bool* hasNoAgent);
    void fail(const remote::Failure& failure);

    Output* m_output;
    const DeviceOptions* m_options;
    remote::AgentClient m_client;
    nlohmann::ordered_json m_done = nlohmann::ordered_json::object();
    bool m_hasFailed = false;
};

} // namespace etherdeck::ctl
