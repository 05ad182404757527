#pragma once

#include <QDialog>

#include <string>

class QLineEdit;

namespace etherdeck::ui {

/// Asks for what ssh asks: a password, the passphrase of a key, a code. What is entered is hidden. Says so
/// where ssh waits for a security key.
class LoginDialog : public QDialog {
    Q_OBJECT

public:
    struct Question {
        QString box;           ///< its title; empty: not known
        std::string text;      ///< of ssh, hostile
        bool isNotice = false; ///< nothing is to be entered: ssh waits for a touch of a security key
    };
    explicit LoginDialog(const Question& question, QWidget* parent = nullptr);

    /// Empties the field as well.
    [[nodiscard]] std::string takeSecret();

private:
    QLineEdit* m_field;
};

} // namespace etherdeck::ui
