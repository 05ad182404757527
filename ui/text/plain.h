#pragma once

#include "core/base/clock.h"
#include "core/base/sectors.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

/// Values as text for users, in their locale.
namespace etherdeck::ui {

/// The same instant on both clocks, for converting times of the pure objects to wall-clock times.
struct Moment {
    TimePoint steady{};
    WallTime wall{};

    [[nodiscard]] static Moment now();
    [[nodiscard]] WallTime toWall(TimePoint time) const {
        return wall - std::chrono::duration_cast<WallTime::duration>(steady - time);
    }
};

/// Untrusted text on one line, made harmless (core/base/harmless_text.h), so that it cannot affect a table, a
/// label or the clipboard. Tab and line feed are shown as symbols.
[[nodiscard]] QString fromWire(std::string_view bytes);
/// The same, with several lines.
[[nodiscard]] QString linesFromWire(std::string_view bytes);

/// The same for a tooltip or label that interprets markup: all of it is escaped.
[[nodiscard]] QString asToolTip(const QString& text);

[[nodiscard]] QString numberText(std::uint64_t number);
/// "1.0 TB"
[[nodiscard]] QString sizeText(Sectors size);
/// "1.0 TB (931.5 GiB) · 1,953,525,168 sectors"
[[nodiscard]] QString fullSizeText(Sectors size);
/// "just now", "12 s ago", "5 min ago", "3 h ago", "2 days ago"
[[nodiscard]] QString agoText(Duration age);
/// Date and time in the locale's short form.
[[nodiscard]] QString timeText(WallTime time);
/// "A", "A and B", "A, B and C"
[[nodiscard]] QString listText(const QStringList& items);

} // namespace etherdeck::ui
