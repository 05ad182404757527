#pragma once

#include "core/advisor/sleep_guard.h"

#include <QObject>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace etherdeck {

/// The clocks of this computer.
[[nodiscard]] SleepGuard::Moment sleepMoment();

/// Keeps this computer awake while a box depends on it, and reports its sleep, through the system's login
/// manager (org.freedesktop.login1). Without one it keeps nothing awake, reports no error for that, and
/// reports sleep once it is over.
class SleepMonitor : public QObject {
    Q_OBJECT

public:
    using ClockReader = std::function<SleepGuard::Moment()>;

    /// `bus`: the name of an open connection, for tests; empty: the system bus, opened when a box first
    /// depends on this computer.
    explicit SleepMonitor(QString bus = {}, ClockReader clocks = sleepMoment, QObject* parent = nullptr);
    ~SleepMonitor() override;

    void setKeepsAwake(bool keepsAwake);
    /// `why` is what the desktop shows when it refuses to sleep: "The console of plug depends on this
    /// computer".
    void setDependents(const QStringList& boxes, const QString& why);

signals:
    void aboutToSleep(const QStringList& boxes);
    /// The sleep that aboutToSleep() announced did not happen.
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
