#pragma once

#include <QPushButton>

namespace etherdeck::ui {

/// Floats at the foot of the log while that is paused: how many lines came since, and the way back to the
/// end.
class PausedPill : public QPushButton {
    Q_OBJECT

public:
    /// A child of the viewport that it floats over.
    explicit PausedPill(QWidget* viewport);

    /// `orMore`: at least.
    void setNewLines(qint64 count, bool orMore);
    /// Brings text and place up to date too, after a change of language or of the viewport's size.
    void setPaused(bool isPaused);

private:
    void refresh();

    qint64 m_newLines = 0;
    bool m_areMoreNew = false;
    bool m_isPaused = false;
};

} // namespace etherdeck::ui
