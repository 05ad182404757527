#include "ui/console/lines/painter.h"

#include "ui/look/theme.h"
#include "ui/text/moment.h"
#include "ui/text/plain.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <ranges>

namespace etherdeck::ui {

namespace {

using netconsole::Level;

constexpr int maxNameCharacters = 16;
constexpr int markSize = 9;
constexpr double inferredOpacity = 0.6; // what the box has not said itself
constexpr int maxMatches = 200;         // of a row

/// Of the widest time of day, which the locale may write with "PM".
int timeCharacters() { return static_cast<int>(fineClockText(QTime(22, 44, 44, 444)).size()); }

bool isPlain(const QString& text) {
    return std::ranges::all_of(text, [](QChar c) { return c.unicode() < 0x7f; });
}

} // namespace

int advanceOf(const QFontMetricsF& metrics, const QString& text, qsizetype count) {
    const auto start = text.left(count);
    return qRound(isPlain(start) ? metrics.horizontalAdvance(u'0') * static_cast<double>(start.size())
                                 : metrics.horizontalAdvance(start));
}

int columnAt(const QFontMetricsF& metrics, const QString& text, int x) {
    const double width = std::max(metrics.horizontalAdvance(u'0'), 1.0);
    if (isPlain(text))
        return std::clamp(qRound(x / width), 0, static_cast<int>(text.size()));
    int low = 0;
    int high = static_cast<int>(text.size());
    while (low < high) {
        const int middle = (low + high) / 2;
        if (advanceOf(metrics, text, middle) + width / 2 < x)
            low = middle + 1;
        else
            high = middle;
    }
    return low;
}

void LogLook::setFont(const QFont& fixed) {
    font = fixed;
    rowHeight = std::max(minRowHeight, QFontMetrics(font).height() + 1);
}

void LogLook::setRules(const QList<LogRule>& all) {
    rules.clear();
    for (const auto& rule : all) {
        auto expression = TextSearch{rule.text, rule.isExpression}.compiled();
        if (rule.isOn && expression.isValid())
            rules.append({std::move(expression), rule.color, rule.source});
    }
}

int LogLook::nameLeft() const { return timeLeft() + characterWidth() * (timeCharacters() + 2); }

int LogLook::textLeft() const {
    if (!showsNames)
        return nameLeft();
    qsizetype longest = 4;
    for (const auto& name : names)
        longest = std::max(longest, name.size());
    return nameLeft() +
           characterWidth() * (static_cast<int>(std::min<qsizetype>(longest, maxNameCharacters)) + 2);
}

LogPainter::LogPainter(QPainter& painter, const LogLook& look, int width, int scrolled) :
    m_painter(painter),
    m_look(look),
    m_width(width),
    m_scrolled(scrolled),
    m_metrics(look.font),
    m_exact(look.font) {
    m_baseline = (m_look.rowHeight - m_metrics.height()) / 2 + m_metrics.ascent();
    m_painter.setFont(look.font);
}

QColor LogPainter::band(const LogRow& row) const {
    const auto base = m_look.palette.color(QPalette::Base);
    if (row.line == nullptr || static_cast<std::uint32_t>(row.line->boot) % 2 == 1)
        return base;
    return theme::blend(theme::accent(m_look.palette), base, theme::isDark(m_look.palette) ? 0.055 : 0.035);
}

void LogPainter::draw(const LogRow& row, int y, const RowSelection& selection, bool isCurrent,
                      bool isFolded) {
    m_painter.fillRect(0, y, m_width, m_look.rowHeight, band(row));
    switch (row.kind) {
    case LogRow::Kind::Blank:
        break;
    case LogRow::Kind::Pending:
        drawPending(y);
        break;
    case LogRow::Kind::Day:
    case LogRow::Kind::Boot:
    case LogRow::Kind::Sleep:
    case LogRow::Kind::Gap:
    case LogRow::Kind::Crash:
        drawTitle(row, y, isFolded);
        break;
    case LogRow::Kind::Dictionary:
        drawDictionary(row, y);
        break;
    case LogRow::Kind::Text:
        drawText(row, y, selection, isCurrent);
        break;
    }
    if (row.isInCrash)
        m_painter.fillRect(0, y, 3, m_look.rowHeight, theme::state(StateColor::Danger, m_look.palette));
}

void LogPainter::drawPending(int y) {
    const auto color =
        theme::blend(theme::hairline(m_look.palette), m_look.palette.color(QPalette::Base), 0.5);
    m_painter.fillRect(m_look.timeLeft(), y + 6, m_look.characterWidth() * timeCharacters(), 6, color);
    m_painter.fillRect(m_look.textLeft(), y + 6, m_look.characterWidth() * (24 + y * 7 % 30), 6, color);
}

QColor LogPainter::textColor(const netconsole::Line& line) const {
    if (line.level && *line.level <= Level::Error)
        return theme::state(StateColor::Danger, m_look.palette);
    if (line.level == Level::Warning)
        return theme::state(StateColor::Caution, m_look.palette);
    if (line.level == Level::Debug)
        return theme::secondaryText(m_look.palette);
    return m_look.palette.color(QPalette::Text);
}

void LogPainter::drawText(const LogRow& row, int y, const RowSelection& selection, bool isCurrent) {
    if (row.id != 0 && row.id == m_look.foundLine)
        m_painter.fillRect(0, y, m_width, m_look.rowHeight, theme::tint(StateColor::Caution, m_look.palette));
    else if (isCurrent)
        m_painter.fillRect(0, y, m_width, m_look.rowHeight,
                           theme::blend(theme::accent(m_look.palette), band(row), 0.10));
    const auto text = rowText(*row.line, row.part);
    const int left = m_look.textLeft();
    m_painter.save();
    m_painter.setClipRect(left - 2, y, m_width - left + 2, m_look.rowHeight);
    drawMatches(row, text, y);
    if (selection.isAny) {
        const int from = advanceOf(m_exact, text, selection.from);
        const int to = selection.to < 0 ? m_width + m_scrolled : advanceOf(m_exact, text, selection.to);
        const auto color =
            theme::blend(theme::accent(m_look.palette), m_look.palette.color(QPalette::Base), 0.32);
        m_painter.fillRect(textX() + from, y, to - from, m_look.rowHeight, color);
    }
    m_painter.setPen(textColor(*row.line));
    const auto first =
        std::clamp<qsizetype>(m_scrolled / std::max(m_look.characterWidth(), 1) - 1, 0, text.size());
    if (isPlain(text)) // only what can be seen
        m_painter.drawText(textX() + advanceOf(m_exact, text, first), y + m_baseline,
                           text.mid(first, m_width / std::max(m_look.characterWidth(), 1) + 4));
    else
        m_painter.drawText(textX(), y + m_baseline, text);
    if (row.part == 0 && !m_look.bookmarks.value(row.id).isEmpty()) {
        m_painter.setPen(theme::accent(m_look.palette));
        m_painter.drawText(textX() + m_metrics.horizontalAdvance(text) + 2 * m_look.characterWidth(),
                           y + m_baseline,
                           QStringLiteral("◂ ") + m_look.bookmarks.value(row.id).section(u'\n', 0, 0));
    }
    m_painter.restore();
    drawGutter(row, y);
}

void LogPainter::drawGutter(const LogRow& row, int y) {
    const auto& line = *row.line;
    if (row.part > 0)
        return;
    if (line.level) {
        m_painter.setOpacity(line.isLevelInferred ? inferredOpacity : 1);
        drawLevel(*line.level, QRectF(8, y + (m_look.rowHeight - markSize) / 2.0, markSize, markSize));
        m_painter.setOpacity(1);
    }
    if (m_look.bookmarks.contains(row.id)) {
        const QRectF box(24, y + 4, 8, 11);
        QPainterPath flag;
        flag.addPolygon(QPolygonF({box.topLeft(),
                                   box.topRight(),
                                   box.bottomRight(),
                                   {box.center().x(), box.bottom() - 4},
                                   box.bottomLeft()}));
        m_painter.setRenderHint(QPainter::Antialiasing);
        m_painter.fillPath(flag, theme::accent(m_look.palette));
        m_painter.setRenderHint(QPainter::Antialiasing, false);
    }
    if (line.isFromBoxLog && !m_look.bookmarks.contains(row.id))
        drawFromBoxLog(QRectF(24, y + 4, 8, m_look.rowHeight - 8));
    m_painter.setPen(theme::secondaryText(m_look.palette));
    const auto time = row.isOpen && m_look.time != LogTime::Local
                          ? QString()
                          : rowTime(m_look.time, line, row.before, row.boot);
    const int timeWidth = m_look.characterWidth() * timeCharacters();
    m_painter.drawText(m_look.timeLeft() + timeWidth - m_metrics.horizontalAdvance(time), y + m_baseline,
                       time);
    if (!m_look.showsNames)
        return;
    const int width = m_look.textLeft() - m_look.nameLeft() - 2 * m_look.characterWidth();
    const auto name = m_look.names.value(static_cast<qint64>(line.source));
    m_painter.drawText(m_look.nameLeft(), y + m_baseline, m_metrics.elidedText(name, Qt::ElideRight, width));
}

/// An arrow that comes down to a base line.
void LogPainter::drawFromBoxLog(const QRectF& box) {
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    m_painter.setPen(QPen(theme::state(StateColor::News, m_look.palette), 1.5, Qt::SolidLine, Qt::RoundCap));
    const QPointF tip(box.center().x(), box.bottom() - 2.5);
    m_painter.drawLine(QPointF(tip.x(), box.top()), tip);
    m_painter.drawLine(tip - QPointF(2.5, 2.5), tip);
    m_painter.drawLine(tip + QPointF(2.5, -2.5), tip);
    m_painter.drawLine(box.bottomLeft(), box.bottomRight());
    m_painter.restore();
}

void LogPainter::drawLevel(Level level, const QRectF& box) {
    m_painter.save();
    m_painter.setRenderHint(QPainter::Antialiasing);
    if (level <= Level::Error) {
        m_painter.setPen(
            QPen(theme::state(StateColor::Danger, m_look.palette), 2, Qt::SolidLine, Qt::RoundCap));
        const auto cross = box.adjusted(1, 1, -1, -1);
        m_painter.drawLine(cross.topLeft(), cross.bottomRight());
        m_painter.drawLine(cross.topRight(), cross.bottomLeft());
    } else {
        m_painter.setPen(Qt::NoPen);
        const auto color = level == Level::Warning  ? StateColor::Caution
                           : level == Level::Notice ? StateColor::News
                                                    : StateColor::Gone;
        m_painter.setBrush(theme::state(color, m_look.palette));
        if (level == Level::Warning)
            m_painter.drawPolygon(
                QPolygonF({{box.center().x(), box.top()}, box.bottomRight(), box.bottomLeft()}));
        else
            m_painter.drawEllipse(box.center(), level == Level::Notice ? 3.5 : 1.5,
                                  level == Level::Notice ? 3.5 : 1.5);
    }
    m_painter.restore();
}

void LogPainter::drawRange(const QString& text, qsizetype from, qsizetype length, int y,
                           const QColor& color) {
    const int left = advanceOf(m_exact, text, from);
    const int right = advanceOf(m_exact, text, from + length);
    m_painter.fillRect(textX() + left, y + 1, std::max(right - left, 2), m_look.rowHeight - 2, color);
}

void LogPainter::drawMatches(const LogRow& row, const QString& text, int y) {
    const auto each = [&](const QRegularExpression& expression, const QColor& color) {
        auto matches = expression.globalMatch(text);
        for (int i = 0; i < maxMatches && matches.hasNext(); ++i)
            if (const auto match = matches.next(); match.capturedLength() > 0)
                drawRange(text, match.capturedStart(), match.capturedLength(), y, color);
    };
    for (const auto& rule : std::views::reverse(m_look.rules)) // the upper one counts
        if (rule.source == 0 || rule.source == static_cast<qint64>(row.line->source))
            each(rule.expression, backgroundOf(rule.color, m_look.palette));
    const bool isFound = row.id != 0 && row.id == m_look.foundLine;
    if (m_look.find.pattern().isEmpty() || !m_look.find.isValid() || (!m_look.highlightsAll && !isFound))
        return;
    const auto caution = theme::state(StateColor::Caution, m_look.palette);
    each(m_look.find, theme::blend(caution, m_look.palette.color(QPalette::Base), isFound ? 0.55 : 0.25));
}

void LogPainter::drawTitle(const LogRow& row, int y, bool isFolded) {
    const auto kind = row.kind;
    auto color = theme::secondaryText(m_look.palette);
    QString text;
    if (kind == LogRow::Kind::Boot) {
        text = bootTitle(*row.line, row.boot);
        if (m_look.showsNames)
            text = m_look.names.value(static_cast<qint64>(row.line->source)) + QStringLiteral(" · ") + text;
        color = theme::accent(m_look.palette);
        m_painter.fillRect(0, y, m_width, m_look.rowHeight, theme::selection(m_look.palette));
    } else if (kind == LogRow::Kind::Day) {
        text = dateTitle(row.line->time);
    } else if (kind == LogRow::Kind::Sleep) {
        text = QStringLiteral("⋯ ") + sleepTitle(*row.sleep);
        color = theme::state(StateColor::Caution, m_look.palette);
    } else if (kind == LogRow::Kind::Gap) {
        text = QStringLiteral("⋯ ") + gapTitle(row.missing.first, row.missing.second, row.filled);
        color = theme::state(StateColor::Caution, m_look.palette);
    } else {
        text = (isFolded ? QStringLiteral("▸ ") : QStringLiteral("▾ ")) + crashTitle(*row.crash);
        color = theme::state(StateColor::Danger, m_look.palette);
        m_painter.fillRect(0, y, m_width, m_look.rowHeight, theme::tint(StateColor::Danger, m_look.palette));
    }
    auto font = m_look.font;
    font.setBold(kind == LogRow::Kind::Boot || kind == LogRow::Kind::Crash);
    m_painter.setFont(font);
    m_painter.setPen(color);
    const int left = kind == LogRow::Kind::Boot || kind == LogRow::Kind::Day ? 8 : m_look.timeLeft() - 16;
    const auto elided = QFontMetrics(font).elidedText(text, Qt::ElideRight, m_width - left - 8);
    m_painter.drawText(left, y + m_baseline, elided);
    m_painter.setFont(m_look.font);
}

void LogPainter::drawDictionary(const LogRow& row, int y) {
    const auto& entry = row.line->dictionary[static_cast<std::size_t>(row.part)];
    m_painter.save();
    m_painter.setClipRect(m_look.textLeft(), y, m_width, m_look.rowHeight);
    m_painter.setPen(theme::secondaryText(m_look.palette));
    m_painter.drawText(textX() + 2 * m_look.characterWidth(), y + m_baseline,
                       fromWire(entry.key) + QStringLiteral(" = ") + fromWire(entry.value));
    m_painter.restore();
}

} // namespace etherdeck::ui
