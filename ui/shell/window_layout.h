#pragma once

class QAction;
class QSettings;

namespace etherdeck::ui {

class MainWindow;
class Navigator;

/// What the window and its pages remember from one start to the next: sizes, columns, what was shown last.
class WindowLayout {
public:
    /// All of them outlive it.
    WindowLayout(MainWindow& window, Navigator& navigator, QAction& compactRows) :
        m_window(window), m_navigator(navigator), m_compactRows(compactRows) {}

    void save(QSettings& settings) const;
    void restore(QSettings& settings);

private:
    MainWindow& m_window;
    Navigator& m_navigator;
    QAction& m_compactRows;
};

} // namespace etherdeck::ui
