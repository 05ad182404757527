#pragma once

#include "core/terminal/terminal_screen.h"

#include <QString>

namespace etherdeck::ui {

/// What is selected on a TerminalScreen: from one place up to another, in either direction. Knows no widget.
class TerminalSelection {
public:
    using Position = terminal::Position;

    [[nodiscard]] bool isEmpty() const { return m_anchor == m_head; }
    [[nodiscard]] bool contains(Position position) const;
    /// The end that the mouse and the keys move.
    [[nodiscard]] Position head() const { return m_head; }
    [[nodiscard]] QString text(const terminal::TerminalScreen& screen) const;

    void clear() { m_anchor = m_head = {}; }
    void selectAll(const terminal::TerminalScreen& screen);
    /// `extends`: what is selected reaches to there.
    void press(Position position, bool extends);
    void dragTo(Position position) { m_head = position; }
    /// What stands between blanks around a character.
    void selectWord(const terminal::TerminalScreen& screen, Position character);
    /// An arrow key, Home or End, from the cursor or from where the selection ends. False for other keys.
    [[nodiscard]] bool extend(const terminal::TerminalScreen& screen, int key);

private:
    Position m_anchor;
    Position m_head; ///< behind the last selected place, or before the first
};

} // namespace etherdeck::ui
