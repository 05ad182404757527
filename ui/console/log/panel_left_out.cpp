#include "ui/console/log/panel_parts.h"

namespace etherdeck::ui {

namespace {

constexpr std::size_t mostLeftOut = 10'000; // nobody reads more to the digit

} // namespace

/// Lines that the level hides for want of one are counted from the newest on, and then as they come.
void LogPanel::Parts::countLeftOut(bool fromAnew) {
    if (m_leftOutTicket != 0 && !fromAnew)
        return; // one after the other
    if (m_leftOutTicket != 0)
        emit m_panel.cancelWanted(std::exchange(m_leftOutTicket, 0));
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
    m_leftOutAsked = m_stored;
    m_leftOutTicket = newTicket();
    emit m_panel.leftOutWanted(m_leftOutTicket, search);
}

void LogPanel::Parts::showLeftOut(const store::LeftOut& counted) {
    m_leftOutTicket = 0;
    m_leftOutTo = m_leftOutAsked;
    const auto& before = m_leftOut->leftOut();
    m_leftOut->setLeftOut({before.lines + counted.lines, before.isAll && counted.isAll});
}

} // namespace etherdeck::ui
