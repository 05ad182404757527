#include "app/etherdeck/first_paint.h"

#include "core/system/output.h"

#include <QCoreApplication>
#include <QEvent>
#include <QTimer>

#include <unistd.h>
#include <utility>

namespace etherdeck::app {

FirstPaint::FirstPaint(QObject& window) : QObject(&window) { window.installEventFilter(this); }

bool FirstPaint::eventFilter(QObject* watched, QEvent* event) {
    if (event->type() == QEvent::Paint && !std::exchange(m_isPainted, true))
        // After this turn of the event loop: the window's whole content has gone to the screen.
        QTimer::singleShot(0, this, [] {
            Output(STDOUT_FILENO).print("painted\n");
            QCoreApplication::quit();
        });
    return QObject::eventFilter(watched, event);
}

} // namespace etherdeck::app

#include "moc_first_paint.cpp"
