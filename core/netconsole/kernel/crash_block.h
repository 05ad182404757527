#pragma once

#include "core/netconsole/base/crash.h"
#include "core/netconsole/kernel/crash_frame.h"
#include "core/netconsole/kernel/crash_signs.h"
#include "core/netconsole/kernel/crash_trace.h"

#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::netconsole {

/// The crash that a line begins.
[[nodiscard]] Crash crashAt(const CrashSign& sign, const Line& line);

/// The lines of one report, from its sign on.
class CrashBlock {
public:
    static constexpr Duration silence = std::chrono::seconds(1); ///< ends a block that has no end line
    static constexpr int maxLines = 1000;

    CrashBlock(const CrashSign& sign, const Line& line, std::string_view caller, TimePoint now);

    enum class Step : std::uint8_t {
        Part,    ///< the line belongs to the report
        Between, ///< it does not, but the report may go on
        Last,    ///< it is the last line
        Over,    ///< it does not belong to the report, which is over
    };
    [[nodiscard]] Step add(const Line& line, std::string_view message, const TraceLine& trace, TimePoint now);
    /// A panic because of this report prints the trace of both.
    void ride(std::string_view message, const TraceLine& trace, TimePoint now);
    /// The announcement is a part of the report.
    void announcedAt(LineId line) { m_crash.firstLine = line; }
    void becomesRider();

    /// The sign is another line of this report.
    [[nodiscard]] bool includes(const CrashSign& sign) const;
    /// The report of a processor may be this one's, though others' have begun since.
    [[nodiscard]] bool mayWaitFor(const CrashSign& next) const;
    [[nodiscard]] bool isFromTask(std::string_view processorLine) const;
    [[nodiscard]] bool awaitsTrace() const { return !m_traceSeen; }
    [[nodiscard]] bool isRider() const { return m_isRider; }
    /// Processors are asked for their traces: lines of other callers are a part.
    [[nodiscard]] bool hearsAll() const;
    [[nodiscard]] const std::string& caller() const { return m_caller; }
    [[nodiscard]] CrashKind kind() const { return m_crash.kind; }
    [[nodiscard]] TimePoint deadline() const { return m_deadline; }

    /// Nothing if it was not a report after all.
    [[nodiscard]] std::optional<Crash> take() &&;

private:
    [[nodiscard]] bool isDoubtful(const TraceLine& trace) const;
    void look(std::string_view message, const TraceLine& trace);
    [[nodiscard]] int maxLinesBeforeTrace() const;

    Crash m_crash;
    CrashFrame m_frame;
    FrameRule m_rule;
    std::string m_caller;
    int m_lines = 1;
    int m_others = 0;      ///< that are no part
    int m_otherFrames = 0; ///< that follow, and are none of the trace
    bool m_needsProof = false;
    bool m_proofSeen = false;
    bool m_traceSeen = false;
    bool m_isRider = false;
    TimePoint m_deadline;
};

/// "Out of memory: Killed process 99 (stress-ng)": the last line of its block.
[[nodiscard]] bool tellsVictim(std::string_view message);

} // namespace etherdeck::netconsole
