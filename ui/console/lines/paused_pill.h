#pragma once

#include <QPushButton>

namespace etherdeck::ui {

/// Floats at the bottom of the log while that is paused: how many lines have arrived since, and a way back to
/// the end.
class PausedPill : public QPushButton {
    Q_OBJECT

public:
    /// A child of the viewport that it floats over.
    explicit PausedPill(QWidget* viewport);

    /// `orMore`: at least.
    void setNewLines(qint64 count, bool orMore);
    /// Also updates text and position, after the language or the size of the viewport has changed.
    void setPaused(bool isPaused);

private:
    void refresh();

    qint64 m_newLines = 0;
    bool m_areMoreNew = false;
    bool m_isPaused = false;
};

} // namespace etherdeck::ui
