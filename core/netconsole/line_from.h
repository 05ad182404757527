#pragma once

#include "core/netconsole/base/line.h"
#include "core/netconsole/kernel/extended_record.h"
#include "core/netconsole/text_stream.h"

namespace etherdeck::netconsole {

/// A line of what was received. Its source, boot, number and time of arrival are not known here.
[[nodiscard]] Line lineFrom(const ExtendedRecord& record);
[[nodiscard]] Line lineFrom(TextLine&& text);

} // namespace etherdeck::netconsole
