#pragma once

#include "core/netconsole/line.h"

#include <nlohmann/json.hpp>

#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::ctl {

/// Who said a line.
struct LineOrigin {
    std::string source; ///< its address: "192.168.1.5"
    std::string name;   ///< what a person called it; may be empty
};

/// "2026-03-01 12:00:00.250  plug-a           #3  err     text": local time, source, boot, level, text. More
/// lines of the same record stand below the text. No line feed at the end.
[[nodiscard]] std::string consoleLineText(const netconsole::Line& line, const LineOrigin& origin);
/// The fields are told in docs/json.md. dump() of it is one line.
[[nodiscard]] nlohmann::ordered_json consoleLineJson(const netconsole::Line& line, const LineOrigin& origin);

/// "2026-03-01 12:00:00.250", local time.
[[nodiscard]] std::string localTimeText(WallTime time);
/// "emerg", "alert", "crit", "err", "warn", "notice", "info", "debug", as dmesg has them.
[[nodiscard]] std::string_view levelName(netconsole::Level level);
/// A name as above, or its number 0 to 7.
[[nodiscard]] std::optional<netconsole::Level> parseLevel(std::string_view text);

} // namespace etherdeck::ctl
