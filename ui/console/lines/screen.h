#pragma once

#include "ui/console/lines/pager.h"
#include "ui/console/lines/painter.h"
#include "ui/console/lines/selection.h"

#include <QPoint>
#include <QString>

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace etherdeck::ui {

/// What is where on the screen of the log. It knows the pager and the look, but no widget.
class LogScreen {
public:
    using Caret = LogSelection::Caret;
    /// Tells one screen from another.
    using Shown = std::vector<std::array<std::int64_t, 3>>;

    /// Both must outlive this object.
    LogScreen(const LogPager& pager, const LogLook& look) : m_pager(pager), m_look(look) {}

    /// By how many pixels the text is scrolled sideways.
    void setScrolled(int pixels) { m_scrolled = pixels; }

    [[nodiscard]] int rowHeight() const { return m_look.rowHeight; }
    [[nodiscard]] LogRow rowAt(const QPoint& place) const;
    [[nodiscard]] bool isInGutter(const QPoint& place) const { return place.x() < LogLook::gutter; }
    [[nodiscard]] bool isInText(const QPoint& place) const { return place.x() >= m_look.textLeft(); }
    /// The place in the text, or at the start of the nearest line above; nothing where there is none.
    [[nodiscard]] std::optional<Caret> caretAt(const QPoint& place) const;
    /// Of what precedes the text; empty elsewhere.
    [[nodiscard]] QString toolTipAt(const QPoint& place) const;
    [[nodiscard]] Shown shown() const;

private:
    const LogPager& m_pager;
    const LogLook& m_look;
    int m_scrolled = 0;
};

} // namespace etherdeck::ui
