#include "ui/shell/preferences/preferences.h"

#include "ui/shell/preferences/table.h"

#include <QSettings>

#include <algorithm>

namespace etherdeck::ui {

namespace {

void load(const Toggle& toggle, const QVariant& stored, Preferences& to) {
    // Only what is plainly a truth value: QVariant calls anything else true.
    const QString text = stored.toString().trimmed().toLower();
    if (text == QLatin1String("true") || text == QLatin1String("1"))
        to.*toggle.value = true;
    else if (text == QLatin1String("false") || text == QLatin1String("0"))
        to.*toggle.value = false;
}

void load(const Number& number, const QVariant& stored, Preferences& to) {
    bool isNumber = false;
    const int value = stored.toString().toInt(&isNumber);
    if (isNumber && value >= number.min && value <= number.max)
        to.*number.value = value;
}

void load(const WordList& list, const QVariant& stored, Preferences& to) {
    to.*list.value = stored.toStringList().mid(0, list.max);
    (to.*list.value).removeAll(QString());
}

void load(const Choice& choice, const QVariant& stored, Preferences& to) {
    const QString code = stored.toString();
    if (std::any_of(choice.options.begin(), choice.options.end(),
                    [&](const Option& option) { return code == QLatin1String(option.code); }))
        choice.write(to, code);
}

QVariant stored(const Toggle& toggle, const Preferences& from) { return from.*toggle.value; }
QVariant stored(const Number& number, const Preferences& from) { return from.*number.value; }
QVariant stored(const WordList& list, const Preferences& from) { return from.*list.value; }
QVariant stored(const Choice& choice, const Preferences& from) { return choice.read(from); }

} // namespace

Preferences loadPreferences(const QSettings& settings, const QStringList& languages) {
    Preferences loaded;
    for (const PreferenceRow& row : preferenceTable()) {
        const QVariant value = settings.value(QLatin1String(row.key));
        std::visit([&](const auto& kind) { load(kind, value, loaded); }, row.kind);
        const auto* choice = std::get_if<Choice>(&row.kind);
        if (choice != nullptr && choice->isLanguage && languages.contains(value.toString()))
            choice->write(loaded, value.toString());
    }
    return loaded;
}

void savePreferences(QSettings& settings, const Preferences& preferences, const Preferences& before) {
    for (const PreferenceRow& row : preferenceTable()) {
        const auto valueIn = [&](const Preferences& from) {
            return std::visit([&](const auto& kind) { return stored(kind, from); }, row.kind);
        };
        if (const QVariant value = valueIn(preferences); value != valueIn(before))
            settings.setValue(QLatin1String(row.key), value);
    }
}

} // namespace etherdeck::ui
