#pragma once

#include "core/store/events/event_record.h"
#include "core/store/events/name_book.h"

#include <QByteArray>
#include <QString>

#include <functional>
#include <vector>

namespace etherdeck::ui {

/// What the box is called that an event tells of; empty: not known.
using EventBoxOf = std::function<QString(const store::EventRecord&)>;

/// Events as comma-separated values (RFC 4180, UTF-8), with a header. Columns and values are those of the
/// JSON: the same in every language. Text that a spreadsheet would take for a formula gets an apostrophe.
[[nodiscard]] QByteArray historyCsv(const std::vector<store::EventRecord>& events,
                                    const store::NameBook& names, const EventBoxOf& boxOf);

} // namespace etherdeck::ui
