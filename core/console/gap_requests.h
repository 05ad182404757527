#pragma once

#include "core/base/clock.h"
#include "core/store/console/missing_records.h"

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// An agent that can be asked for the log of its box.
struct LogAgent {
    std::string device;
    std::string bootId; ///< of the box

    friend bool operator==(const LogAgent&, const LogAgent&) = default;
};

/// Decides when the log of a box is read to fill gaps of its console source, and which part of it. Does no
/// I/O: it is told what is missing, which agents can be asked, and what came of it.
///
/// - A gap is asked for once, shortly after it was seen: by then, what was only late has arrived. If the box
///   does not have its records any more, it stays.
/// - When the agent cannot answer, or nothing proves yet that it is the log of this boot, it is asked again,
///   later each time, and a few times only.
/// - A box that loses records all the time is asked every ten seconds at most.
class GapRequests {
public:
    static constexpr Duration waitForMore = std::chrono::seconds(2);
    static constexpr Duration longestWaitForMore = std::chrono::seconds(10); ///< while others follow
    static constexpr Duration pause = std::chrono::seconds(10);
    static constexpr Duration firstRetry = std::chrono::seconds(15); ///< doubled each time
    static constexpr int maxTries = 5;
    /// Records around what is missing, which prove that the log is of this boot.
    static constexpr std::int64_t margin = 64;
    static constexpr std::int64_t longestBeginning = 20'000; ///< records before the first one that was heard

    struct Request {
        std::int64_t source = 0;
        std::string device;
        std::uint64_t first = 0; ///< numbers of records, both included
        std::uint64_t last = 0;

        friend bool operator==(const Request&, const Request&) = default;
    };
    enum class Outcome {
        Done,     ///< whatever the box had is stored
        Unproven, ///< nothing proves that it is the log of this boot
        Failed,   ///< it could not be read, or not be stored
    };

    explicit GapRequests(bool isOn = true) : m_isOn(isOn) {}

    /// Off: nothing is asked for.
    void setOn(bool isOn) { m_isOn = isOn; }
    [[nodiscard]] bool isOn() const { return m_isOn; }
    /// By source: all that can be asked now. What was asked for is remembered of the others, too.
    void setAgents(const std::map<std::int64_t, LogAgent>& agents);
    /// Of sources that have been in setAgents().
    void setMissing(std::int64_t source, const store::MissingRecords& missing, TimePoint now);

    /// Nothing while nothing is due. Each is answered by answered().
    [[nodiscard]] std::optional<Request> take(TimePoint now);
    void answered(std::int64_t source, Outcome outcome, TimePoint now);
    /// When take() may have something; TimePoint::max(): not before it is told something.
    [[nodiscard]] TimePoint nextDeadline() const;

private:
    static constexpr std::size_t maxSources = 4096;
    struct Source {
        std::optional<LogAgent> agent; ///< while it can be asked
        store::MissingRecords missing;
        std::int64_t askedTo = -1; ///< gaps up to this number have been asked for
        bool beginningAsked = false;
        bool isUnderWay = false;
        std::int64_t asking = -1; ///< what is under way reaches up to this number
        int tries = 0;
        TimePoint since;                  ///< when the oldest gap that is wanted was seen
        TimePoint due = TimePoint::max(); ///< nothing is asked for before that
        TimePoint notBefore = TimePoint::min();
    };
    [[nodiscard]] static bool isWanting(const Source& source);
    [[nodiscard]] static TimePoint dueOf(const Source& source);
    [[nodiscard]] static Request requestOf(std::int64_t id, Source& source);

    bool m_isOn;
    std::map<std::int64_t, Source> m_sources;
};

} // namespace etherdeck
