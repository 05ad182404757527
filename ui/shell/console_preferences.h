#pragma once

#include "ui/shell/preferences.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QLineEdit;
class QSpinBox;

namespace etherdeck::ui {

/// What the preferences dialog says of the console: where to listen and how much to keep.
class ConsolePreferences : public QWidget {
    Q_OBJECT

public:
    explicit ConsolePreferences(QWidget* parent = nullptr);

    void set(const Preferences& preferences);
    /// Writes what is chosen into `preferences`.
    void take(Preferences& preferences) const;
    /// To stand in front of it.
    [[nodiscard]] QLabel* label() const { return m_label; }

protected:
    void changeEvent(QEvent* event) override;

private:
    void layOut();
    void retranslate();
    void update();

    QLabel* m_label;
    QCheckBox* m_listens;
    QLabel* m_portLabel;
    QSpinBox* m_port;
    QLabel* m_addressesLabel;
    QLineEdit* m_addresses;
    QCheckBox* m_keepsAwake;
    QLabel* m_keepLabel;
    QSpinBox* m_days;
    QSpinBox* m_megabytes;
};

} // namespace etherdeck::ui
