#pragma once

#include "core/store/events/event_record.h"
#include "ui/widgets/state_lamp.h"

#include <QFontMetrics>
#include <QString>

/// Events of the SAN in words.
namespace etherdeck::ui {

/// "Appeared", "Conflict", …
[[nodiscard]] QString eventName(discovery::EventKind kind);
/// The one that takes most room.
[[nodiscard]] QString longestEventName(const QFontMetrics& font);
[[nodiscard]] Lamp eventLamp(discovery::EventKind kind);
/// What happened as a sentence that names the target: "e7.3 stopped answering." `name` is what a person calls
/// it, where that does not stand beside the sentence: "e7.3 “backup” stopped answering."
[[nodiscard]] QString eventSentence(const store::EventRecord& event, const QString& name = {});
/// From what to what: "config string: "" → "desk-1"".
[[nodiscard]] QString differenceText(const discovery::Difference& difference);
/// What Changed is about, as a list: "size, serial number". Empty for no change.
[[nodiscard]] QString changesText(discovery::Change changes);

} // namespace etherdeck::ui
