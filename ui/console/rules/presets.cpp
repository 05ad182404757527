#include "ui/console/rules/presets.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct PresetTexts {
    Q_DECLARE_TR_FUNCTIONS(RulePresets)
};

LogRule expression(const char* pattern, RuleColor color) {
    LogRule rule;
    rule.text = QLatin1String(pattern);
    rule.isExpression = true;
    rule.color = color;
    return rule;
}

} // namespace

QList<RulePreset> rulePresets() {
    return {
        {PresetTexts::tr("Errors"),
         expression(R"(\b(error|fail(ed|ure|s)?|cannot|unable to|fatal|refused|timed out)\b)",
                    RuleColor::Red)},
        {PresetTexts::tr("Warnings"),
         expression(R"(\b(warn(ing)?|deprecated|not found)\b)", RuleColor::Amber)},
        {PresetTexts::tr("Oops and panic"),
         expression(R"(Kernel panic|\bOops\b|\bBUG:|Unable to handle|Call trace|Backtrace|cut here)",
                    RuleColor::Red)},
        {PresetTexts::tr("Out of memory"),
         expression(R"(Out of memory|oom-kill|Killed process)", RuleColor::Amber)},
        {PresetTexts::tr("U-Boot's prompt and countdown"),
         expression(R"(^(=>|[\w.-]+>>?|[\w.-]+ ?=>) ?|Hit any key)", RuleColor::Teal)},
        {PresetTexts::tr("Disk errors"),
         expression(R"(I/O error|EXT4-fs (error|warning)|\bata\d+(\.\d+)?: .*(failed|error|exception))",
                    RuleColor::Red)},
        {PresetTexts::tr("Network link"),
         expression(R"(\blink (is )?(up|down|becomes ready)\b)", RuleColor::Blue)},
        {PresetTexts::tr("USB devices"),
         expression(R"(\busb \d+-[\d.]+: (new|USB disconnect|reset))", RuleColor::Green)},
    };
}

} // namespace etherdeck::ui
