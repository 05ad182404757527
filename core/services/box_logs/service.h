#pragma once

#include "core/console/box_log_reading.h"
#include "core/console/gap_requests.h"
#include "core/services/boxes/values.h"
#include "core/services/calls/call.h"
#include "core/services/devices/values.h"
#include "core/store/console/store.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>

namespace etherdeck {

/// Stores what the console did not hear, from the logs that boxes keep: see GapRequests. Lives in a worker
/// thread of its own with its own connection to the store, as another program would: slots are called through
/// its event loop.
class BoxLogService : public QObject {
    Q_OBJECT

public:
    /// Asks the agent of a device for the records from a number on, BoxLogReading::pageSize at most. Called
    /// in this object's thread.
    using Ask = std::function<Call(const std::string& device, std::uint64_t since, QObject* receiver,
                                   Then<remote::Answer<remote::KernelLogPage>> then)>;

    explicit BoxLogService(Ask ask, QObject* parent = nullptr);

public slots:
    void open(const QString& path);
    /// Whether gaps are filled. They are, unless it is told otherwise.
    void setFillsGaps(bool fills);
    void noteBoxes(const etherdeck::BoxesPtr& boxes);
    void noteDevice(const etherdeck::DeviceStatePtr& device);
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

    void tellAgents();
    void look();
    void work();
    void begin(const GapRequests::Request& request);
    void readOn(std::int64_t source);
    void end(std::int64_t source, GapRequests::Outcome outcome);
    [[nodiscard]] GapRequests::Outcome fill(std::int64_t source, const BoxLogReading& log);

    Ask m_ask;
    std::optional<store::ConsoleStore> m_store;
    BoxesPtr m_boxes = std::make_shared<const boxes::Boxes>();
    std::map<std::string, LogAgent> m_devices; ///< that are connected, and tell their log
    std::map<std::int64_t, LogAgent> m_agents; ///< by source
    GapRequests m_requests;
    std::map<std::int64_t, Reading> m_readings; ///< under way, by source
    QTimer m_look;
    QTimer m_work;
};

} // namespace etherdeck
