#include "ui/console/lines/chooser.h"

#include "ui/console/lines/text.h"

namespace etherdeck::ui {

namespace {

constexpr int maxSought = 400; // rows

} // namespace

void LogChooser::selectWord(const Caret& caret) {
    if (const auto* line = m_pager.line(caret.line))
        m_selection.selectWord(caret, rowText(*line, caret.row));
}

bool LogChooser::step(int direction, int steps, bool extends) {
    auto line = currentLine();
    if (line == 0 || m_pager.line(line) == nullptr) {
        line = lineInSight(direction);
    } else {
        for (; steps > 0; --steps)
            if (const auto next = m_pager.neighbour(line, direction); next != 0)
                line = next;
    }
    if (line == 0)
        return false;
    if (extends)
        m_selection.selectLine(line, true);
    else
        m_selection.moveTo({line, 0, 0}, false);
    m_pager.pause();
    bringIntoSight(line, direction);
    return true;
}

/// The first one, or on the way up the last one; 0: none.
std::int64_t LogChooser::lineInSight(int direction) const {
    const int rows = m_pager.screenRows();
    for (int i = direction < 0 ? rows - 1 : 0; i >= 0 && i < rows; i += direction)
        if (const auto id = m_pager.row(i).id; id != 0)
            return id;
    return 0;
}

bool LogChooser::isInSight(std::int64_t line) const {
    for (int i = 0; i < m_pager.screenRows(); ++i)
        if (const auto row = m_pager.row(i); row.id == line && row.kind == LogRow::Kind::Text)
            return true;
    return false;
}

void LogChooser::bringIntoSight(std::int64_t line, int direction) {
    for (int i = 0; i < maxSought && !isInSight(line); ++i)
        m_pager.scroll(direction);
    if (!isInSight(line))
        m_pager.showLine(line);
}

void LogChooser::press(const Caret& caret, bool extends, bool wholeLines) {
    m_isDragging = true;
    m_wholeLines = wholeLines;
    if (wholeLines)
        m_selection.selectLine(caret.line, false);
    else
        m_selection.moveTo(caret, extends && m_selection.anchor().line != 0);
}

void LogChooser::dragTo(const Caret& caret) {
    if (m_wholeLines)
        m_selection.selectLine(caret.line, true);
    else
        m_selection.moveTo(caret, true);
}

} // namespace etherdeck::ui
