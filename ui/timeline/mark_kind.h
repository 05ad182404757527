#pragma once

#include "core/discovery/target.h"
#include "core/netconsole/base/crash.h"
#include "core/store/events/event_record.h"
#include "ui/look/theme.h"

#include <QPalette>
#include <QRectF>
#include <QString>

#include <array>

class QPainter;

namespace etherdeck::ui {

/// What a mark of the timeline stands for, the worst last.
enum class MarkKind : std::uint8_t {
    Found,
    Changed,
    Boot,
    Lost,
    Missing,
    Gone,
    Warning,
    IoError,
    Doubt, ///< a possible conflict
    Conflict,
    Crash
};
inline constexpr std::array allMarkKinds{MarkKind::Crash,   MarkKind::IoError,  MarkKind::Warning,
                                         MarkKind::Boot,    MarkKind::Conflict, MarkKind::Doubt,
                                         MarkKind::Gone,    MarkKind::Missing,  MarkKind::Lost,
                                         MarkKind::Changed, MarkKind::Found};

[[nodiscard]] MarkKind markKind(netconsole::CrashKind kind);
[[nodiscard]] MarkKind markKind(discovery::EventKind kind);
[[nodiscard]] MarkKind markKind(const store::EventRecord& event);

/// "Boots", "Crashes", …: what a filter offers.
[[nodiscard]] QString kindsText(MarkKind kind);
/// "Boot", "Crash", …: what a mark of a console is. Empty for those of targets: they are called as their
/// event.
[[nodiscard]] QString kindText(MarkKind kind);
/// For settings: "boot", "crash", ….
[[nodiscard]] QString kindName(MarkKind kind);

[[nodiscard]] StateColor markColor(MarkKind kind);
/// Each kind has a shape and a colour. Fills the largest square in the middle of `rect`.
void paintMark(QPainter& painter, const QRectF& rect, MarkKind kind, const QPalette& palette);

} // namespace etherdeck::ui
