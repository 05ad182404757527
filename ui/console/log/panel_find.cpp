#include "ui/console/log/panel_parts.h"
#include "ui/widgets/plain_text.h"

#include <algorithm>

namespace etherdeck::ui {

store::ConsoleSearch LogPanel::Parts::findSearch() const {
    auto search = baseSearch();
    const auto find = m_find->search();
    const auto pattern = find.pattern().toStdString();
    search.caseMatters = find.caseMatters;
    if (search.expression.empty())
        search.expression = pattern;
    else // both, wherever they stand; the filter knows no case
        search.expression = "(?s)^(?=.*?(?i:" + search.expression + "))(?=.*?(?:" + pattern + "))";
    return search;
}

void LogPanel::Parts::openFind() {
    QString text;
    if (m_view->hasSelection())
        if (const auto lines = m_view->selectedLines(); lines && lines->size() == 1)
            text = m_view->selectedText(*lines, false).section(u'\n', 0, 0);
    m_find->open(text);
}

void LogPanel::Parts::stopFind() {
    emit m_panel.cancelWanted(std::exchange(m_findTicket, 0));
    if (m_one)
        emit m_panel.cancelWanted(m_one->ticket);
    m_one.reset();
    m_hits.clear();
    m_view->setMatches({});
    m_view->setFind(QRegularExpression(), false);
}

/// Goes to the nearest hit on the way up, and counts all of them meanwhile.
void LogPanel::Parts::startFind() {
    stopFind();
    const auto find = m_find->search();
    m_find->setStatus({});
    if (find.isEmpty() || !m_find->isVisible())
        return;
    const auto expression = find.compiled();
    if (!expression.isValid()) {
        m_find->setStatus(tr("Not a regular expression: %1").arg(expression.errorString()), true);
        return;
    }
    m_view->setFind(expression, m_find->highlightsAll());
    m_hits.begin();
    m_findTicket = newTicket();
    auto all = findSearch();
    all.page = {store::Order::NewestFirst, 0, 0};
    emit m_panel.findWanted(m_findTicket, all);
    m_one = OneFind{newTicket(), -1, false};
    auto one = findSearch();
    const auto from = m_view->placeLine();
    one.page = {store::Order::NewestFirst, from == 0 ? 0 : from + 1, 1};
    emit m_panel.findOneWanted(m_one->ticket, one);
    tellFind();
}

void LogPanel::Parts::findFrom(int direction) {
    if (!m_find->isVisible())
        return openFind();
    if (m_find->search().isEmpty() || !m_find->search().compiled().isValid())
        return;
    if (m_one)
        emit m_panel.cancelWanted(m_one->ticket);
    m_one = OneFind{newTicket(), direction, false};
    auto one = findSearch();
    one.page = {direction > 0 ? store::Order::OldestFirst : store::Order::NewestFirst, m_view->placeLine(),
                1};
    emit m_panel.findOneWanted(m_one->ticket, one);
}

void LogPanel::Parts::takeFound(const std::vector<netconsole::Line>& lines) {
    if (!lines.empty()) {
        m_view->showLine(static_cast<std::int64_t>(lines.front().id), true);
        const bool isWrapped = m_one->isWrapped;
        const int direction = m_one->direction;
        m_one.reset();
        if (isWrapped)
            m_filter->setHint(direction > 0 ? tr("Went on from the start") : tr("Went on from the end"));
        tellFind();
        return;
    }
    if (m_one->isWrapped) {
        m_one.reset();
        tellFind();
        return;
    }
    m_one = OneFind{newTicket(), m_one->direction, true};
    auto one = findSearch();
    one.page = {m_one->direction > 0 ? store::Order::OldestFirst : store::Order::NewestFirst, 0, 1};
    emit m_panel.findOneWanted(m_one->ticket, one);
}

void LogPanel::Parts::tellFind() {
    const auto count = m_hits.lines().size();
    const auto number = numberText(count);
    if (m_hits.isUnderWay())
        m_find->setStatus(count == 0 ? tr("Looking…") : tr("%1 lines so far…").arg(number));
    else if (m_hits.isFull())
        m_find->setStatus(tr("More than %1 lines").arg(number));
    else if (count == 0)
        m_find->setStatus(tr("No line matches"), true);
    else if (const auto position = m_hits.positionOf(m_view->look().foundLine); position != 0)
        m_find->setStatus(tr("%1 of %2 lines").arg(numberText(position), number));
    else
        m_find->setStatus(count == 1 ? tr("1 line") : tr("%1 lines").arg(number));
}

void LogPanel::addFound(quint64 ticket, const std::vector<qint64>& lines) {
    if (ticket != m_parts->m_findTicket || ticket == 0)
        return;
    if (!m_parts->m_hits.add(lines)) {
        m_parts->m_hits.end();
        emit cancelWanted(ticket);
    }
    m_parts->m_view->setMatches(m_parts->m_hits.lines());
    m_parts->tellFind();
}

void LogPanel::endSearch(quint64 ticket) {
    if (ticket != m_parts->m_findTicket || ticket == 0)
        return;
    m_parts->m_hits.end();
    m_parts->tellFind();
}

void LogPanel::showOne(quint64 ticket, const std::vector<netconsole::Line>& noneOrOne) {
    if (m_parts->m_one && ticket == m_parts->m_one->ticket)
        m_parts->takeFound(noneOrOne);
}

void LogPanel::Parts::jump(const std::vector<qint64>& places, int direction, const QString& none) {
    const auto here = m_view->placeLine();
    qint64 best = 0;
    for (const auto place : places) {
        const bool isBeyond = direction > 0 ? place > here : place < here && place > 0;
        if (isBeyond && (best == 0 || (direction > 0 ? place < best : place > best)))
            best = place;
    }
    if (best == 0)
        m_filter->setHint(none);
    else
        m_view->showLine(best);
}

void LogPanel::Parts::jumpToGap(int direction) {
    m_gapDirection = direction;
    m_gapTicket = newTicket();
    const auto order = direction > 0 ? store::Order::OldestFirst : store::Order::NewestFirst;
    emit m_panel.gapWanted(m_gapTicket, placeFilter(), {order, m_view->placeLine(), 1});
}

void LogPanel::Parts::showGap(const std::optional<store::ConsoleGap>& gap) {
    m_gapTicket = 0;
    if (gap)
        m_view->showLine(gap->line);
    else
        m_filter->setHint(m_gapDirection > 0 ? tr("No later gap") : tr("No earlier gap"));
}

} // namespace etherdeck::ui
