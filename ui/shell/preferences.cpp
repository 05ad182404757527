#include "ui/shell/preferences.h"

#include <QSettings>

namespace etherdeck::ui {

namespace {

const QString pollKey = QStringLiteral("discovery/pollSeconds");
const QString notifyKey = QStringLiteral("notifications/enabled");
const QString vanishedKey = QStringLiteral("notifications/vanished");
const QString returnedKey = QStringLiteral("notifications/returned");
const QString conflictKey = QStringLiteral("notifications/conflict");
const QString crashKey = QStringLiteral("notifications/crash");
const QString bootKey = QStringLiteral("notifications/boot");
const QString silenceKey = QStringLiteral("notifications/silence");
const QString listenKey = QStringLiteral("console/listen");
const QString addressesKey = QStringLiteral("console/addresses");
const QString portKey = QStringLiteral("console/port");
const QString awakeKey = QStringLiteral("console/keepAwake");
const QString daysKey = QStringLiteral("console/keepDays");
const QString megabytesKey = QStringLiteral("console/keepMegabytes");
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

/// Only a number in its bounds.
int number(const QSettings& settings, const QString& key, int least, int most, int otherwise) {
    bool isNumber = false;
    const int value = settings.value(key).toString().toInt(&isNumber);
    return isNumber && value >= least && value <= most ? value : otherwise;
}

void loadConsole(const QSettings& settings, Preferences& loaded) {
    loaded.notifiesCrash = truth(settings, crashKey, loaded.notifiesCrash);
    loaded.notifiesBoot = truth(settings, bootKey, loaded.notifiesBoot);
    loaded.notifiesSilence = truth(settings, silenceKey, loaded.notifiesSilence);
    loaded.listens = truth(settings, listenKey, loaded.listens);
    loaded.consoleAddresses = settings.value(addressesKey).toStringList().mid(0, Preferences::mostAddresses);
    loaded.consoleAddresses.removeAll(QString());
    loaded.consolePort = number(settings, portKey, 1, 65535, loaded.consolePort);
    loaded.keepsAwake = truth(settings, awakeKey, loaded.keepsAwake);
    loaded.keepDays = number(settings, daysKey, 0, Preferences::mostDays, loaded.keepDays);
    loaded.keepMegabytes =
        number(settings, megabytesKey, 0, Preferences::mostMegabytes, loaded.keepMegabytes);
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
    loadConsole(settings, loaded);
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
    settings.setValue(crashKey, preferences.notifiesCrash);
    settings.setValue(bootKey, preferences.notifiesBoot);
    settings.setValue(silenceKey, preferences.notifiesSilence);
    settings.setValue(listenKey, preferences.listens);
    settings.setValue(addressesKey, preferences.consoleAddresses);
    settings.setValue(portKey, preferences.consolePort);
    settings.setValue(awakeKey, preferences.keepsAwake);
    settings.setValue(daysKey, preferences.keepDays);
    settings.setValue(megabytesKey, preferences.keepMegabytes);
    settings.setValue(languageKey, preferences.language);
    settings.setValue(themeKey, name(preferences.theme));
    settings.setValue(startViewKey, name(preferences.startView));
}

} // namespace etherdeck::ui
