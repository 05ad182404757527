#pragma once

#include "core/base/clock.h"
#include "core/base/sectors.h"

#include <QString>

#include <cstdint>
#include <string>
#include <string_view>

/// Values as words and figures that people read, in their own locale.
namespace etherdeck::ui {

/// The same instant on both clocks, so that times of the pure objects can be told as wall-clock times.
struct Moment {
    TimePoint steady{};
    WallTime wall{};

    [[nodiscard]] static Moment now();
    [[nodiscard]] WallTime toWall(TimePoint time) const {
        return wall - std::chrono::duration_cast<WallTime::duration>(steady - time);
    }
};

/// Text that others wrote, on one line: made harmless (core/base/harmless_text.h), so that nothing in it acts
/// on a table, a label or a clipboard. Pictures stand for tab and line feed.
[[nodiscard]] QString fromWire(std::string_view bytes);
/// The same where it may have several lines.
[[nodiscard]] QString linesFromWire(std::string_view bytes);

/// The same text for a tooltip or label that would take markup: nothing in it is markup any more.
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
