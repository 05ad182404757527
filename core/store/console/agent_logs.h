#pragma once

#include "core/base/result.h"
#include "core/store/database/database.h"

#include <cstdint>
#include <optional>
#include <string>

namespace etherdeck::store {

/// A source that is the log of a box, read through its agent: the endpoint of the source is the agent.
struct AgentLog {
    std::int64_t source = 0;
    std::string name;
    std::string bootId;               ///< of the box, when it was read last
    std::optional<std::int64_t> last; ///< the highest number of a record in the latest boot

    friend bool operator==(const AgentLog&, const AgentLog&) = default;
};
/// `device` is how the agent is reached. Nothing when there is none, or the source was removed.
[[nodiscard]] Result<std::optional<AgentLog>> agentLog(const Database& database, const std::string& device);
/// Also ties the source to the box that has this device, unless the user has untied it.
[[nodiscard]] Result<void> setAgentLog(const Database& database, const std::string& device,
                                       std::int64_t source, const std::string& bootId);

} // namespace etherdeck::store
