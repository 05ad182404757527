#pragma once

#include <QObject>

namespace etherdeck::ui {

class DevicesPage;
class EditBar;
class Edits;
class LogPanel;
class MainMenus;

/// Undo and redo in the window: what the log and the devices page have changed goes to the stack, and the
/// menu and the bar below the pages offer what is on it.
class UndoControl : public QObject {
    Q_OBJECT

public:
    /// All of them outlive it, or end with it.
    UndoControl(Edits& edits, EditBar& bar, MainMenus& menus, QObject* parent);

    void connectLog(LogPanel& log);
    void connectDevices(DevicesPage& devices);
    /// Says everything again, in the present language.
    void retranslate();

private:
    void showSteps();

    Edits& m_edits;
    EditBar& m_bar;
    MainMenus& m_menus;
};

} // namespace etherdeck::ui
