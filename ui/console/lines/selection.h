#pragma once

#include "core/netconsole/base/line.h"
#include "ui/console/lines/painter.h"

#include <QString>

#include <cstdint>
#include <utility>
#include <vector>

namespace etherdeck::ui {

/// The selection in the log: from where it began to the cursor.
class LogSelection {
public:
    /// A place between two characters.
    struct Caret {
        std::int64_t line = 0; ///< 0: nowhere yet
        int row = 0;           ///< of the line's text
        int column = 0;

        friend auto operator<=>(const Caret&, const Caret&) = default;
    };

    void clear() { m_anchor = m_caret = {}; }
    [[nodiscard]] bool isEmpty() const { return m_anchor == m_caret; }
    [[nodiscard]] const Caret& caret() const { return m_caret; }
    [[nodiscard]] const Caret& anchor() const { return m_anchor; }
    /// The lower one first.
    [[nodiscard]] std::pair<Caret, Caret> range() const;

    /// `extends`: what is selected reaches to there.
    void moveTo(const Caret& caret, bool extends);
    /// Selects whole lines; `extends`: from where the selection began.
    void selectLine(std::int64_t line, bool extends);
    void selectLines(std::int64_t first, std::int64_t last);
    /// The word around a place in `text`, which is its row.
    void selectWord(const Caret& caret, const QString& text);

    /// The selected part of a row on the screen.
    [[nodiscard]] RowSelection of(const LogRow& row) const;
    /// Of these lines as far as they are selected; with times in front where wished.
    [[nodiscard]] QString text(const std::vector<const netconsole::Line*>& lines, bool withTimes) const;

private:
    Caret m_anchor;
    Caret m_caret;
};

} // namespace etherdeck::ui
