#include "ui/console/log/panel_parts.h"

namespace etherdeck::ui {

namespace {

constexpr std::size_t mostLeftOut = 10'000; // nobody reads more to the digit

} // namespace

/// Lines that the level hides for want of one are counted from the newest on, and then as they come.
void LogPanel::Parts::countLeftOut(bool fromAnew) {
    if (m_asksLeftOut.isUnderWay() && !fromAnew)
        return; // one after the other
    m_asksLeftOut.cancel();
    if (fromAnew) {
        m_leftOutTo = 0;
        m_leftOut->setLeftOut({});
    }
    const bool isCounted = m_leftOutTo != 0 && (m_leftOutTo >= m_stored || !m_leftOut->leftOut().isAll);
    if (!m_filter->level() || m_leftOut->areTaken() || isCounted || m_stored == 0)
        return;
    auto search = baseSearch();
    search.page = m_leftOutTo == 0 ? store::Page{store::Order::NewestFirst, m_stored + 1, mostLeftOut}
                                   : store::Page{store::Order::OldestFirst, m_leftOutTo, mostLeftOut};
    m_asksLeftOut = m_reader->leftOut(search, this, [this, to = m_stored](const auto& counted) {
        if (counted || counted.error().code != ErrorCode::Closed)
            showLeftOut(counted.value_or(store::LeftOut{0, false}), to);
    });
}

void LogPanel::Parts::showLeftOut(const store::LeftOut& counted, qint64 to) {
    m_leftOutTo = to;
    const auto& before = m_leftOut->leftOut();
    m_leftOut->setLeftOut({before.lines + counted.lines, before.isAll && counted.isAll});
}

} // namespace etherdeck::ui
