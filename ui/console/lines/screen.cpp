#include "ui/console/lines/screen.h"

#include "ui/console/lines/text.h"
#include "ui/text/plain.h"

#include <QCoreApplication>
#include <QFontMetricsF>

#include <algorithm>

namespace etherdeck::ui {

namespace {

struct LogScreenTexts {
    Q_DECLARE_TR_FUNCTIONS(LogScreen)
};

} // namespace

LogRow LogScreen::rowAt(const QPoint& place) const { return m_pager.row(place.y() / m_look.rowHeight); }

std::optional<LogScreen::Caret> LogScreen::caretAt(const QPoint& place) const {
    const int index = std::clamp(place.y() / m_look.rowHeight, 0, m_pager.screenRows() - 1);
    auto row = m_pager.row(index);
    for (int i = index; i > 0 && (row.line == nullptr || row.isOpen); --i)
        row = m_pager.row(i - 1);
    if (row.line == nullptr || row.isOpen)
        return std::nullopt;
    if (row.kind != LogRow::Kind::Text)
        return Caret{row.id, 0, 0};
    const auto x = place.x() - m_look.textLeft() + m_scrolled;
    return Caret{row.id, row.part, columnAt(QFontMetricsF(m_look.font), rowText(*row.line, row.part), x)};
}

QString LogScreen::toolTipAt(const QPoint& place) const {
    const auto row = rowAt(place);
    if (row.line == nullptr || row.kind != LogRow::Kind::Text || place.x() > m_look.textLeft())
        return {};
    QStringList parts{fullTime(row.line->time)};
    if (row.line->level)
        parts << levelText(*row.line);
    if (row.line->isFromBoxLog)
        parts << fromBoxLogText();
    if (!row.line->dictionary.empty())
        parts << LogScreenTexts::tr("Space shows its properties");
    if (const auto note = m_look.bookmarks.value(row.id); !note.isEmpty())
        parts << note;
    return asToolTip(parts.join(QLatin1Char('\n')));
}

LogScreen::Shown LogScreen::shown() const {
    Shown rows;
    for (int i = 0; i <= m_pager.screenRows(); ++i) {
        const auto row = m_pager.row(i);
        rows.push_back({row.id, static_cast<std::int64_t>(row.kind), row.part});
    }
    return rows;
}

} // namespace etherdeck::ui
