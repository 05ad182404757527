#include "ui/console/lines/paused_pill.h"

#include "ui/look/theme.h"
#include "ui/text/plain.h"

#include <algorithm>
#include <climits>

namespace etherdeck::ui {

PausedPill::PausedPill(QWidget* viewport) : QPushButton(viewport) {
    setFocusPolicy(Qt::NoFocus);
    setCursor(Qt::ArrowCursor);
    hide();
}

void PausedPill::setNewLines(qint64 count, bool orMore) {
    m_newLines = count;
    m_areMoreNew = orMore;
    refresh();
}

void PausedPill::setPaused(bool isPaused) {
    m_isPaused = isPaused;
    refresh();
}

void PausedPill::refresh() {
    if (m_isPaused) {
        const int count = static_cast<int>(std::min<qint64>(m_newLines, INT_MAX));
        auto lines = count == 1 ? tr("1 new line")
                                : tr("%1 new lines").arg(numberText(static_cast<std::uint64_t>(count)));
        if (m_areMoreNew)
            lines = tr("more than %1").arg(lines);
        setText(count == 0 ? tr("Paused · End follows") : tr("Paused · %1 · End").arg(lines));
        const auto size = sizeHint();
        const auto within = parentWidget()->size();
        setGeometry((within.width() - size.width()) / 2, within.height() - size.height() - metrics::grid,
                    size.width(), size.height());
    }
    setVisible(m_isPaused);
}

} // namespace etherdeck::ui
