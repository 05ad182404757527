#pragma once

#include <QObject>
#include <QRect>

class QWidget;

namespace etherdeck::ui {

/// Keeps windows and dialogs inside the screen on which they open, title bar included, as far as their
/// content lets itself be made smaller. Installed on the application.
class ScreenFit : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    /// Where a window of that geometry belongs: no larger than `available`, and inside it. `frame` is what
    /// the desktop adds around it.
    [[nodiscard]] static QRect fitted(const QRect& window, const QMargins& frame, const QRect& available);

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;
};

} // namespace etherdeck::ui
