#include "ui/shell/preferences_control.h"

#include "ui/console/page/close_guard.h"

#include <QAction>
#include <QActionGroup>

namespace etherdeck::ui {

PreferencesControl::PreferencesControl(QWidget& window, CloseGuard& guard, QActionGroup& themes) :
    QObject(&window), m_window(window), m_guard(guard), m_themes(themes) {
    connect(&themes, &QActionGroup::triggered, this, [this](const QAction* action) {
        Preferences changed = m_preferences;
        changed.theme = static_cast<ThemeChoice>(action->data().toInt());
        change(changed);
    });
}

void PreferencesControl::set(const Preferences& preferences) {
    m_preferences = preferences;
    for (QAction* action : m_themes.actions())
        action->setChecked(action->data().toInt() == static_cast<int>(preferences.theme));
    emit applied(preferences);
}

void PreferencesControl::openDialog() {
    auto* dialog = new PreferencesDialog(m_preferences, m_languages, &m_window);
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    connect(dialog, &PreferencesDialog::preferencesChanged, this, &PreferencesControl::change);
    connect(dialog, &PreferencesDialog::chooseInterfacesRequested, this,
            &PreferencesControl::chooseInterfacesRequested);
    dialog->open();
}

void PreferencesControl::change(const Preferences& preferences) {
    const auto& before = m_preferences;
    const bool keepsPort = preferences.listens == before.listens &&
                           preferences.consoleAddresses == before.consoleAddresses &&
                           preferences.consolePort == before.consolePort;
    const auto change = [this, preferences] {
        set(preferences);
        emit changed(preferences);
    };
    if (keepsPort)
        change();
    else
        m_guard.askBeforeClosingPort(change);
}

} // namespace etherdeck::ui

#include "moc_preferences_control.cpp"
