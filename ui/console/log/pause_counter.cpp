#include "ui/console/log/pause_counter.h"

#include "ui/console/lines/view.h"
#include "ui/console/log/pause_button.h"
#include "ui/console/log/scope.h"

namespace etherdeck::ui {

namespace {

constexpr auto countEvery = std::chrono::milliseconds(500);
constexpr std::size_t maxCounted = 10'000;

} // namespace

LogPauseCounter::LogPauseCounter(LogView& view, const LogScope& scope, PauseButton& button, QObject* parent) :
    QObject(parent), m_view(view), m_scope(scope), m_button(button) {
    m_timer.setInterval(countEvery);
    connect(&m_timer, &QTimer::timeout, this, &LogPauseCounter::count);
    connect(&view, &LogView::followingChanged, this, [this](bool isFollowing) {
        m_pausedAt = m_stored;
        m_button.setNewLines(0, false);
        isFollowing ? m_timer.stop() : m_timer.start();
        refresh();
    });
    connect(&view, &LogView::contentChanged, this, &LogPauseCounter::refresh);
    connect(&button, &PauseButton::clicked, this, [this] {
        m_view.showEnd();
        m_view.setFocus(Qt::OtherFocusReason);
    });
}

void LogPauseCounter::setEnded(bool hasEnded) {
    m_hasEnded = hasEnded;
    refresh();
}

void LogPauseCounter::refresh() {
    m_button.setVisible(!m_hasEnded && !m_view.isFollowing() && !m_view.pager().isEmpty());
}

void LogPauseCounter::count() {
    if (m_view.isFollowing() || m_stored == m_pausedAt)
        return;
    auto search = m_scope.search();
    if (search.expression.empty() && search.filter == store::ConsoleFilter())
        return m_button.setNewLines(m_stored - m_pausedAt, false);
    search.page = {store::Order::OldestFirst, m_pausedAt, maxCounted};
    m_asks = m_scope.reader().count(
        search, this,
        thenOr<qint64>([this](const Error& error) { emit failed(error); },
                       [this](qint64 count) { m_button.setNewLines(count, count >= qint64{maxCounted}); }));
}

} // namespace etherdeck::ui

#include "moc_pause_counter.cpp"
