#pragma once

#include <QLabel>

class QToolButton;

namespace etherdeck::ui {

/// A label that wraps, can be selected and copied by mouse and keyboard, and never interprets markup.
[[nodiscard]] QLabel* plainLabel(QWidget* parent);

/// Plain text in the secondary size and colour, which follow the theme.
class SecondaryLabel : public QLabel {
    Q_OBJECT

public:
    explicit SecondaryLabel(QWidget* parent = nullptr);

protected:
    void changeEvent(QEvent* event) override;

private:
    void takeColor();
};

/// Raw text in monospace, hidden until its button is pressed.
[[nodiscard]] QLabel* detailsLabel(QWidget* parent);
[[nodiscard]] QToolButton* foldButton(QLabel* details, QWidget* parent);

} // namespace etherdeck::ui
