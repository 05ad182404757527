#include "ui/console/log/finder.h"

#include "ui/console/lines/view.h"
#include "ui/console/log/find_bar.h"
#include "ui/console/log/scope.h"
#include "ui/text/error.h"
#include "ui/text/plain.h"

namespace etherdeck::ui {

LogFinder::LogFinder(LogFindBar& bar, LogView& view, const LogScope& scope, QObject* parent) :
    QObject(parent), m_bar(bar), m_view(view), m_scope(scope) {
    connect(&bar, &LogFindBar::searchChanged, this, &LogFinder::restart);
    connect(&bar, &LogFindBar::highlightChanged, this,
            [this] { m_view.setFind(m_bar.search().compiled(), m_bar.highlightsAll()); });
    connect(&bar, &LogFindBar::nextRequested, this, [this] { step(1); });
    connect(&bar, &LogFindBar::previousRequested, this, [this] { step(-1); });
    connect(&bar, &LogFindBar::closed, this, [this] {
        stop();
        emit left();
    });
}

store::ConsoleSearch LogFinder::search() const {
    auto search = m_scope.search();
    const auto find = m_bar.search();
    const auto pattern = find.pattern().toStdString();
    search.caseMatters = find.caseMatters;
    if (search.expression.empty())
        search.expression = pattern;
    else // both, wherever they stand; the filter knows no case
        search.expression = "(?s)^(?=.*?(?i:" + search.expression + "))(?=.*?(?:" + pattern + "))";
    return search;
}

void LogFinder::open() {
    QString text;
    if (m_view.hasSelection())
        if (const auto lines = m_view.selectedLines(); lines && lines->size() == 1)
            text = m_view.selectedText(*lines, false).section(u'\n', 0, 0);
    m_bar.open(text);
}

void LogFinder::stop() {
    m_all.cancel();
    m_one.cancel();
    m_hits.clear();
    m_view.setMatches({});
    m_view.setFind(QRegularExpression(), false);
}

/// Goes to the nearest hit on the way up.
void LogFinder::restart() {
    stop();
    const auto find = m_bar.search();
    m_bar.setStatus({});
    if (find.isEmpty() || !m_bar.isVisible())
        return;
    const auto expression = find.compiled();
    if (!expression.isValid()) {
        m_bar.setStatus(tr("Not a valid regular expression: %1").arg(expression.errorString()), true);
        return;
    }
    m_view.setFind(expression, m_bar.highlightsAll());
    m_hits.begin();
    auto all = search();
    all.page = {store::Order::NewestFirst, 0, 0};
    m_all = m_scope.reader().find(
        all, this,
        [this](const std::vector<qint64>& lines) {
            if (!m_hits.add(lines)) {
                m_hits.end();
                m_all.cancel();
            }
            m_view.setMatches(m_hits.lines());
            showStatus();
        },
        [this](const Result<void>& done) {
            if (!done)
                return fail(done.error());
            m_hits.end();
            showStatus();
        });
    const auto from = m_view.placeLine();
    findOne(-1, from == 0 ? 0 : from + 1, false);
    showStatus();
}

void LogFinder::fail(const Error& error) {
    if (error.code == ErrorCode::Closed)
        return;
    m_hits.clear();
    m_one.cancel();
    const bool isExpression = error.code == ErrorCode::Malformed || error.code == ErrorCode::TooLong;
    m_bar.setStatus(isExpression ? tr("Not a valid regular expression: %1").arg(fromWire(error.detail))
                                 : errorText(error, {}).what,
                    true);
}

void LogFinder::step(int direction) {
    if (!m_bar.isVisible())
        return open();
    if (!m_bar.search().isEmpty() && m_bar.search().compiled().isValid())
        findOne(direction, m_view.placeLine(), false);
}

void LogFinder::findOne(int direction, qint64 beyond, bool isWrapped) {
    auto one = search();
    one.page = {direction > 0 ? store::Order::OldestFirst : store::Order::NewestFirst, beyond, 1};
    m_one = m_scope.reader().findOne(one, this, [=, this](const auto& noneOrOne) {
        noneOrOne ? takeOne(*noneOrOne, direction, isWrapped) : fail(noneOrOne.error());
    });
}

void LogFinder::takeOne(const std::vector<netconsole::Line>& noneOrOne, int direction, bool isWrapped) {
    if (noneOrOne.empty() && !isWrapped)
        return findOne(direction, 0, true);
    if (!noneOrOne.empty()) {
        m_view.showLine(static_cast<std::int64_t>(noneOrOne.front().id), true);
        if (isWrapped)
            emit wrapped(direction);
    }
    showStatus();
}

void LogFinder::showStatus() {
    const auto count = m_hits.lines().size();
    const auto number = numberText(count);
    if (m_hits.isUnderWay())
        m_bar.setStatus(count == 0 ? tr("Searching…") : tr("%1 lines so far…").arg(number));
    else if (m_hits.isFull())
        m_bar.setStatus(tr("More than %1 lines").arg(number));
    else if (count == 0)
        m_bar.setStatus(tr("No line matches"), true);
    else if (const auto position = m_hits.positionOf(m_view.look().foundLine); position != 0)
        m_bar.setStatus(tr("%1 of %2 lines").arg(numberText(position), number));
    else
        m_bar.setStatus(count == 1 ? tr("1 line") : tr("%1 lines").arg(number));
}

} // namespace etherdeck::ui

#include "moc_finder.cpp"
