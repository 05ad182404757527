#pragma once

#include <QPushButton>

namespace etherdeck::ui {

/// The way back to the end of a log that is paused, and how many lines have arrived since.
class PauseButton : public QPushButton {
    Q_OBJECT

public:
    explicit PauseButton(QWidget* parent = nullptr);

    /// `orMore`: at least.
    void setNewLines(qint64 count, bool orMore);

private:
    void setTexts();

    qint64 m_newLines = 0;
    bool m_areMoreNew = false;
};

} // namespace etherdeck::ui
