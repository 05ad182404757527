#pragma once

#include "core/base/clock.h"
#include "core/uboot/state.h"

#include <QByteArray>
#include <QObject>
#include <QTimer>

#include <memory>
#include <optional>
#include <string>

namespace etherdeck {

/// Types to a U-Boot by itself: it is given U-Boot's state and the time, and returns datagrams.
class UbootTask {
public:
    virtual ~UbootTask() = default;

    virtual void stateChanged(const netconsole::UbootState& state, TimePoint now) = 0;
    virtual void timeReached(TimePoint now) = 0;
    virtual void cancel() = 0;
    [[nodiscard]] virtual std::optional<std::string> takeBytes() = 0;
    /// TimePoint::max() when only a state can change something.
    [[nodiscard]] virtual TimePoint nextDeadline() const = 0;
    [[nodiscard]] virtual bool hasEnded() const = 0;
};

/// Runs the tasks of one box, one after the other: their clock and event loop. Lives in the thread of its
/// caller.
class UbootTaskRunner : public QObject {
    Q_OBJECT

public:
    explicit UbootTaskRunner(QObject* parent = nullptr);

    /// In place of the one that runs, which is cancelled. It is told the state that is known.
    void start(std::shared_ptr<UbootTask> task);
    void cancel();
    /// Every change, also while none runs.
    void setState(const netconsole::UbootState& state);

    [[nodiscard]] bool isRunning() const { return m_task != nullptr; }
    [[nodiscard]] const netconsole::UbootState& state() const { return m_state; }

signals:
    void sendRequested(const QByteArray& datagram);
    /// Something has happened to the task; also its end.
    void changed();
    /// By itself, or cancelled.
    void ended();

private:
    void step();
    void sendAll();

    netconsole::UbootState m_state;
    std::shared_ptr<UbootTask> m_task; ///< until it has ended
    QTimer m_timer;
};

} // namespace etherdeck
