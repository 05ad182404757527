#include "ui/look/screen_fit.h"

#include "ui/look/theme.h"

#include <QEvent>
#include <QScreen>
#include <QWidget>

#include <algorithm>

namespace etherdeck::ui {

namespace {

/// Before a window is shown nobody knows how large its frame will be.
constexpr QMargins defaultFrame(2, 4 * metrics::grid, 2, 2);

bool mayBeFitted(const QWidget& widget) {
    const auto type = widget.windowFlags() & Qt::WindowType_Mask;
    return widget.isWindow() && (type == Qt::Window || type == Qt::Dialog) &&
           (widget.windowState() & (Qt::WindowMaximized | Qt::WindowFullScreen)) == 0;
}

} // namespace

QRect ScreenFit::fitted(const QRect& window, const QMargins& frame, const QRect& available) {
    const QRect inside = available.marginsRemoved(frame);
    QRect fit(window.topLeft(), window.size().boundedTo(inside.size()));
    fit.moveLeft(std::clamp(fit.left(), inside.left(), inside.right() - fit.width() + 1));
    fit.moveTop(std::clamp(fit.top(), inside.top(), inside.bottom() - fit.height() + 1));
    return fit;
}

bool ScreenFit::eventFilter(QObject* watched, QEvent* event) {
    // Before the window is there: what is shown first is right already.
    if (event->type() != QEvent::Polish && event->type() != QEvent::Show)
        return false;
    auto* window = qobject_cast<QWidget*>(watched);
    if (window == nullptr || !mayBeFitted(*window) || event->spontaneous())
        return false;
    const QRect fit = fitted(window->geometry(), defaultFrame, window->screen()->availableGeometry());
    if (fit.size() != window->size())
        window->resize(fit.size());
    // Dialogs that were never moved are placed by the desktop, or in the middle of their parent.
    if (window->testAttribute(Qt::WA_Moved) && fit.topLeft() != window->pos())
        window->move(fit.topLeft());
    return false;
}

} // namespace etherdeck::ui

#include "moc_screen_fit.cpp"
