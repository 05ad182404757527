#include "ui/console/log/panel_parts.h"
#include "ui/widgets/error_text.h"
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
    m_findsAll.cancel();
    m_findsOne.cancel();
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
    auto all = findSearch();
    all.page = {store::Order::NewestFirst, 0, 0};
    m_findsAll = m_reader->find(
        all, this,
        [this](const std::vector<qint64>& lines) {
            if (!m_hits.add(lines)) {
                m_hits.end();
                m_findsAll.cancel();
            }
            m_view->setMatches(m_hits.lines());
            tellFind();
        },
        [this](const Result<void>& done) {
            if (!done)
                return noteFindFailed(done.error());
            m_hits.end();
            tellFind();
        });
    const auto from = m_view->placeLine();
    findOne(-1, from == 0 ? 0 : from + 1, false);
    tellFind();
}

void LogPanel::Parts::noteFindFailed(const Error& error) {
    if (error.code == ErrorCode::Closed)
        return;
    m_hits.clear();
    m_findsOne.cancel();
    const bool isExpression = error.code == ErrorCode::Malformed || error.code == ErrorCode::TooLong;
    m_find->setStatus(isExpression ? tr("Not a regular expression: %1").arg(fromWire(error.detail))
                                   : errorText(error, {}).what,
                      true);
}

void LogPanel::Parts::findFrom(int direction) {
    if (!m_find->isVisible())
        return openFind();
    if (!m_find->search().isEmpty() && m_find->search().compiled().isValid())
        findOne(direction, m_view->placeLine(), false);
}

void LogPanel::Parts::findOne(int direction, qint64 beyond, bool isWrapped) {
    auto one = findSearch();
    one.page = {direction > 0 ? store::Order::OldestFirst : store::Order::NewestFirst, beyond, 1};
    m_findsOne = m_reader->findOne(one, this, [=, this](const auto& noneOrOne) {
        noneOrOne ? takeOne(*noneOrOne, direction, isWrapped) : noteFindFailed(noneOrOne.error());
    });
}

void LogPanel::Parts::takeOne(const std::vector<netconsole::Line>& noneOrOne, int direction, bool isWrapped) {
    if (noneOrOne.empty() && !isWrapped)
        return findOne(direction, 0, true);
    if (!noneOrOne.empty()) {
        m_view->showLine(static_cast<std::int64_t>(noneOrOne.front().id), true);
        if (isWrapped)
            m_filter->setHint(direction > 0 ? tr("Went on from the start") : tr("Went on from the end"));
    }
    tellFind();
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
    const auto order = direction > 0 ? store::Order::OldestFirst : store::Order::NewestFirst;
    m_asksGap =
        m_reader->gap(placeFilter(), {order, m_view->placeLine(), 1}, this,
                      orTell<ConsoleReader::Gap>([this, direction](const ConsoleReader::Gap& gap) {
                          if (gap)
                              m_view->showLine(gap->line);
                          else
                              m_filter->setHint(direction > 0 ? tr("No later gap") : tr("No earlier gap"));
                      }));
}

} // namespace etherdeck::ui
