#include "ui/console/log/left_out_counter.h"

#include "ui/console/log/left_out_bar.h"
#include "ui/console/log/scope.h"

namespace etherdeck::ui {

namespace {

constexpr std::size_t maxLeftOut = 10'000; // nobody reads more to the digit

} // namespace

void LeftOutCounter::restart(qint64 last) {
    m_asks.cancel();
    m_countedTo = 0;
    m_bar.setLeftOut({});
    count(last);
}

void LeftOutCounter::noteStored(qint64 last) {
    if (!m_asks.isUnderWay()) // one after the other
        count(last);
}

void LeftOutCounter::count(qint64 last) {
    auto search = m_scope.search();
    const bool isCounted = m_countedTo != 0 && (m_countedTo >= last || !m_bar.leftOut().isAll);
    if (!search.filter.level || m_bar.areTaken() || isCounted || last == 0)
        return;
    search.page = m_countedTo == 0 ? store::Page{store::Order::NewestFirst, last + 1, maxLeftOut}
                                   : store::Page{store::Order::OldestFirst, m_countedTo, maxLeftOut};
    m_asks = m_scope.reader().leftOut(search, this, [this, last](const Result<store::LeftOut>& answer) {
        if (!answer && answer.error().code == ErrorCode::Closed)
            return;
        const auto counted = answer.value_or(store::LeftOut{0, false});
        const auto& before = m_bar.leftOut();
        m_countedTo = last;
        m_bar.setLeftOut({before.lines + counted.lines, before.isAll && counted.isAll});
    });
}

} // namespace etherdeck::ui

#include "moc_left_out_counter.cpp"
