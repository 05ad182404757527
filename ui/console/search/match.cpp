#include "ui/console/search/match.h"

#include <QStringList>

namespace etherdeck::ui {

namespace {

constexpr int longestLine = 4000; ///< what is beyond is not marked
constexpr std::size_t maxRanges = 200;
constexpr int maxWords = 16;
/// So that no expression holds up the window: a line costs at most that many steps.
const QString limit = QStringLiteral("(*LIMIT_MATCH=20000)");
const QString notInWord = QStringLiteral("(?<![\\p{L}\\p{N}])");
const QString wordEnds = QStringLiteral("(?![\\p{L}\\p{N}])");

/// "handle_crash" as the index sees it: words that follow each other.
QString patternOf(const QString& word, bool isStart) {
    static const QRegularExpression dividers(QStringLiteral("[^\\p{L}\\p{N}]+"));
    QStringList parts;
    for (const QString& part : word.split(dividers, Qt::SkipEmptyParts))
        parts << QRegularExpression::escape(part);
    if (parts.isEmpty())
        return QRegularExpression::escape(word); // signs only
    return notInWord + parts.join(QStringLiteral("[^\\p{L}\\p{N}]+")) + (isStart ? QString() : wordEnds);
}

QString patternOfWords(const QString& words) {
    static const QRegularExpression one(QStringLiteral("\"([^\"]+)\"(\\*?)|(\\S+)"));
    QStringList patterns;
    auto found = one.globalMatch(words);
    while (found.hasNext() && patterns.size() < maxWords) {
        const auto match = found.next();
        QString word = match.captured(1);
        bool isStart = !match.captured(2).isEmpty();
        if (word.isEmpty()) {
            word = match.captured(3);
            isStart = word.size() > 1 && word.endsWith(QLatin1Char('*'));
            if (isStart)
                word.chop(1);
        }
        patterns << patternOf(word, isStart);
    }
    return patterns.join(QLatin1Char('|'));
}

} // namespace

SearchMatch::SearchMatch(const store::ConsoleSearch& search) {
    const bool isExpression = !search.expression.empty();
    const QString pattern = isExpression ? QString::fromStdString(search.expression)
                                         : patternOfWords(QString::fromStdString(search.words));
    if (pattern.isEmpty())
        return;
    m_expression.setPattern(limit + pattern);
    auto options = QRegularExpression::PatternOptions(QRegularExpression::UseUnicodePropertiesOption);
    options.setFlag(QRegularExpression::CaseInsensitiveOption, !isExpression || !search.caseMatters);
    m_expression.setPatternOptions(options);
}

std::vector<std::pair<int, int>> SearchMatch::ranges(const QString& text) const {
    std::vector<std::pair<int, int>> found;
    if (m_expression.pattern().isEmpty() || !m_expression.isValid())
        return found;
    auto matches = m_expression.globalMatch(text.left(longestLine));
    while (matches.hasNext() && found.size() < maxRanges) {
        const auto match = matches.next();
        if (match.capturedLength() > 0)
            found.emplace_back(match.capturedStart(), match.capturedLength());
    }
    return found;
}

} // namespace etherdeck::ui
