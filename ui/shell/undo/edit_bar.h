#pragma once

#include "ui/look/theme.h"

#include <QFrame>
#include <QTimer>

class QLabel;
class QPushButton;
class QToolButton;

namespace etherdeck::ui {

class LampMark;

/// Shows below the pages what was changed or undone, with a button to reverse it. Hidden until there is
/// something to show.
class EditBar : public QFrame {
    Q_OBJECT

public:
    enum class Step { None, Undo, Redo };
    struct Message {
        QString title;
        QString text;
        Step step = Step::None; ///< what the button does
        bool isProblem = false;
        bool isBrief = false; ///< disappears by itself

        friend bool operator==(const Message&, const Message&) = default;
    };

    explicit EditBar(QWidget* parent = nullptr);

    void setMessage(const Message& message);
    void clear();
    [[nodiscard]] const Message& message() const { return m_message; }

signals:
    void undoRequested();
    void redoRequested();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    void nameButtons();

    Message m_message;
    QTimer m_brief;
    LampMark* m_lamp;
    QLabel* m_title;
    QLabel* m_text;
    QPushButton* m_step;
    QToolButton* m_close;
};

} // namespace etherdeck::ui
