#pragma once

#include <QDialog>

#include <functional>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace etherdeck::ui {

/// Asks for one value: what it is for, the field, and what is wrong with it as soon as it is.
class DeviceInputDialog : public QDialog {
    Q_OBJECT

public:
    struct Question {
        QString title;
        QString text; ///< what the value is for, with an example
        QString label;
        QString value; ///< at first
        QString verb;
        /// What is wrong with the value; empty: nothing.
        std::function<QString(const QString& value)> wrong;
        bool isFixed = true; ///< monospace
    };

    explicit DeviceInputDialog(const Question& question, QWidget* parent = nullptr);

    [[nodiscard]] QString value() const;
    void setValue(const QString& value);

protected:
    /// Puts a further field below the value.
    void addField(QLabel* label, QLineEdit* field);

private:
    void check();

    Question m_question;
    QVBoxLayout* m_fields;
    QLineEdit* m_value;
    QLabel* m_wrong;
    QPushButton* m_accept = nullptr;
};

/// Adds a box: where its agent is reached, with examples, and a name.
class AddDeviceDialog : public DeviceInputDialog {
    Q_OBJECT

public:
    /// `isKnown` says whether such a box is listed.
    explicit AddDeviceDialog(const std::function<bool(const QString& device)>& isKnown,
                             QWidget* parent = nullptr);

    [[nodiscard]] QString name() const;

private:
    QLineEdit* m_name;
};

} // namespace etherdeck::ui
