#pragma once

#include "core/console/box_log_reading.h"
#include "core/console/gap_requests.h"
#include "core/services/box_logs/shown_log.h"
#include "core/services/box_logs/ways.h"
#include "core/services/boxes/values.h"
#include "core/services/calls/call.h"
#include "core/services/devices/values.h"
#include "core/store/console/store.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <optional>
#include <string>

namespace etherdeck {

/// How often the service looks at what changes, and by which clock it waits.
struct BoxLogPace {
    std::chrono::milliseconds look{1000};   ///< for gaps, at most, while lines arrive
    std::chrono::milliseconds follow{5000}; ///< logs that are shown
    ShownLog::Now now = Clock::now;
};

/// Stores what the console did not hear, from the logs that boxes keep: see GapRequests. On request it also
/// stores the log of a box that sends nothing. Lives in a worker thread of its own with its own connection to
/// the store, as another program would: slots are called through its event loop, calls from any thread.
class BoxLogService : public QObject {
    Q_OBJECT

public:
    /// They are used in this object's thread.
    explicit BoxLogService(BoxLogWays ways, BoxLogPace pace = {}, QObject* parent = nullptr);
    ~BoxLogService() override;

    /// Answers with the source that has what the kernel of a box says. If the box sends nothing, its log is
    /// stored as a source, and what follows while this object lives and the box is connected; it is called
    /// `name` unless the user has named it. Errors:
    /// Closed without a store; Malformed when it cannot be the log of a kernel; those of the store.
    Call show(const std::string& device, const std::string& name, QObject* receiver,
              BoxLogWays::ThenAnswer<qint64> then);

public slots:
    void open(const QString& path);
    /// Whether gaps are filled. They are, unless it is told otherwise.
    void setFillsGaps(bool fills);
    void noteBoxes(const etherdeck::BoxesPtr& boxes);
    void noteDevice(const etherdeck::DeviceStatePtr& device);
    void noteDeviceRemoved(const std::string& device);
    /// Something was stored, or changed in the store.
    void noteStored();

signals:
    /// Of a boot of that source, from the log of its box.
    void filled(qint64 source, const etherdeck::store::FilledGaps& outcome);
    void failed(const etherdeck::Error& error);

private:
    struct Reading {
        std::string device;
        BoxLogReading log;
        Call call;
    };

    [[nodiscard]] std::optional<qint64> heardSource(const std::string& device) const;
    [[nodiscard]] Result<ShownLog*> shown(const std::string& device, const std::string& name);
    void follow();
    void tellAgents();
    void look();
    void work();
    void begin(const GapRequests::Request& request);
    void readOn(std::int64_t source);
    void end(std::int64_t source, GapRequests::Outcome outcome);
    [[nodiscard]] GapRequests::Outcome fill(std::int64_t source, const BoxLogReading& log);

    BoxLogWays m_ways;
    ShownLog::Now m_now;
    std::optional<store::ConsoleStore> m_store;
    BoxesPtr m_boxes = std::make_shared<const boxes::Boxes>();
    std::map<std::string, LogAgent> m_devices; ///< that are connected, and tell their log
    std::map<std::int64_t, LogAgent> m_agents; ///< by source
    GapRequests m_requests;
    std::map<std::int64_t, Reading> m_readings;               ///< under way, by source
    std::map<std::string, std::unique_ptr<ShownLog>> m_shown; ///< by device
    std::uint32_t m_lastShown = 0;
    QTimer m_look;
    QTimer m_work;
    QTimer m_follow;
};

} // namespace etherdeck
