#pragma once

#include "ui/shell/notice_rounds.h"

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

/// Decides what is worth interrupting a person for. Does no I/O: give it events and the time, take messages.
/// What happens close together is gathered into one message of each kind; a target that vanished and came
/// back within that time is not worth one. Nothing is told while the window is in front.
class NotificationPolicy {
public:
    void setSettings(const NotificationSettings& settings) { m_settings = settings; }
    /// What waits is dropped when the window comes to the front: it can be seen there.
    void setWindowInFront(bool isInFront);

    /// `name` is what a person calls the target, or empty. Of several `disks` that answer as the target none
    /// is the one with the name: it is left out, and told that there are so many.
    void eventHappened(discovery::EventKind kind, Address address, const QString& name, std::size_t disks,
                       TimePoint now);
    /// All targets on an interface stopped answering at once: the message of their events says so.
    void linkFellSilent(const QString& interface, std::size_t targets);
    void timeReached(TimePoint now);
    [[nodiscard]] std::optional<DesktopMessage> takeMessage() { return m_rounds.take(); }
    /// TimePoint::max() when nothing waits.
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
