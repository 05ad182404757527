#pragma once

#include "core/base/clock.h"
#include "ui/shell/desktop_message.h"

#include <deque>
#include <optional>

namespace etherdeck::ui {

/// When what was gathered is told, and the messages that wait to be taken. What happens close together is one
/// round; rounds keep a pause between them.
class NoticeRounds {
public:
    /// Something waits to be told.
    void expect(TimePoint now);
    /// Nothing waits any more; messages that were not taken stay.
    void cancel() { m_deadline = TimePoint::max(); }
    /// What waits, and messages that were not taken, are dropped: they can be seen in the window.
    void clear();
    /// True once for each round, when its time has come.
    [[nodiscard]] bool begins(TimePoint now);

    void add(DesktopMessage message) { m_messages.push_back(std::move(message)); }
    [[nodiscard]] std::optional<DesktopMessage> take();
    /// TimePoint::max() when nothing waits.
    [[nodiscard]] TimePoint deadline() const { return m_deadline; }

private:
    TimePoint m_deadline = TimePoint::max();
    std::optional<TimePoint> m_lastTold;
    std::deque<DesktopMessage> m_messages;
};

/// A name in a notification is no longer than this.
inline constexpr qsizetype longestNoticeName = 80;

} // namespace etherdeck::ui
