#pragma once

#include "core/console/values.h"

#include <QSplitter>

class QAction;
class QSettings;

namespace etherdeck::ui {

/// The log, and below it the terminal of the box that is chosen, where that is wanted. The terminal gets a
/// third of the height at most, unless the user has moved the handle.
class WorkArea : public QSplitter {
    Q_OBJECT

public:
    /// `showTerminal` is the action that switches it, and outlives this.
    explicit WorkArea(QAction& showTerminal, QWidget* parent = nullptr);

    /// Takes them.
    void setPanels(QWidget* log, QWidget* terminal);
    [[nodiscard]] QWidget* log() const { return m_log; }
    /// The only box that is chosen; null: none, or several.
    void showBox(const ConsoleBoxState* box);
    /// The terminal has folded to its bar, or unfolded.
    void foldTerminal(bool isFolded);
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

signals:
    /// 0: none.
    void terminalChosen(qint64 source);
    void typingRequested();
    /// The terminal was closed by a person: the keyboard is free.
    void left();

protected:
    bool event(QEvent* event) override;
    void resizeEvent(QResizeEvent* event) override;

private:
    void choose(bool isWanted);
    void refresh();
    void share();

    QAction& m_showTerminal;
    QWidget* m_log;
    QWidget* m_terminal;
    qint64 m_source = 0;
    bool m_canType = false;
    bool m_isFolded = false;
    int m_share = 0; ///< of the terminal, per mille, as the user has chosen; 0: never
    bool m_wantsTerminal = true;
    bool m_wantsTerminalAnyway = false; ///< also where no U-Boot was heard
};

} // namespace etherdeck::ui
