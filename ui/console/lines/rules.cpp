#include "ui/console/lines/rules.h"

#include "ui/look/theme.h"

#include <QCoreApplication>
#include <QSettings>

#include <algorithm>

namespace etherdeck::ui {

namespace {

struct LogRulesTexts {
    Q_DECLARE_TR_FUNCTIONS(LogRules)
};

const QString rulesKey = QStringLiteral("console/highlight-rules");
const char* const costLimit = "(*LIMIT_MATCH=20000)";

} // namespace

QString nameOf(RuleColor color) {
    switch (color) {
    case RuleColor::Teal:
        return LogRulesTexts::tr("Teal");
    case RuleColor::Blue:
        return LogRulesTexts::tr("Blue");
    case RuleColor::Green:
        return LogRulesTexts::tr("Green");
    case RuleColor::Amber:
        return LogRulesTexts::tr("Amber");
    case RuleColor::Red:
        return LogRulesTexts::tr("Red");
    case RuleColor::Grey:
        return LogRulesTexts::tr("Grey");
    }
    return {};
}

QColor backgroundOf(RuleColor color, const QPalette& palette) {
    const auto over = [&] {
        switch (color) {
        case RuleColor::Teal:
            return theme::accent(palette);
        case RuleColor::Blue:
            return theme::state(StateColor::News, palette);
        case RuleColor::Green:
            return theme::state(StateColor::Good, palette);
        case RuleColor::Amber:
            return theme::state(StateColor::Caution, palette);
        case RuleColor::Red:
            return theme::state(StateColor::Danger, palette);
        case RuleColor::Grey:
            break;
        }
        return theme::state(StateColor::Gone, palette);
    };
    return theme::blend(over(), palette.color(QPalette::Base), theme::isDark(palette) ? 0.32 : 0.20);
}

QString TextSearch::pattern() const {
    auto pattern = isExpression ? text : QRegularExpression::escape(text);
    if (wholeWord)
        pattern = QStringLiteral("(?<!\\w)(?:%1)(?!\\w)").arg(pattern);
    return pattern;
}

QRegularExpression TextSearch::compiled() const {
    return QRegularExpression(QLatin1String(costLimit) + pattern(),
                              caseMatters ? QRegularExpression::NoPatternOption
                                          : QRegularExpression::CaseInsensitiveOption);
}

QList<LogRule> readRules(QSettings& settings) {
    QList<LogRule> rules;
    const int size = std::min(settings.beginReadArray(rulesKey), 100);
    for (int i = 0; i < size; ++i) {
        settings.setArrayIndex(i);
        LogRule rule;
        rule.text = settings.value(QStringLiteral("text")).toString().left(1000);
        rule.isExpression = settings.value(QStringLiteral("expression")).toBool();
        rule.isOn = settings.value(QStringLiteral("on"), true).toBool();
        rule.color =
            static_cast<RuleColor>(std::clamp(settings.value(QStringLiteral("color")).toInt(), 0, 5));
        rule.source = settings.value(QStringLiteral("box")).toLongLong();
        if (!rule.text.isEmpty())
            rules << rule;
    }
    settings.endArray();
    return rules;
}

void writeRules(QSettings& settings, const QList<LogRule>& rules) {
    settings.remove(rulesKey);
    settings.beginWriteArray(rulesKey, static_cast<int>(rules.size()));
    for (int i = 0; i < rules.size(); ++i) {
        settings.setArrayIndex(i);
        settings.setValue(QStringLiteral("text"), rules[i].text);
        settings.setValue(QStringLiteral("expression"), rules[i].isExpression);
        settings.setValue(QStringLiteral("on"), rules[i].isOn);
        settings.setValue(QStringLiteral("color"), static_cast<int>(rules[i].color));
        if (rules[i].source != 0)
            settings.setValue(QStringLiteral("box"), rules[i].source);
    }
    settings.endArray();
}

} // namespace etherdeck::ui
