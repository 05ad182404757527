#pragma once

#include "ui/console/terminal/session.h"
#include "ui/widgets/empty_place.h"
#include "ui/widgets/notice.h"

#include <optional>

/// Texts about typing to a box.
namespace etherdeck::ui {

[[nodiscard]] Lamp lampOf(const TerminalSession& session);
/// "At its prompt", "Counts down: boots in 2 s"
[[nodiscard]] QString stateText(const TerminalSession& session);

/// Why typing has no effect now; empty when it has.
[[nodiscard]] QString whyNotTyped(const TerminalSession& session);
/// In place of the screen while there is nothing to type to.
[[nodiscard]] EmptyPlace nowhereToType(const TerminalSession* session);

/// What was started last: how it goes on, or how it went; nothing when there is nothing to say.
[[nodiscard]] std::optional<Notice::Message> talkNotice(const TerminalSession& session);

/// A script that is not sent at all.
[[nodiscard]] Notice::Message scriptProblem(const Error& error);
[[nodiscard]] Notice::Message untypableNotice(const QString& character, int line);

} // namespace etherdeck::ui
