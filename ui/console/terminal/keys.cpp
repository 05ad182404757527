#include "ui/console/terminal/keys.h"

#include <QKeyEvent>

#include <algorithm>

namespace etherdeck::ui {

namespace {

/// Control keys that its line editor knows; others stay the window's shortcuts.
const QString controlKeys = QStringLiteral("ABCDEFHKNOPUWX");

bool isAscii(QChar c) { return c >= QLatin1Char(' ') && c <= QLatin1Char('~'); }

std::optional<QByteArray> bytesOfNamedKey(int key) {
    switch (key) {
    case Qt::Key_Return:
    case Qt::Key_Enter:
        return QByteArray("\n"); // a carriage return before it would repeat the command
    case Qt::Key_Backspace:
        return QByteArray("\b");
    case Qt::Key_Tab:
        return QByteArray("\t");
    case Qt::Key_Escape:
        return QByteArray("\x1b");
    case Qt::Key_Up:
        return QByteArray("\x1b[A");
    case Qt::Key_Down:
        return QByteArray("\x1b[B");
    case Qt::Key_Right:
        return QByteArray("\x1b[C");
    case Qt::Key_Left:
        return QByteArray("\x1b[D");
    case Qt::Key_Home:
        return QByteArray("\x01");
    case Qt::Key_End:
        return QByteArray("\x05");
    case Qt::Key_Delete:
        return QByteArray("\x04");
    default:
        return std::nullopt;
    }
}

} // namespace

std::optional<QByteArray> bytesOfKey(const QKeyEvent& event) {
    const auto modifiers = event.modifiers() & ~Qt::KeypadModifier;
    const int key = event.key();
    if (modifiers == Qt::ControlModifier) {
        const bool isKnown = key >= Qt::Key_A && key <= Qt::Key_Z && controlKeys.contains(QChar(key));
        return isKnown ? std::optional(QByteArray(1, static_cast<char>(key & 0x1f))) : std::nullopt;
    }
    if (modifiers == Qt::NoModifier)
        if (auto bytes = bytesOfNamedKey(key))
            return bytes;
    const QString text = event.text();
    const bool isPrintable = !text.isEmpty() && text.at(0).unicode() >= 0x20 && text.at(0).unicode() != 0x7f;
    const bool isShortcut = (modifiers & (Qt::ControlModifier | Qt::MetaModifier)) != 0 &&
                            (modifiers & Qt::AltModifier) == 0; // both together are AltGr on some systems
    if (!isPrintable || isShortcut || modifiers == Qt::AltModifier)
        return std::nullopt;
    return bytesOfText(text);
}

QByteArray bytesOfText(const QString& text) {
    return std::ranges::all_of(text, isAscii) ? text.toLatin1() : QByteArray();
}

std::optional<Untypable> findUntypable(const QString& text) {
    int line = 1;
    for (qsizetype i = 0; i < text.size(); ++i) {
        const QChar c = text.at(i);
        if (c.unicode() > 0x7e)
            return Untypable{text.mid(i, c.isHighSurrogate() ? 2 : 1), line};
        line += c == QLatin1Char('\n') ? 1 : 0;
    }
    return std::nullopt;
}

} // namespace etherdeck::ui
