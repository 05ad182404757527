#pragma once

#include "core/base/clock.h"
#include "core/console/box_log_events.h"
#include "core/console/box_log_reading.h"
#include "core/services/box_logs/ways.h"
#include "core/store/console/store.h"

#include <QObject>

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck {

/// The log of a box that sends nothing, stored as a source of its own: what it has when it is read, and what
/// follows when it is read again.
class ShownLog : public QObject {
    Q_OBJECT

public:
    using Done = std::function<void(Result<remote::Answer<qint64>>)>; ///< with the source

    using Now = std::function<TimePoint()>;

    /// The ways and the store outlive it. `id` is that of the source in this run of the store.
    ShownLog(std::string device, netconsole::SourceId id, const BoxLogWays& ways, store::ConsoleStore& store,
             Now now = Clock::now);

    /// Before it is read: the source as it is stored, or a new one of that name.
    [[nodiscard]] Result<void> open(const std::string& name);
    void read(Done done);
    [[nodiscard]] bool isBeingRead() const { return !m_waiting.empty(); }
    /// The user has removed the source.
    [[nodiscard]] bool isForgotten() const;

private:
    void begin(const remote::Box& box);
    void readOn();
    void end(const Result<remote::Answer<qint64>>& answer);
    [[nodiscard]] Result<qint64> storeAll();
    [[nodiscard]] Result<void> storeLog();
    [[nodiscard]] Result<void> append(const BoxLogEvents& after, std::vector<netconsole::Event> events);
    [[nodiscard]] bool isKept(const std::optional<store::AgentLog>& log) const;
    [[nodiscard]] Result<void> keep(std::int64_t source);

    std::string m_device;
    const BoxLogWays& m_ways;
    store::ConsoleStore& m_store;
    Now m_now;
    netconsole::SourceInfo m_info;          ///< by whose name the store knows it
    BoxLogEvents m_events;                  ///< as far as they are stored
    std::vector<netconsole::Event> m_begun; ///< not stored yet
    TimePoint m_heard;                      ///< when records came last
    std::string m_bootId;
    std::optional<store::AgentLog> m_kept; ///< as the store has it
    std::optional<std::uint64_t> m_next;   ///< the number of the next record, in that boot
    BoxLogReading m_log;
    std::vector<Done> m_waiting;
    Call m_call;
};

} // namespace etherdeck
