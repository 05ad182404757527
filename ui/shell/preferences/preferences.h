#pragma once

#include "ui/look/theme.h"

#include <QString>
#include <QStringList>

class QSettings;

namespace etherdeck::ui {

/// What the inventory shows first.
enum class StartView { Rack, Table };

/// The user's settings, as plain values, each with its default. Each has a row in preference_table.cpp:
/// its key, its range and what the dialog shows.
struct Preferences {
    int pollSeconds = 10;
    bool listens = true; ///< to the console
    int consolePort = 6666;
    QStringList consoleAddresses; ///< empty: all of this computer
    bool keepsAwake = true;       ///< this computer, while a box depends on it
    bool fillsGaps = true;        ///< of the console, from the logs of boxes
    int keepDays = 0;             ///< of console lines; 0: no limit
    int keepMegabytes = 4000;     ///< 0: no limit
    bool notifies = true;         ///< while the window is not in front
    bool notifiesVanished = true;
    bool notifiesReturned = true;
    bool notifiesConflict = true;
    bool notifiesCrash = true;
    bool notifiesBoot = false;
    bool notifiesSilence = true; ///< after a U-Boot has started its kernel
    QString language;            ///< "en", "de"; empty follows the system
    ThemeChoice theme = ThemeChoice::System;
    StartView startView = StartView::Rack;

    friend bool operator==(const Preferences&, const Preferences&) = default;
};

/// Each value that is missing or invalid gets its default. A language that is not among
/// `languages` follows the system.
[[nodiscard]] Preferences loadPreferences(const QSettings& settings, const QStringList& languages);
/// Only what differs from `before`: what held for this run only is not stored.
void savePreferences(QSettings& settings, const Preferences& preferences, const Preferences& before);

} // namespace etherdeck::ui
