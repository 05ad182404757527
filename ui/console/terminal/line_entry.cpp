#include "ui/console/terminal/line_entry.h"

#include "core/uboot/script_pacer.h"
#include "ui/console/terminal/line_history.h"
#include "ui/look/theme.h"

#include <QClipboard>
#include <QContextMenuEvent>
#include <QGuiApplication>
#include <QKeyEvent>
#include <QMenu>

#include <memory>

namespace etherdeck::ui {

LineEntry::LineEntry(QWidget* parent) : QLineEdit(parent) {
    setFont(theme::fixedFont(font()));
    setMaxLength(static_cast<int>(netconsole::ScriptPacer::longestDatagram) - 1);
    setInputMethodHints(Qt::ImhNoPredictiveText | Qt::ImhNoAutoUppercase | Qt::ImhLatinOnly);
}

void LineEntry::keyPressEvent(QKeyEvent* event) {
    if (event->matches(QKeySequence::Paste) && pasteSeveral())
        return;
    if (m_history && event->key() == Qt::Key_Up)
        setText(m_history->older(text()));
    else if (m_history && event->key() == Qt::Key_Down)
        setText(m_history->newer(text()));
    else
        QLineEdit::keyPressEvent(event);
}

bool LineEntry::pasteSeveral() {
    const QString text = QGuiApplication::clipboard()->text();
    const bool isOne = !text.trimmed().contains(QLatin1Char('\n')) && text.size() <= maxLength();
    if (!isOne)
        emit severalPasted(text);
    return !isOne;
}

/// The usual menu, whose paste goes the same way.
void LineEntry::contextMenuEvent(QContextMenuEvent* event) {
    const std::unique_ptr<QMenu> menu(createStandardContextMenu());
    if (auto* paste = menu->findChild<QAction*>(QStringLiteral("edit-paste"))) {
        paste->disconnect(this);
        connect(paste, &QAction::triggered, this, [this] {
            if (!pasteSeveral())
                QLineEdit::paste();
        });
    }
    menu->exec(event->globalPos());
}

} // namespace etherdeck::ui

#include "moc_line_entry.cpp"
