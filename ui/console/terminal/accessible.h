#pragma once

#include "core/terminal/terminal_cell.h"
#include "ui/console/lines/shown_text.h"

namespace etherdeck::ui {

class TerminalView;

/// The rows in sight, blanks at their ends left out.
[[nodiscard]] ShownText shownRows(const TerminalView& view);

/// Makes the terminal known to screen readers, and tells them what comes behind the cursor while it has the
/// focus.
class TerminalAccess {
public:
    explicit TerminalAccess(TerminalView& view, AccessTeller tell = QAccessible::updateAccessibility);

    /// The screen has changed, or is another one: `isOther`.
    void refresh(bool isOther);

private:
    TerminalView& m_view;
    AccessTeller m_tell;
    terminal::Position m_told; ///< up to which place what stands there was told
};

} // namespace etherdeck::ui
