#pragma once

#include "ui/console/lines/pager.h"
#include "ui/console/lines/rules.h"
#include "ui/console/lines/text.h"

#include <QFont>
#include <QFontMetrics>
#include <QHash>
#include <QMap>
#include <QPalette>
#include <QtMath>

class QPainter;

namespace etherdeck::ui {

/// The current appearance of the log, apart from its rows.
struct LogLook {
    static constexpr int minRowHeight = 18;
    static constexpr int gutter = 40;

    QFont font; ///< set by setFont()
    int rowHeight = minRowHeight;
    QPalette palette;
    LogTime time = LogTime::Local;
    QMap<qint64, QString> names; ///< of sources
    bool showsNames = false;
    QMap<qint64, QString> bookmarks; ///< lines with their notes
    QRegularExpression find;
    bool highlightsAll = true;
    qint64 foundLine = 0; ///< the current hit
    struct Rule {
        QRegularExpression expression;
        RuleColor color;
        qint64 source; ///< 0: all
    };
    QList<Rule> rules;

    void setFont(const QFont& fixed);
    /// Those that are on and valid.
    void setRules(const QList<LogRule>& all);
    [[nodiscard]] int characterWidth() const { return qCeil(QFontMetricsF(font).horizontalAdvance(u'0')); }
    [[nodiscard]] int timeLeft() const { return gutter; }
    [[nodiscard]] int nameLeft() const;
    [[nodiscard]] int textLeft() const;
};

/// Characters of one row that are selected.
struct RowSelection {
    int from = 0;
    int to = 0; ///< not included; -1: to the end, with the line feed
    bool isAny = false;
};

/// Draws rows of the log. All their text came over the wire.
class LogPainter {
public:
    LogPainter(QPainter& painter, const LogLook& look, int width, int scrolled);

    void draw(const LogRow& row, int y, const RowSelection& selection, bool isCurrent, bool isFolded);

private:
    void drawText(const LogRow& row, int y, const RowSelection& selection, bool isCurrent);
    void drawGutter(const LogRow& row, int y);
    void drawFromBoxLog(const QRectF& box);
    void drawLevel(netconsole::Level level, const QRectF& box);
    void drawMatches(const LogRow& row, const QString& text, int y);
    void drawRange(const QString& text, qsizetype from, qsizetype length, int y, const QColor& color);
    void drawTitle(const LogRow& row, int y, bool isFolded);
    void drawDictionary(const LogRow& row, int y);
    void drawPending(int y);
    [[nodiscard]] QColor textColor(const netconsole::Line& line) const;
    [[nodiscard]] QColor band(const LogRow& row) const;
    [[nodiscard]] int textX() const { return m_look.textLeft() - m_scrolled; }

    QPainter& m_painter;
    const LogLook& m_look;
    int m_width;
    int m_scrolled;
    int m_baseline;
    QFontMetrics m_metrics;
    QFontMetricsF m_exact; ///< the width of a character may be a fraction of pixels
};

/// The position of a character in a row of the fixed font, in pixels from its start.
[[nodiscard]] int advanceOf(const QFontMetricsF& metrics, const QString& text, qsizetype count);
/// The gap between characters that is nearest to a position.
[[nodiscard]] int columnAt(const QFontMetricsF& metrics, const QString& text, int x);

} // namespace etherdeck::ui
