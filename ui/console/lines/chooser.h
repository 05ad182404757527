#pragma once

#include "ui/console/lines/pager.h"
#include "ui/console/lines/selection.h"

#include <cstdint>

namespace etherdeck::ui {

/// Selection in the log by mouse and keyboard, and moving the current line. It knows the pager, but no
/// widget.
class LogChooser {
public:
    using Caret = LogSelection::Caret;

    /// It must outlive this object.
    explicit LogChooser(LogPager& pager) : m_pager(pager) {}

    [[nodiscard]] const LogSelection& selection() const { return m_selection; }
    [[nodiscard]] std::int64_t currentLine() const { return m_selection.caret().line; }
    void clear() { m_selection.clear(); }
    /// `extends`: what is selected reaches to there.
    void moveTo(const Caret& caret, bool extends) { m_selection.moveTo(caret, extends); }
    void selectLine(std::int64_t line, bool extends) { m_selection.selectLine(line, extends); }
    void selectLines(std::int64_t first, std::int64_t last) { m_selection.selectLines(first, last); }
    /// The word around a place; nothing if its line is not loaded.
    void selectWord(const Caret& caret);
    /// Moves the current line by `steps` up (-1) or down (1), and makes it visible; without one, goes to the
    /// first visible line. Pauses the pager. A step beyond the loaded lines waits for the next page. False
    /// when there is no line to go to.
    bool step(int direction, int steps, bool extends);

    [[nodiscard]] bool showsCurrent() const { return isInSight(currentLine()); }
    void bringCurrentIntoSight() { bringIntoSight(currentLine(), 1); }

    /// The left button. `wholeLines`: dragging selects lines.
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
