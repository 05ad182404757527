#pragma once

#include "ui/shell/preferences.h"

#include <QDialog>

#include <vector>

class QCheckBox;
class QComboBox;
class QDialogButtonBox;
class QFormLayout;
class QLabel;
class QPushButton;
class QScrollArea;
class QSpinBox;

namespace etherdeck::ui {

class ConsolePreferences;

/// A language that there is a translation for: its code and its own name for itself.
struct LanguageOffer {
    QString code;
    QString name;
};

/// Changes nothing before OK.
class PreferencesDialog : public QDialog {
    Q_OBJECT

public:
    PreferencesDialog(const Preferences& preferences, std::vector<LanguageOffer> languages,
                      QWidget* parent = nullptr);

    [[nodiscard]] Preferences preferences() const;

signals:
    /// OK, and something is different.
    void preferencesChanged(const etherdeck::ui::Preferences& preferences);
    void chooseInterfacesRequested();

protected:
    void changeEvent(QEvent* event) override;
    void showEvent(QShowEvent* event) override;

private:
    void layOut();
    void retranslate();
    void fillChoices();
    void updateNotifications();

    Preferences m_before;
    std::vector<LanguageOffer> m_languages;
    QFormLayout* m_form;
    QLabel* m_interfacesLabel;
    QPushButton* m_interfaces;
    QLabel* m_pollLabel;
    QSpinBox* m_poll;
    QLabel* m_pollHint;
    QLabel* m_notifyLabel;
    QCheckBox* m_notify;
    QCheckBox* m_vanished;
    QCheckBox* m_returned;
    QCheckBox* m_conflict;
    QCheckBox* m_crash;
    QCheckBox* m_boot;
    QCheckBox* m_silence;
    ConsolePreferences* m_console;
    QLabel* m_languageLabel;
    QComboBox* m_language;
    QLabel* m_themeLabel;
    QComboBox* m_theme;
    QLabel* m_viewLabel;
    QComboBox* m_view;
    QDialogButtonBox* m_buttons;
    QScrollArea* m_scroll;
};

} // namespace etherdeck::ui
