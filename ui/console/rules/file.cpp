#include "ui/console/rules/file.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <optional>

namespace etherdeck::ui {

namespace {

constexpr qsizetype maxFile = 1 << 20;
constexpr int fileVersion = 1;
const QString formatName = QStringLiteral("etherdeck-highlight-rules");
const char* const colorNames[] = {"teal", "blue", "green", "amber", "red", "grey"};

std::optional<RuleColor> colorNamed(const QString& name) {
    for (const auto color : allRuleColors)
        if (name == QLatin1String(colorNames[static_cast<std::size_t>(color)]))
            return color;
    return std::nullopt;
}

Result<LogRule> ruleOf(const QJsonObject& object, const QMap<qint64, QString>& names) {
    LogRule rule;
    rule.text = object.value(QLatin1String("text")).toString();
    const auto color = colorNamed(object.value(QLatin1String("color")).toString());
    if (rule.text.isEmpty() || !color)
        return fail(ErrorCode::Malformed, "a rule without a text or a colour");
    if (rule.text.size() > maxRuleText)
        return fail(ErrorCode::TooLong, "a rule of more than 1000 characters");
    rule.color = *color;
    rule.isExpression = object.value(QLatin1String("expression")).toBool();
    rule.isOn = object.value(QLatin1String("on")).toBool(true);
    if (const auto box = object.value(QLatin1String("box")).toString(); !box.isEmpty())
        rule.source = names.key(box);
    return rule;
}

} // namespace

QByteArray rulesToFile(const QList<LogRule>& rules, const QMap<qint64, QString>& names) {
    QJsonArray list;
    for (const auto& rule : rules) {
        QJsonObject object{
            {QStringLiteral("text"), rule.text},
            {QStringLiteral("expression"), rule.isExpression},
            {QStringLiteral("color"), QLatin1String(colorNames[static_cast<std::size_t>(rule.color)])},
            {QStringLiteral("on"), rule.isOn}};
        if (rule.source != 0)
            object.insert(QStringLiteral("box"), names.value(rule.source));
        list.append(object);
    }
    return QJsonDocument(QJsonObject{{QStringLiteral("format"), formatName},
                                     {QStringLiteral("version"), fileVersion},
                                     {QStringLiteral("rules"), list}})
        .toJson();
}

Result<QList<LogRule>> rulesFromFile(const QByteArray& file, const QMap<qint64, QString>& names) {
    if (file.size() > maxFile)
        return fail(ErrorCode::TooLong, "more than 1 MB");
    QJsonParseError error;
    const auto object = QJsonDocument::fromJson(file, &error).object();
    if (error.error != QJsonParseError::NoError)
        return fail({ErrorCode::Malformed, error.errorString().toStdString()});
    if (object.value(QLatin1String("format")).toString() != formatName)
        return fail(ErrorCode::Malformed, "no file of highlight rules");
    if (object.value(QLatin1String("version")).toInt() != fileVersion)
        return fail(ErrorCode::Unsupported, "another version");
    const auto list = object.value(QLatin1String("rules")).toArray();
    if (list.size() > maxRules)
        return fail(ErrorCode::TooLong, "more than 100 rules");
    QList<LogRule> rules;
    for (const auto& each : list) {
        auto rule = ruleOf(each.toObject(), names);
        if (!rule)
            return fail(rule.error());
        rules << *rule;
    }
    return rules;
}

} // namespace etherdeck::ui
