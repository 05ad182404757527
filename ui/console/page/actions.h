#pragma once

class QAction;
class QObject;

namespace etherdeck::ui {

/// What can be done on the console page, for its menus, the menu bar and the list of shortcuts. Who makes
/// them connects them; they belong to `parent`.
struct ConsoleActions {
    explicit ConsoleActions(QObject* parent);

    /// Makes all texts anew, in the language that holds now.
    void retranslate() const;

    QAction* search; ///< checkable: everywhere, in place of the log
    QAction* nothingArrives;
    QAction* checkEnvironment; ///< what U-Boot of the chosen box printed of its environment
    QAction* setUpNetconsole;  ///< on the current box
    QAction* showAll;          ///< all boxes in one log
    QAction* nextCrash;
    QAction* rename;
    QAction* showBox; ///< all that is known of the current one
    QAction* tie;
    QAction* forget;
    QAction* showTerminal; ///< checkable
    QAction* preferences;
};

} // namespace etherdeck::ui
