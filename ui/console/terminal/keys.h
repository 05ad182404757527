#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

class QKeyEvent;

namespace etherdeck::ui {

/// What U-Boot's line editor (common/cli_readline.c) is sent for a key; nothing for keys that it has no use
/// for, which are the window's. Text that is not ASCII comes back as an empty array: it cannot be typed.
[[nodiscard]] std::optional<QByteArray> bytesOfKey(const QKeyEvent& event);

/// The same for text of an input method or of a paste without line ends; empty when it cannot be typed.
[[nodiscard]] QByteArray bytesOfText(const QString& text);

/// The first character that U-Boot cannot be sent, and its line from 1 on.
struct Untypable {
    QString character;
    int line = 0;
};
[[nodiscard]] std::optional<Untypable> findUntypable(const QString& text);

} // namespace etherdeck::ui
