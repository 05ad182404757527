#include "ui/console/log/jumper.h"

#include "ui/console/lines/view.h"
#include "ui/console/log/scope.h"

namespace etherdeck::ui {

void LogJumper::setBoots(const std::vector<store::ConsoleBoot>& boots) {
    m_boots.clear();
    for (const auto& boot : boots)
        m_boots.push_back(boot.firstLine);
}

void LogJumper::setCrashes(const std::vector<store::ConsoleCrash>& crashes) {
    m_crashes.clear();
    for (const auto& crash : crashes)
        if (crash.firstLine != 0)
            m_crashes.push_back(crash.firstLine);
}

bool LogJumper::jump(const std::vector<qint64>& places, int direction) {
    const auto here = m_view.placeLine();
    qint64 nearest = 0;
    for (const auto place : places) {
        const bool isBeyond = direction > 0 ? place > here : place < here && place > 0;
        if (isBeyond && (nearest == 0 || (direction > 0 ? place < nearest : place > nearest)))
            nearest = place;
    }
    if (nearest != 0)
        m_view.showLine(nearest);
    return nearest != 0;
}

void LogJumper::toBoot(int direction) {
    if (!jump(m_boots, direction))
        emit noneThere(direction > 0 ? tr("No later boot") : tr("No earlier boot"));
}

void LogJumper::toCrash(int direction) {
    if (!jump(m_crashes, direction))
        emit noneThere(direction > 0 ? tr("No later crash") : tr("No earlier crash"));
}

void LogJumper::toGap(int direction) {
    const auto order = direction > 0 ? store::Order::OldestFirst : store::Order::NewestFirst;
    const auto show = [this, direction](const ConsoleReader::Gap& gap) {
        if (gap)
            m_view.showLine(gap->line);
        else
            emit noneThere(direction > 0 ? tr("No later gap") : tr("No earlier gap"));
    };
    m_asksGap = m_scope.reader().gap(
        m_scope.place(), {order, m_view.placeLine(), 1}, this,
        thenOr<ConsoleReader::Gap>([this](const Error& error) { emit failed(error); }, show));
}

} // namespace etherdeck::ui

#include "moc_jumper.cpp"
