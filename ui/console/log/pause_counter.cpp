#include "ui/console/log/pause_counter.h"

#include "ui/console/lines/view.h"
#include "ui/console/log/scope.h"

namespace etherdeck::ui {

namespace {

constexpr auto countEvery = std::chrono::milliseconds(500);
constexpr std::size_t maxCounted = 10'000;

} // namespace

LogPauseCounter::LogPauseCounter(LogView& view, const LogScope& scope, QObject* parent) :
    QObject(parent), m_view(view), m_scope(scope) {
    m_timer.setInterval(countEvery);
    connect(&m_timer, &QTimer::timeout, this, &LogPauseCounter::count);
    connect(&view, &LogView::followingChanged, this, [this](bool isFollowing) {
        m_pausedAt = m_stored;
        isFollowing ? m_timer.stop() : m_timer.start();
    });
}

void LogPauseCounter::count() {
    if (m_view.isFollowing() || m_stored == m_pausedAt)
        return;
    auto search = m_scope.search();
    if (search.expression.empty() && search.filter == store::ConsoleFilter())
        return m_view.setNewLines(m_stored - m_pausedAt, false);
    search.page = {store::Order::OldestFirst, m_pausedAt, maxCounted};
    m_asks = m_scope.reader().count(
        search, this,
        thenOr<qint64>([this](const Error& error) { emit failed(error); },
                       [this](qint64 count) { m_view.setNewLines(count, count >= qint64{maxCounted}); }));
}

} // namespace etherdeck::ui
