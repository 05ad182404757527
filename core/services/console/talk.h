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

/// Who types to a U-Boot by itself: told what it does and the time, asked for datagrams.
class Talker {
public:
    virtual ~Talker() = default;

    virtual void stateChanged(const netconsole::UbootState& state, TimePoint now) = 0;
    virtual void timeReached(TimePoint now) = 0;
    virtual void cancel() = 0;
    [[nodiscard]] virtual std::optional<std::string> takeBytes() = 0;
    /// TimePoint::max() when only a state can change something.
    [[nodiscard]] virtual TimePoint nextDeadline() const = 0;
    [[nodiscard]] virtual bool hasEnded() const = 0;
};

/// The clock and the event loop around talkers of one box, one after the other. Lives in the thread of its
/// caller.
class ConsoleTalk : public QObject {
    Q_OBJECT

public:
    explicit ConsoleTalk(QObject* parent = nullptr);

    /// In place of the one that talks, which is cancelled. It is told the state that is known.
    void start(std::shared_ptr<Talker> talker);
    void cancel();
    /// Every change, also while nobody talks.
    void setState(const netconsole::UbootState& state);

    [[nodiscard]] bool isTalking() const { return m_talker != nullptr; }
    [[nodiscard]] const netconsole::UbootState& state() const { return m_state; }

signals:
    void sendRequested(const QByteArray& datagram);
    /// Something has happened to the talker; also its end.
    void changed();
    /// By itself, or cancelled.
    void ended();

private:
    void step();
    void sendAll();

    netconsole::UbootState m_state;
    std::shared_ptr<Talker> m_talker; ///< until it has ended
    QTimer m_timer;
};

} // namespace etherdeck
