#pragma once

class QAction;

namespace etherdeck::ui {

/// What the detail pane offers for several targets; null: nothing.
struct SelectionActions {
    QAction* copy = nullptr; ///< as text
    QAction* claim = nullptr;
    QAction* release = nullptr;
    QAction* remove = nullptr; ///< from the list
};

} // namespace etherdeck::ui
