#pragma once

#include "core/netconsole/kernel/crash_signs.h"

#include <span>
#include <string_view>

namespace etherdeck::netconsole {

/// One row: how a report begins, and what is to be known about it. In `words`, '*' stands for any text, '%'
/// for letters, blanks, '/' and '-', and '@' for the disk or device: a word up to what follows it.
struct CrashTableRow {
    std::string_view words;
    CrashKind kind{};
    Proof proof = Proof::Words;
    FrameRule frames = FrameRule::Trace;
};

/// The first row that fits counts.
[[nodiscard]] std::span<const CrashTableRow> crashTable();

/// Whether `message` begins with `words`, and the key in it. Looks at the start of the message only.
struct RowMatch {
    bool fits = false;
    std::string_view key;
};
[[nodiscard]] RowMatch matchRow(std::string_view words, std::string_view message);

} // namespace etherdeck::netconsole
