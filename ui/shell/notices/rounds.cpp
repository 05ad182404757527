#include "ui/shell/notices/rounds.h"

#include "core/base/take_first.h"

#include <algorithm>

namespace etherdeck::ui {

namespace {

using namespace std::chrono_literals;

constexpr auto gatherTime = 2s;
constexpr auto leastPause = 15s; ///< from one round to the next

} // namespace

void NoticeRounds::expect(TimePoint now) {
    if (m_deadline == TimePoint::max())
        m_deadline = std::max(now + gatherTime, m_lastTold ? *m_lastTold + leastPause : now);
}

void NoticeRounds::clear() {
    cancel();
    m_messages.clear();
}

bool NoticeRounds::begins(TimePoint now) {
    if (now < m_deadline)
        return false;
    cancel();
    m_lastTold = now;
    return true;
}

std::optional<DesktopMessage> NoticeRounds::take() { return takeFirst(m_messages); }

} // namespace etherdeck::ui
