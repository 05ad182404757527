#pragma once

#include "ui/console/lines/pager.h"
#include "ui/console/lines/selection.h"

#include <cstdint>

namespace etherdeck::ui {

/// What mouse and keys select in the log, and where they move the current line. Knows the pager, and no
/// widget.
class LogChooser {
public:
    using Caret = LogSelection::Caret;

    /// Lives longer.
    explicit LogChooser(LogPager& pager) : m_pager(pager) {}

    [[nodiscard]] const LogSelection& selection() const { return m_selection; }
    [[nodiscard]] std::int64_t currentLine() const { return m_selection.caret().line; }
    void clear() { m_selection.clear(); }
    /// `extends`: what is selected reaches to there.
    void moveTo(const Caret& caret, bool extends) { m_selection.moveTo(caret, extends); }
    void selectLine(std::int64_t line, bool extends) { m_selection.selectLine(line, extends); }
    void selectLines(std::int64_t first, std::int64_t last) { m_selection.selectLines(first, last); }
    /// The word around a place; nothing where its line is not held.
    void selectWord(const Caret& caret);
    /// So many lines up (-1) or down (1) from the current one, and into sight; the first one in sight where
    /// there is none. Pauses the pager. A step at the edge of what is held waits for the next page. False
    /// when there is no line to go to.
    bool step(int direction, int steps, bool extends);

    /// The left button. `wholeLines`: the drag selects lines.
    void press(const Caret& caret, bool extends, bool wholeLines);
    void dragTo(const Caret& caret);
    void release() { m_isDragging = false; }
    [[nodiscard]] bool isDragging() const { return m_isDragging; }

private:
    [[nodiscard]] std::int64_t lineInSight(int direction) const;
    void bringIntoSight(std::int64_t line, int direction);
    [[nodiscard]] bool isInSight(std::int64_t line) const;

    LogPager& m_pager;
    LogSelection m_selection;
    bool m_isDragging = false;
    bool m_wholeLines = false;
};

} // namespace etherdeck::ui
