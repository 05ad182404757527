#pragma once

#include <QColor>
#include <QList>
#include <QPalette>
#include <QRegularExpression>
#include <QString>

class QSettings;

namespace etherdeck::ui {

/// Colours of rules, each with a light and a dark value on which text is readable.
enum class RuleColor { Teal, Blue, Green, Amber, Red, Grey };
inline constexpr RuleColor allRuleColors[] = {RuleColor::Teal,  RuleColor::Blue, RuleColor::Green,
                                              RuleColor::Amber, RuleColor::Red,  RuleColor::Grey};

[[nodiscard]] QString nameOf(RuleColor color);
/// The background of the text.
[[nodiscard]] QColor backgroundOf(RuleColor color, const QPalette& palette);

/// A highlight rule of the log.
struct LogRule {
    QString text;
    bool isExpression = false;
    RuleColor color = RuleColor::Teal;
    bool isOn = true;
    qint64 source = 0; ///< of one box only; 0: of all

    friend bool operator==(const LogRule&, const LogRule&) = default;
};

struct TextSearch {
    QString text;
    bool isExpression = false;
    bool caseMatters = false;
    bool wholeWord = false;

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
    /// For PCRE2; text that is not an expression is escaped.
    [[nodiscard]] QString pattern() const;
    /// The same, compiled. Its cost for one text is limited, because the texts are hostile.
    [[nodiscard]] QRegularExpression compiled() const;

    friend bool operator==(const TextSearch&, const TextSearch&) = default;
};

[[nodiscard]] QList<LogRule> readRules(QSettings& settings);
void writeRules(QSettings& settings, const QList<LogRule>& rules);

} // namespace etherdeck::ui
