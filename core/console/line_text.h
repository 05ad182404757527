#pragma once

#include "core/netconsole/base/line.h"
#include "core/store/console/lines/records.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck {

/// Who said a line.
struct LineOrigin {
    std::string source;     ///< its address: "192.168.1.5"
    std::string name;       ///< given by a person; may be empty
    std::uint16_t port = 0; ///< 0: unknown
    std::string title;      ///< one that tells it from others: ConsoleSource::title()
};

/// Who the sources of the store are, by their number.
using LineOrigins = std::map<std::int64_t, LineOrigin>;
[[nodiscard]] LineOrigins originsOf(const std::vector<store::ConsoleSource>& sources);
[[nodiscard]] LineOrigin originOf(const LineOrigins& origins, std::int64_t source);

/// The fields are described in docs/json.md. dump() of it is one line.
[[nodiscard]] nlohmann::ordered_json consoleLineJson(const netconsole::Line& line, const LineOrigin& origin);
/// "2026-03-01 12:00:00.250  plug-a           #3  err     text": local time, source, boot, level, text, made
/// harmless. An inferred level has a question mark, one from the log of the box a plus sign. Further lines of
/// the same record follow below the text. No line feed at the end.
[[nodiscard]] std::string plainConsoleLine(const netconsole::Line& line, const LineOrigin& origin);

/// What stands before the text there.
[[nodiscard]] std::string consoleLineStart(const netconsole::Line& line, const LineOrigin& origin);

/// "2026-03-01 12:00:00.250", local time.
[[nodiscard]] std::string localTimeText(WallTime time);
/// "emerg", "alert", "crit", "err", "warn", "notice", "info", "debug", as dmesg has them.
[[nodiscard]] std::string_view levelName(netconsole::Level level);

} // namespace etherdeck
