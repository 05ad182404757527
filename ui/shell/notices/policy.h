#pragma once

#include "ui/shell/notices/rounds.h"

#include <QString>

#include <map>
#include <optional>
#include <set>

namespace etherdeck::ui {

struct NotificationSettings {
    bool isOn = true;
    std::set<discovery::EventKind> kinds{discovery::EventKind::Vanished, discovery::EventKind::CameBack,
                                         discovery::EventKind::Conflict,
                                         discovery::EventKind::PossibleConflict};
};

/// Decides which events are worth a notification. Does no I/O: give it events and the time, take messages.
/// Events close together become one message of each kind; a target that vanished and came back within that
/// time gets none. There are no messages while the window is in front.
class NotificationPolicy {
public:
    void setSettings(const NotificationSettings& settings) { m_settings = settings; }
    /// Pending messages are dropped when the window comes to the front: it shows the events.
    void setWindowInFront(bool isInFront);

    /// `name` is the user's name for the target, or empty. If several `disks` answer as the target, the name
    /// belongs to none of them: the message gives their number instead.
    void eventHappened(discovery::EventKind kind, Address address, const QString& name, std::size_t disks,
                       TimePoint now);
    /// All targets on an interface stopped answering at once: the message of their events says so.
    void linkFellSilent(const QString& interface, std::size_t targets);
    void timeReached(TimePoint now);
    [[nodiscard]] std::optional<DesktopMessage> takeMessage() { return m_rounds.take(); }
    /// TimePoint::max() when nothing is pending.
    [[nodiscard]] TimePoint nextDeadline() const { return m_rounds.deadline(); }

private:
    struct Noted {
        QString name;
        std::size_t disks = 1;
    };
    using Gathered = std::map<Address, Noted>;

    void drop(discovery::EventKind kind, Address address);
    [[nodiscard]] DesktopMessage messageOf(discovery::EventKind kind, const Gathered& gathered) const;

    NotificationSettings m_settings;
    bool m_isInFront = false;
    std::map<discovery::EventKind, Gathered> m_gathered;
    std::map<QString, std::size_t> m_silent; ///< interfaces, and how many targets stopped answering there
    NoticeRounds m_rounds;
};

} // namespace etherdeck::ui
