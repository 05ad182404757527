#pragma once

#include "core/store/events/event_query.h"

#include <QString>

#include <functional>

namespace etherdeck::ui {

/// The boxes whose name has this in it; nothing: there are none.
using EventOriginOf = std::function<std::optional<store::EventOrigin>(const QString& name)>;

/// What is typed in the filter of the history, as a query:
///
///     plug-a           somewhere in the event, in the name of its target, or in that of its box
///     box:plug-a       in the name of its box; quotes keep blanks together
[[nodiscard]] store::EventQuery historyQuery(const QString& text, const EventOriginOf& originOf);

} // namespace etherdeck::ui
