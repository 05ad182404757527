#pragma once

#include <QObject>

namespace etherdeck::app {

/// Says on standard output that the window has been painted for the first time, then ends the event loop. For
/// whoever measures how long a start takes: what it takes ends with that line.
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
