#pragma once

#include "ui/widgets/theme.h"

#include <QFrame>

class QLabel;
class QPushButton;
class QToolButton;

namespace etherdeck::ui {

class LampMark;

/// A strip above the content of a page that says what is wrong, why and what to do.
/// Hidden until it has something to say.
class Banner : public QFrame {
    Q_OBJECT

public:
    struct Message {
        QString title;
        QString text;
        QString details; ///< folded; empty: no way to unfold
        QString action;  ///< the button's verb; empty: no button

        friend bool operator==(const Message&, const Message&) = default;
    };

    explicit Banner(QWidget* parent = nullptr);

    void setMessage(const Message& message);
    void clear();
    [[nodiscard]] const Message& message() const { return m_message; }

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Message m_message;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_details;
    QToolButton* m_fold;
    QPushButton* m_action;
};

} // namespace etherdeck::ui
