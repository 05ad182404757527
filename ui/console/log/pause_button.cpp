#include "ui/console/log/pause_button.h"

#include "ui/look/translated.h"
#include "ui/text/plain.h"

namespace etherdeck::ui {

PauseButton::PauseButton(QWidget* parent) : QPushButton(parent) {
    setAutoDefault(false);
    hide();
    keepTranslated(this, [this] { setTexts(); });
}

void PauseButton::setNewLines(qint64 count, bool orMore) {
    m_newLines = count;
    m_areMoreNew = orMore;
    setTexts();
}

void PauseButton::setTexts() {
    const QString number = numberText(static_cast<std::uint64_t>(m_newLines));
    QString text = tr("Go to the end");
    if (m_areMoreNew)
        text = tr("Over %1 new lines").arg(number);
    else if (m_newLines > 0)
        text = m_newLines == 1 ? tr("1 new line") : tr("%1 new lines").arg(number);
    setText(QStringLiteral("↓ ") + text);
    setToolTip(tr("The log is paused. Go to its end, and follow it (End)"));
    setAccessibleName(text);
}

} // namespace etherdeck::ui

#include "moc_pause_button.cpp"
