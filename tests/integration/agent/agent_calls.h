#pragma once

#include "core/plans/json.h"
#include "core/remote/agent_client.h"

#include <QString>

#include <optional>
#include <string>

namespace etherdeck::tests {

using plans::Json;

/// To export a disk on san0.
inline Json createWish(const std::string& disk, const std::string& address = "e9.1") {
    return {{"kind", "export-create"},
            {"export", {{"address", address}, {"disk", disk}, {"interfaces", {"san0"}}}}};
}

inline QString text(const std::string& value) { return QString::fromStdString(value); }

/// An agent as its client sees it, for tests that wait for each answer.
class AgentCalls {
public:
    /// Opens a session; false while the agent does not answer, and then whyNot() says why.
    [[nodiscard]] bool open(const remote::Device& device);
    [[nodiscard]] const std::string& whyNot() const { return m_whyNot; }
    void close() { m_client.reset(); }

    /// The result, or {"error": {"code", "message", "data"}}.
    Json call(const std::string& method, Json params = Json::object());
    /// Plans a wish and applies it with all that is asked for. An error of either, as call() returns it.
    Json change(const Json& wish) { return change(wish, Json::object()); }
    /// With more parameters of change.apply.
    Json change(const Json& wish, Json parameters);
    /// The plan alone.
    Json plan(const Json& wish) { return call("change.plan", {{"wish", wish}}); }
    /// "address-in-use", …; empty for a result.
    [[nodiscard]] static std::string codeOf(const Json& answer);
    /// One export of the list, or null.
    Json exportOf(const std::string& address);
    /// Waits until it is in that state.
    bool waitForState(const std::string& address, const std::string& state);
    /// The next event of a topic that is watched, or null.
    Json nextEvent(const std::string& topic);

private:
    std::optional<remote::AgentClient> m_client;
    std::string m_whyNot;
};

} // namespace etherdeck::tests
