#pragma once

#include "core/uboot/environment.h"

#include <QDialog>

class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;

namespace etherdeck::ui {

class SecondaryLabel;

/// Asks for the value of a variable of U-Boot, and for its name if it is a new one.
class VariableDialog : public QDialog {
    Q_OBJECT

public:
    /// Without a name: a new variable.
    VariableDialog(uboot::Environment environment, std::string name, QWidget* parent = nullptr);

    [[nodiscard]] uboot::VariableChange change() const;
    void setName(const QString& name);
    void setValue(const QString& value);
    [[nodiscard]] bool canAccept() const;

private:
    void layOut();
    void check();
    [[nodiscard]] QString value() const;

    uboot::Environment m_environment;
    std::string m_present; ///< empty: a new one
    QLineEdit* m_name;
    QPlainTextEdit* m_value;
    QLabel* m_meaning;
    SecondaryLabel* m_message;
    QPushButton* m_cancel;
    QPushButton* m_accept;
};

} // namespace etherdeck::ui
