#pragma once

#include "ui/widgets/state_lamp.h"

#include <QFrame>

class QLabel;
class QProgressBar;
class QPushButton;
class QToolButton;

namespace etherdeck::ui {

/// A tinted line in a pane that shows progress or the outcome of something the user requested: what, why,
/// what to do. Hidden while it has no message.
class Notice : public QFrame {
    Q_OBJECT

public:
    struct Message {
        Lamp lamp = Lamp::New;
        QString title;
        QString text;
        QString details;   ///< folded; empty: no way to unfold
        QString action;    ///< the button's verb; empty: no button
        int progress = -1; ///< per mille; -1: none; over 1000: indeterminate

        friend bool operator==(const Message&, const Message&) = default;
    };

    explicit Notice(QWidget* parent = nullptr);

    /// Updates it in place: the button keeps the focus.
    void setMessage(const Message& message);
    void clear();
    [[nodiscard]] const Message& message() const { return m_message; }

signals:
    void actionTriggered();

protected:
    void paintEvent(QPaintEvent* event) override;

private:
    Message m_message;
    LampMark* m_lamp;
    QLabel* m_title;
    QLabel* m_text;
    QLabel* m_details;
    QToolButton* m_fold;
    QProgressBar* m_progress;
    QPushButton* m_action;
};

} // namespace etherdeck::ui
