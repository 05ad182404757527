#pragma once

#include "ui/timeline/items.h"

#include <QString>

namespace etherdeck::ui {

/// "Boot", "Crash"; of events as the history calls them: "Appeared", "Conflict ended".
[[nodiscard]] QString timelineName(const TimelineItem& item);
/// What happened, as a sentence that names the target; plain text.
[[nodiscard]] QString timelineSentence(const TimelineItem& item, const store::NameBook& names);
/// Date and time to the second, in the locale's format and this computer's time zone.
[[nodiscard]] QString timelineTime(std::int64_t time);

} // namespace etherdeck::ui
