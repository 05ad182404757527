#pragma once

#include "app/agent/disks/smart.h"
#include "core/base/clock.h"
#include "core/base/result.h"
#include "core/system/child_process.h"

#include <optional>
#include <string>
#include <vector>

namespace etherdeck::agent {

/// Asks smartctl about the health of a disk, without waking it. Ends smartctl when destroyed.
class SmartQuery {
public:
    static constexpr Duration limit = std::chrono::seconds(15);

    /// Starts smartCommand(). Errors: ProgramMissing where smartctl is not installed; others of
    /// ChildProcess::start().
    [[nodiscard]] static Result<SmartQuery> start(const std::vector<std::string>& command, TimePoint now);

    [[nodiscard]] int descriptor() const { return m_child.descriptor(); }
    [[nodiscard]] TimePoint deadline() const { return m_deadline; }
    /// Call it when the descriptor is readable or the deadline is reached. Nothing as long as there is no
    /// answer. Errors: TimedOut; TooLong; those of parseSmart().
    [[nodiscard]] std::optional<Result<SmartAnswer>> take(TimePoint now);

private:
    SmartQuery(link::ChildProcess child, TimePoint deadline) :
        m_child(std::move(child)), m_deadline(deadline) {}

    link::ChildProcess m_child;
    TimePoint m_deadline;
    std::string m_output;
};

} // namespace etherdeck::agent
