#pragma once

#include <QDialog>
#include <QStringList>

#include <functional>
#include <vector>

class QLabel;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace etherdeck::ui {

/// Asks for one value: what it is for, the field, and what is wrong with it as soon as it is.
class InputDialog : public QDialog {
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
        bool isFixed = true;    ///< monospace
        QStringList known = {}; ///< offered while it is entered
    };

    explicit InputDialog(const Question& question, QWidget* parent = nullptr);

    [[nodiscard]] QString value() const;
    void setValue(const QString& value);
    /// Nothing is wrong with the value.
    [[nodiscard]] bool canAccept() const;

protected:
    using Wrong = std::function<QString(const QString& value)>;
    /// Puts a further field below the value; `wrong` as for the value, but it may be empty.
    void addField(QLabel* label, QLineEdit* field, Wrong wrong = {});

private:
    struct Field {
        QLineEdit* edit;
        QLabel* message;
        Wrong wrong;
    };
    void check();

    Question m_question;
    QVBoxLayout* m_fields;
    QLineEdit* m_value;
    QLabel* m_wrong;
    std::vector<Field> m_more;
    QPushButton* m_accept = nullptr;
};

} // namespace etherdeck::ui
