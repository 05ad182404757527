#pragma once

#include "core/base/clock.h"
#include "ui/shell/notices/desktop_message.h"

#include <deque>
#include <optional>

namespace etherdeck::ui {

/// Decides when gathered events become messages, and holds the messages until they are taken. Events close
/// together are one round; there is a pause between rounds.
class NoticeRounds {
public:
    /// Something is pending.
    void expect(TimePoint now);
    /// Nothing is pending any more; messages that were not taken stay.
    void cancel() { m_deadline = TimePoint::max(); }
    /// Drops what is pending and messages that were not taken: the window shows them.
    void clear();
    /// True once for each round, when its time has come.
    [[nodiscard]] bool begins(TimePoint now);

    void add(DesktopMessage message) { m_messages.push_back(std::move(message)); }
    [[nodiscard]] std::optional<DesktopMessage> take();
    /// TimePoint::max() when nothing is pending.
    [[nodiscard]] TimePoint deadline() const { return m_deadline; }

private:
    TimePoint m_deadline = TimePoint::max();
    std::optional<TimePoint> m_lastTold;
    std::deque<DesktopMessage> m_messages;
};

/// A name in a notification is no longer than this.
inline constexpr qsizetype longestNoticeName = 80;

} // namespace etherdeck::ui
