#pragma once

#include "core/discovery/target.h"

#include <QString>

#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <vector>

namespace etherdeck::ui {

/// Where on the console something happened. Numbers are those of the store.
struct ConsolePlace {
    enum class Kind { Crash, Boot, Silence, Sleep };

    Kind kind = Kind::Crash;
    std::int64_t source = 0;
    std::int64_t boot = 0; ///< 0: none
    std::int64_t line = 0; ///< 0: none

    friend bool operator==(const ConsolePlace&, const ConsolePlace&) = default;
};

/// One notification of the desktop. Both texts are plain; the name of a target stands in the title only,
/// because desktops take the text for markup.
struct DesktopMessage {
    enum class Urgency { Low, Normal, Critical };

    discovery::EventKind kind =
        discovery::EventKind::Vanished; ///< a newer one of a kind takes the place of the last
    Urgency urgency = Urgency::Normal;
    QString title;
    QString text;
    Address address; ///< to show when it is clicked: the first one of several
    std::optional<ConsolePlace> place = std::nullopt; ///< or this; then kind and address say nothing

    friend bool operator==(const DesktopMessage&, const DesktopMessage&) = default;
};

struct NotificationSettings {
    bool isOn = true;
    std::set<discovery::EventKind> kinds{discovery::EventKind::Vanished, discovery::EventKind::CameBack,
                                         discovery::EventKind::Conflict};
};

/// Decides what is worth interrupting a person for. Does no I/O: give it events and the time, take messages.
/// What happens close together is gathered into one message of each kind; a target that vanished and came
/// back within that time is not worth one. Nothing is told while the window is in front.
class NotificationPolicy {
public:
    void setSettings(const NotificationSettings& settings) { m_settings = settings; }
    /// What waits is dropped when the window comes to the front: it can be seen there.
    void setWindowInFront(bool isInFront);

    /// `name` is what a person calls the target, or empty.
    void eventHappened(discovery::EventKind kind, Address address, const QString& name, TimePoint now);
    void timeReached(TimePoint now);
    [[nodiscard]] std::optional<DesktopMessage> takeMessage();
    /// TimePoint::max() when nothing waits.
    [[nodiscard]] TimePoint nextDeadline() const { return m_deadline; }

private:
    using Gathered = std::map<Address, QString>; ///< with their names

    void drop(discovery::EventKind kind, Address address);
    [[nodiscard]] static DesktopMessage messageOf(discovery::EventKind kind, const Gathered& gathered);

    NotificationSettings m_settings;
    bool m_isInFront = false;
    std::map<discovery::EventKind, Gathered> m_gathered;
    std::vector<DesktopMessage> m_messages;
    TimePoint m_deadline = TimePoint::max();
    std::optional<TimePoint> m_lastTold;
};

} // namespace etherdeck::ui
