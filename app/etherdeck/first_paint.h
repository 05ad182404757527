#pragma once

#include <QObject>

namespace etherdeck::app {

/// Prints a line when the window has been painted for the first time, then ends the event loop. For
/// measuring the start-up time: it ends with that line on standard output.
class FirstPaint : public QObject {
    Q_OBJECT

public:
    explicit FirstPaint(QObject& window);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    bool m_isPainted = false;
};

} // namespace etherdeck::app
