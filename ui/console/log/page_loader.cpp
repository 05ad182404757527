#include "ui/console/log/page_loader.h"

#include "ui/console/lines/view.h"
#include "ui/console/log/filter_bar.h"
#include "ui/console/log/scope.h"

#include <algorithm>

namespace etherdeck::ui {

LogPageLoader::LogPageLoader(LogView& view, LogFilterBar& filter, const LogScope& scope, QObject* parent) :
    QObject(parent), m_view(view), m_filter(filter), m_scope(scope) {
    connect(&view, &LogView::pageRequested, this, [this](std::uint64_t serial, const store::Page& page) {
        m_page = page;
        m_serial = serial;
        ask();
    });
}

void LogPageLoader::restart() {
    m_lookedTo.reset();
    m_filter.endLooking();
}

void LogPageLoader::retry() {
    if (m_view.pager().isWaiting() && !m_call.isUnderWay())
        ask();
}

void LogPageLoader::ask() {
    auto search = m_scope.search();
    search.page = m_page;
    m_call = m_scope.reader().logPage(search, this, [this](const Result<store::LogPage>& page) {
        if (page)
            return take(*page);
        if (page.error().code == ErrorCode::Closed)
            return; // asked again when there is a store
        m_view.giveUpPage(m_serial);
        emit failed(page.error());
    });
}

void LogPageLoader::take(const store::LogPage& page) {
    const bool isBack = m_page.order == store::Order::NewestFirst;
    m_lookedTo = page.lookedTo == 0 ? std::nullopt : std::optional(page.lookedToTime);
    m_view.takePage(m_serial, page); // and asks for the next one
    if (!m_view.pager().isWaiting())
        m_lookedTo.reset();
    if (!m_lookedTo)
        return m_filter.endLooking();
    const double length = static_cast<double>(std::max<std::int64_t>(m_last - m_first, 1));
    const double done = static_cast<double>(page.lookedTo - m_first) / length;
    const auto when = dayText(*m_lookedTo);
    m_filter.setLooking(isBack ? tr("Searching back to %1…").arg(when) : tr("Searching up to %1…").arg(when),
                        static_cast<int>(std::clamp(isBack ? 1 - done : done, 0.0, 1.0) * 1000));
    emit lookedFurther();
}

} // namespace etherdeck::ui

#include "moc_page_loader.cpp"
