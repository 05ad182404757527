#pragma once

#include "core/console/values.h"

#include <QSplitter>

class QAction;
class QSettings;

namespace etherdeck::ui {

/// The log, and below it the terminal of the box that is chosen, where that is wanted.
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
    void saveLayout(QSettings& settings) const;
    void restoreLayout(QSettings& settings);

signals:
    /// 0: none.
    void terminalChosen(qint64 source);
    void typingRequested();
    /// The terminal was closed by a person: the keyboard is free.
    void left();

private:
    void choose(bool isWanted);
    void refresh();

    QAction& m_showTerminal;
    QWidget* m_log;
    QWidget* m_terminal;
    qint64 m_source = 0;
    bool m_canType = false;
    bool m_wantsTerminal = true;
    bool m_wantsTerminalAnyway = false; ///< also where no U-Boot was heard
};

} // namespace etherdeck::ui
