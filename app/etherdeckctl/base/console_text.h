#pragma once

#include "core/console/line_text.h"
#include "core/netconsole/base/line.h"

#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::ctl {

using etherdeck::consoleLineJson;
using etherdeck::levelName;
using etherdeck::LineOrigin;
using etherdeck::localTimeText;

/// "2026-03-01 12:00:00.250  plug-a           #3  err     text": local time, source, boot, level, text. More
/// lines of the same record are aligned below the text. No line feed at the end.
[[nodiscard]] std::string consoleLineText(const netconsole::Line& line, const LineOrigin& origin);
/// Whether a person means this source: its number, its name, or one of its endpoints, with or without port.
[[nodiscard]] bool isCalled(const store::ConsoleSource& source, const std::string& text);
/// A name as levelName() gives it, or its number 0 to 7.
[[nodiscard]] std::optional<netconsole::Level> parseLevel(std::string_view text);

} // namespace etherdeck::ctl
