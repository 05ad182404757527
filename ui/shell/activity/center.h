#pragma once

#include "core/services/devices/values.h"
#include "core/services/inventory/discovery_values.h"
#include "core/store/console/lines/records.h"
#include "ui/shell/activity/notice_board.h"
#include "ui/text/lamp.h"

#include <QObject>
#include <QString>
#include <QTimer>

#include <optional>
#include <string>
#include <vector>

class QSettings;

namespace etherdeck::ui {

class AwayNotices;

/// A notice as a list shows it.
struct NoticeRow {
    QString id; ///< stays the same as long as the notice stands
    Lamp lamp = Lamp::Conflict;
    QString title;
    QString text;
    std::optional<WallTime> time;
    QString action; ///< the verb that leads to it
};

/// Everything that needs attention: gathers it from the reports of all services, and leads to it. What
/// vanished is the inventory's own; it is listed here, and acknowledged there.
class ActivityCenter : public QObject {
    Q_OBJECT

public:
    /// Both outlive it. What was not acknowledged in the last run stands again.
    ActivityCenter(AwayNotices& away, QSettings& settings, QObject* parent = nullptr);
    ~ActivityCenter() override;

    /// `name` is the user's name for the target, or empty.
    void noteEvent(const DiscoveryEvent& event, const QString& name);
    /// `name` is what the box is called.
    void noteCrash(const store::ConsoleCrash& crash, const QString& name);
    void noteDevice(const DeviceState& state, const QString& name);
    /// The box is no longer one of ours: what failed there is not our business.
    void forgetDevice(const std::string& device);

    [[nodiscard]] int count() const;
    /// A conflict, a crash or a failed export that is not over.
    [[nodiscard]] bool isAnyUrgent() const;
    /// What is most urgent, then the newest.
    [[nodiscard]] std::vector<NoticeRow> rows() const;
    void acknowledge(const QString& id);
    void acknowledgeAll();
    /// Leads to what it is about.
    void show(const QString& id);

signals:
    void changed();
    void targetRequested(etherdeck::Address address);
    /// 0: none.
    void consoleRequested(qint64 source, qint64 boot, qint64 line);
    void deviceRequested(const std::string& device);

private:
    void noteConflict(StandingNotice::Kind kind, const DiscoveryEvent& event, const QString& name);
    void noteBoardChange(bool isOther);
    void tell();
    void save() const;
    [[nodiscard]] std::optional<StandingNotice> find(const QString& id) const;

    AwayNotices& m_away;
    QSettings& m_settings;
    NoticeBoard m_board;
    QTimer m_soon; ///< a flood of events is told and saved as one change
};

} // namespace etherdeck::ui
