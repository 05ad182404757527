#pragma once

#include "ui/console/lines/shown_text.h"

#include <QObject>
#include <QTimer>

#include <cstdint>

namespace etherdeck::ui {

class LogView;

/// The visible rows as text: level, time, box if several are shown, and text.
[[nodiscard]] ShownText shownRows(const LogView& view);

/// Presents the log to screen readers. While it has the focus, it reports the current line and, now and then,
/// the newest one.
class LogAccess : public QObject {
public:
    explicit LogAccess(LogView& view, AccessTeller tell = QAccessible::updateAccessibility);

private:
    void tellCaret();
    void tellNewest();

    LogView& m_view;
    AccessTeller m_tell;
    QTimer m_pause;
    std::int64_t m_newest = 0; ///< the last line that was reported
};

} // namespace etherdeck::ui
