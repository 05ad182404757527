#include "ui/text/sentence.h"

#include "ui/text/plain.h"
#include "ui/text/sentence_patterns.h"

#include <QCoreApplication>
#include <QStringList>

namespace etherdeck::ui {

namespace {

/// In one pass: what is in a value is not replaced.
QString filled(const QString& pattern, const QStringList& values) {
    QString text;
    for (qsizetype at = 0; at < pattern.size(); ++at) {
        const auto index = pattern[at] == QLatin1Char('%') && at + 1 < pattern.size()
                               ? pattern[at + 1].unicode() - u'1'
                               : -1;
        if (index >= 0 && index < values.size()) {
            text += values[index];
            ++at;
        } else {
            text += pattern[at];
        }
    }
    return text;
}

QString valueText(const Sentence& value) {
    return value.pattern().empty() ? fromWire(value.text()) : sentenceText(value);
}

} // namespace

QString sentenceText(const Sentence& sentence) {
    // Without values, a text is its pattern: also from an agent that sends no patterns.
    const auto& pattern = sentence.pattern().empty() ? sentence.text() : sentence.pattern();
    if (!isSentencePattern(pattern))
        return fromWire(sentence.text());
    QStringList values;
    for (const auto& value : sentence.values())
        values << valueText(value);
    return filled(QCoreApplication::translate("Sentences", pattern.c_str()), values);
}

} // namespace etherdeck::ui
