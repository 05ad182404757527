#include "ui/shell/preferences.h"

#include <QSettings>

namespace etherdeck::ui {

namespace {

const QString pollKey = QStringLiteral("discovery/pollSeconds");
const QString notifyKey = QStringLiteral("notifications/enabled");
const QString vanishedKey = QStringLiteral("notifications/vanished");
const QString returnedKey = QStringLiteral("notifications/returned");
const QString conflictKey = QStringLiteral("notifications/conflict");
const QString languageKey = QStringLiteral("language");
const QString themeKey = QStringLiteral("theme"); // as it was called before there were preferences
const QString startViewKey = QStringLiteral("inventory/startView");

/// Only what is plainly a truth value: anything else, and QVariant would call it true.
bool truth(const QSettings& settings, const QString& key, bool otherwise) {
    const QString text = settings.value(key).toString().trimmed().toLower();
    if (text == QLatin1String("true") || text == QLatin1String("1"))
        return true;
    if (text == QLatin1String("false") || text == QLatin1String("0"))
        return false;
    return otherwise;
}

} // namespace

QString name(StartView view) {
    return view == StartView::Table ? QStringLiteral("table") : QStringLiteral("rack");
}

Preferences loadPreferences(const QSettings& settings, const QStringList& languages) {
    Preferences loaded;
    bool isNumber = false;
    const int seconds = settings.value(pollKey).toString().toInt(&isNumber);
    if (isNumber && seconds >= Preferences::shortestPoll && seconds <= Preferences::longestPoll)
        loaded.pollSeconds = seconds;
    loaded.notifies = truth(settings, notifyKey, loaded.notifies);
    loaded.notifiesVanished = truth(settings, vanishedKey, loaded.notifiesVanished);
    loaded.notifiesReturned = truth(settings, returnedKey, loaded.notifiesReturned);
    loaded.notifiesConflict = truth(settings, conflictKey, loaded.notifiesConflict);
    const QString language = settings.value(languageKey).toString();
    if (languages.contains(language))
        loaded.language = language;
    loaded.theme = themeChoice(settings.value(themeKey).toString()).value_or(loaded.theme);
    if (settings.value(startViewKey).toString() == name(StartView::Table))
        loaded.startView = StartView::Table;
    return loaded;
}

void savePreferences(QSettings& settings, const Preferences& preferences) {
    settings.setValue(pollKey, preferences.pollSeconds);
    settings.setValue(notifyKey, preferences.notifies);
    settings.setValue(vanishedKey, preferences.notifiesVanished);
    settings.setValue(returnedKey, preferences.notifiesReturned);
    settings.setValue(conflictKey, preferences.notifiesConflict);
    settings.setValue(languageKey, preferences.language);
    settings.setValue(themeKey, name(preferences.theme));
    settings.setValue(startViewKey, name(preferences.startView));
}

} // namespace etherdeck::ui
