#pragma once

#include "ui/console/lines/shown_text.h"

#include <QObject>
#include <QTimer>

#include <cstdint>

namespace etherdeck::ui {

class LogView;

/// The rows in sight as words: level, time, box where several are shown, and text.
[[nodiscard]] ShownText shownRows(const LogView& view);

/// Makes the log known to screen readers, and tells them where the keyboard goes and, now and then, the
/// newest line, while it has the focus.
class LogAccess : public QObject {
public:
    explicit LogAccess(LogView& view, AccessTeller tell = QAccessible::updateAccessibility);

private:
    void tellCaret();
    void tellNewest();

    LogView& m_view;
    AccessTeller m_tell;
    QTimer m_pause;
    std::int64_t m_newest = 0; ///< the last line that was told
};

} // namespace etherdeck::ui
