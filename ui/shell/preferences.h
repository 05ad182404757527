#pragma once

#include "ui/widgets/theme.h"

#include <QString>
#include <QStringList>

class QSettings;

namespace etherdeck::ui {

/// What the inventory shows first.
enum class StartView { Rack, Table };
[[nodiscard]] QString name(StartView view);

/// Everything that the preferences dialog changes, as plain values.
struct Preferences {
    static constexpr int shortestPoll = 1;
    static constexpr int longestPoll = 300;
    static constexpr int usualPoll = 10;
    static constexpr int mostAddresses = 16;
    static constexpr int usualConsolePort = 6666;
    static constexpr int usualDays = 0;
    static constexpr int mostDays = 3650;
    static constexpr int usualMegabytes = 4000;
    static constexpr int mostMegabytes = 1'000'000;

    int pollSeconds = usualPoll;
    bool notifies = true; ///< while the window is not in front
    bool notifiesVanished = true;
    bool notifiesReturned = true;
    bool notifiesConflict = true;
    bool notifiesCrash = true;
    bool notifiesBoot = false;
    bool notifiesSilence = true;  ///< after a U-Boot has started its kernel
    bool listens = true;          ///< to the console
    QStringList consoleAddresses; ///< empty: all of this machine
    int consolePort = usualConsolePort;
    bool keepsAwake = true;             ///< this desk, while a box depends on it
    int keepDays = usualDays;           ///< of console lines; 0: no limit
    int keepMegabytes = usualMegabytes; ///< 0: no limit
    QString language;                   ///< "en", "de"; empty follows the system
    ThemeChoice theme = ThemeChoice::System;
    StartView startView = StartView::Rack;

    friend bool operator==(const Preferences&, const Preferences&) = default;
};

/// What is missing or makes no sense is as in a new Preferences, value by value. A language that is not among
/// `languages` follows the system.
[[nodiscard]] Preferences loadPreferences(const QSettings& settings, const QStringList& languages);
void savePreferences(QSettings& settings, const Preferences& preferences);

} // namespace etherdeck::ui
