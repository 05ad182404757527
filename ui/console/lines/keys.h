#pragma once

#include "ui/console/lines/chooser.h"

#include <cstdint>

namespace etherdeck::ui {

/// The keyboard in the log: moves the current line, selects and scrolls. It knows the pager and the
/// selection, but no widget.
class LogKeys {
public:
    /// What a key has changed.
    struct Change {
        bool chooses = false; ///< the selection or the current line
        bool scrolls = false; ///< the rows on the screen
        bool isUsed = true;   ///< false: it means nothing here

        friend bool operator==(const Change&, const Change&) = default;
    };

    /// Both must outlive this object.
    LogKeys(LogPager& pager, LogChooser& chooser) : m_pager(pager), m_chooser(chooser) {}

    /// First and last line that can be shown.
    void setBounds(std::int64_t first, std::int64_t last);
    [[nodiscard]] std::int64_t first() const { return m_first; }
    [[nodiscard]] std::int64_t last() const { return m_last; }

    /// A Qt::Key; `extends`: with Shift.
    [[nodiscard]] Change take(int key, bool extends);
    void selectAll();

private:
    [[nodiscard]] Change step(int direction, int steps, bool extends);
    [[nodiscard]] Change page(int direction, bool extends);
    void extendTo(std::int64_t line);

    LogPager& m_pager;
    LogChooser& m_chooser;
    std::int64_t m_first = 0;
    std::int64_t m_last = 0;
};

} // namespace etherdeck::ui
