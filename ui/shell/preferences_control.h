#pragma once

#include "ui/shell/preferences/dialog.h"
#include "ui/shell/preferences/preferences.h"

#include <QObject>

#include <vector>

class QActionGroup;
class QWidget;

namespace etherdeck::ui {

class CloseGuard;

/// The preferences that hold, and how the user changes them: in the dialog and in the menu.
class PreferencesControl : public QObject {
    Q_OBJECT

public:
    /// `themes`: each action with its ThemeChoice as data(). All of them outlive it.
    PreferencesControl(QWidget& window, CloseGuard& guard, QActionGroup& themes);

    void setLanguages(std::vector<LanguageOffer> languages) { m_languages = std::move(languages); }
    void set(const Preferences& preferences);
    void openDialog();

signals:
    /// Whoever has set them.
    void applied(const etherdeck::ui::Preferences& preferences);
    /// By the user.
    void changed(const etherdeck::ui::Preferences& preferences);
    void chooseInterfacesRequested();

private:
    void change(const Preferences& preferences);

    QWidget& m_window;
    CloseGuard& m_guard;
    QActionGroup& m_themes;
    std::vector<LanguageOffer> m_languages;
    Preferences m_preferences;
};

} // namespace etherdeck::ui
