#pragma once

#include "ui/widgets/state_lamp.h"

#include <QFrame>

#include <optional>

class QLabel;
class QPushButton;
class QToolButton;

namespace etherdeck::ui {

/// A strip above the content of a page that says what is wrong, why, and what to do. Its lamp determines its
/// colour. Hidden while it has no message.
class Banner : public QFrame {
    Q_OBJECT

public:
    struct Message {
        QString title;
        QString text;
        QString details; ///< folded; empty: none
        QString action;  ///< the button's verb; empty: no button
        Lamp lamp = Lamp::Conflict;
        QString secondAction{};            ///< of a second button; empty: none
        std::optional<StateColor> color{}; ///< instead of the lamp's

        friend bool operator==(const Message&, const Message&) = default;
    };

    explicit Banner(QWidget* parent = nullptr);

    void setMessage(const Message& message);
    void clear();
    [[nodiscard]] const Message& message() const { return m_message; }

signals:
    void actionTriggered();
    void secondActionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Message m_message;
    LampMark* m_lamp;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_details;
    QToolButton* m_fold;
    QPushButton* m_action;
    QPushButton* m_secondAction;
};

} // namespace etherdeck::ui
