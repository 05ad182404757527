#include "ui/console/lines/selection.h"

#include "ui/console/lines/text.h"

#include <QStringList>

#include <algorithm>
#include <climits>

namespace etherdeck::ui {

namespace {

bool isWordCharacter(QChar c) { return c.isLetterOrNumber() || c == u'_' || c == u'.' || c == u':'; }

} // namespace

std::pair<LogSelection::Caret, LogSelection::Caret> LogSelection::range() const {
    return m_anchor <= m_caret ? std::pair(m_anchor, m_caret) : std::pair(m_caret, m_anchor);
}

void LogSelection::moveTo(const Caret& caret, bool extends) {
    m_caret = caret;
    if (!extends)
        m_anchor = caret;
}

void LogSelection::selectLine(std::int64_t line, bool extends) {
    const auto start = extends && m_anchor.line != 0 ? m_anchor.line : line;
    const Caret first{std::min(start, line), 0, 0};
    const Caret last{std::max(start, line), INT_MAX, INT_MAX};
    m_anchor = line < start ? last : first;
    m_caret = line < start ? first : last;
}

void LogSelection::selectLines(std::int64_t first, std::int64_t last) {
    m_anchor = {first, 0, 0};
    m_caret = {last, INT_MAX, INT_MAX};
}

void LogSelection::selectWord(const Caret& caret, const QString& text) {
    int from = std::min(caret.column, static_cast<int>(text.size()));
    int to = from;
    while (from > 0 && isWordCharacter(text[from - 1]))
        --from;
    while (to < text.size() && isWordCharacter(text[to]))
        ++to;
    m_anchor = {caret.line, caret.row, from};
    m_caret = {caret.line, caret.row, to};
}

RowSelection LogSelection::of(const LogRow& row) const {
    if (isEmpty() || row.kind != LogRow::Kind::Text || row.isOpen)
        return {};
    const auto [from, to] = range();
    const auto here = std::pair(row.id, row.part);
    const auto first = std::pair(from.line, from.row);
    const auto last = std::pair(to.line, to.row);
    if (here < first || here > last)
        return {};
    return {here == first ? from.column : 0, here == last ? to.column : -1, true};
}

QString LogSelection::text(const std::vector<const netconsole::Line*>& lines, bool withTimes) const {
    const auto [from, to] = range();
    QStringList rows;
    for (const auto* line : lines) {
        const auto id = static_cast<std::int64_t>(line->id);
        const int count = 1 + static_cast<int>(std::ranges::count(line->text, '\n'));
        for (int part = 0; part < count; ++part) {
            const auto here = std::pair(id, part);
            if (here < std::pair(from.line, from.row) || here > std::pair(to.line, to.row))
                continue;
            auto text = rowText(*line, part);
            if (here == std::pair(to.line, to.row))
                text.truncate(to.column);
            if (here == std::pair(from.line, from.row))
                text.remove(0, from.column);
            if (withTimes)
                text.prepend((part == 0 ? fullTime(line->time) : QString()) + QLatin1Char('\t'));
            rows << text;
        }
    }
    return rows.join(QLatin1Char('\n'));
}

} // namespace etherdeck::ui
