#pragma once

#include <QColor>
#include <QList>
#include <QPalette>
#include <QRegularExpression>
#include <QString>

class QSettings;

namespace etherdeck::ui {

/// Colours that a rule can give, each with a light and a dark value that text can stand on.
enum class RuleColor { Teal, Blue, Green, Amber, Red, Grey };
inline constexpr RuleColor allRuleColors[] = {RuleColor::Teal,  RuleColor::Blue, RuleColor::Green,
                                              RuleColor::Amber, RuleColor::Red,  RuleColor::Grey};

[[nodiscard]] QString nameOf(RuleColor color);
/// What goes behind the text.
[[nodiscard]] QColor backgroundOf(RuleColor color, const QPalette& palette);

/// What a person wants to see coloured in the log.
struct LogRule {
    QString text;
    bool isExpression = false;
    RuleColor color = RuleColor::Teal;
    bool isOn = true;

    friend bool operator==(const LogRule&, const LogRule&) = default;
};

struct TextSearch {
    QString text;
    bool isExpression = false;
    bool caseMatters = false;
    bool wholeWord = false;

    [[nodiscard]] bool isEmpty() const { return text.isEmpty(); }
    /// For PCRE2, with words and signs taken as they stand where it is no expression.
    [[nodiscard]] QString pattern() const;
    /// The same to be used at once. Its cost on one text is limited: the texts are hostile.
    [[nodiscard]] QRegularExpression compiled() const;

    friend bool operator==(const TextSearch&, const TextSearch&) = default;
};

[[nodiscard]] QList<LogRule> readRules(QSettings& settings);
void writeRules(QSettings& settings, const QList<LogRule>& rules);

} // namespace etherdeck::ui
