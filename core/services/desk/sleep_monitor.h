#pragma once

#include "core/advisor/sleep_guard.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace etherdeck {

/// The clocks of this machine.
[[nodiscard]] SleepGuard::Moment sleepMoment();

/// Holds this computer awake while a box depends on it, and tells of its sleep, with the system's login
/// manager (org.freedesktop.login1). Where there is none nothing is held, nothing is said about that, and
/// sleep is told once it is over.
class SleepMonitor : public QObject {
    Q_OBJECT

public:
    using ClockReader = std::function<SleepGuard::Moment()>;

    /// `bus`: the name of an open connection, for tests; empty: the system's bus, opened when the first box
    /// depends.
    explicit SleepMonitor(QString bus = {}, ClockReader clocks = sleepMoment, QObject* parent = nullptr);
    ~SleepMonitor() override;

    void setKeepsAwake(bool keepsAwake);
    /// `why` is what the desktop shows when it refuses to sleep: "The console of plug depends on this
    /// computer".
    void setDependents(const QStringList& boxes, const QString& why);

signals:
    void aboutToSleep(const QStringList& boxes);
    /// It did not come to that.
    void stayedAwake();
    /// `boxes` depended on this computer; may be none.
    void slept(etherdeck::WallTime start, etherdeck::WallTime end, const QStringList& boxes);

private slots:
    void prepareForSleep(bool begins);

private:
    class Parts;
    std::unique_ptr<Parts> m_parts;
};

} // namespace etherdeck
