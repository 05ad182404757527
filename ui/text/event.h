#pragma once

#include "core/store/events/event_record.h"
#include "ui/text/lamp.h"

#include <QFontMetrics>
#include <QString>

/// Texts for events of the SAN.
namespace etherdeck::ui {

/// "Appeared", "Conflict", …
[[nodiscard]] QString eventName(discovery::EventKind kind);
/// The widest one.
[[nodiscard]] QString longestEventName(const QFontMetrics& font);
/// "Stopped" when that is why a target does not answer.
[[nodiscard]] QString eventName(const store::EventRecord& event);
[[nodiscard]] Lamp eventLamp(const store::EventRecord& event);
[[nodiscard]] Lamp eventLamp(discovery::EventKind kind);
/// What happened as a sentence that names the target: "e7.3 stopped answering." `name` is the user's name
/// for it, if that is not shown beside the sentence: "e7.3 “backup” stopped answering."
[[nodiscard]] QString eventSentence(const store::EventRecord& event, const QString& name = {});
/// The values before and after: "config string: "" → "desk-1"".
[[nodiscard]] QString differenceText(const discovery::Difference& difference);
/// What has changed, as a list: "size, serial number". Empty for no change.
[[nodiscard]] QString changesText(discovery::Change changes);

} // namespace etherdeck::ui
