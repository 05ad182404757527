#include "ui/shell/preferences/table.h"

#include <QCoreApplication>

#include <array>

namespace etherdeck::ui {

namespace {

constexpr std::array languageOptions{Option{"", QT_TRANSLATE_NOOP("Preferences", "Same as system")}};
constexpr std::array themeOptions{
    Option{"system", QT_TRANSLATE_NOOP("Preferences", "Same as system")},
    Option{"light", QT_TRANSLATE_NOOP("Preferences", "Light")},
    Option{"dark", QT_TRANSLATE_NOOP("Preferences", "Dark")},
};
constexpr std::array viewOptions{
    Option{"rack", QT_TRANSLATE_NOOP("Preferences", "The rack")},
    Option{"table", QT_TRANSLATE_NOOP("Preferences", "The table")},
};

constexpr std::array table{
    PreferenceRow{
        .key = "discovery/pollSeconds",
        .group = PreferenceGroup::Discovery,
        .kind = Number{&Preferences::pollSeconds, 1, 300, 1, QT_TRANSLATE_NOOP("Preferences", " s")},
        .label = QT_TRANSLATE_NOOP("Preferences", "&Ask every"),
        .hint = QT_TRANSLATE_NOOP(
            "Preferences",
            "How often known targets are asked whether they are still there. A shorter interval notices a "
            "vanished target sooner, but sends more frames; 10 seconds suits most networks."),
    },

    PreferenceRow{
        .key = "console/listen",
        .group = PreferenceGroup::Console,
        .kind = Toggle{&Preferences::listens},
        .label = QT_TRANSLATE_NOOP("Preferences", "Receive t&he output of boxes"),
    },
    PreferenceRow{
        .key = "console/port",
        .group = PreferenceGroup::Console,
        .kind = Number{&Preferences::consolePort, 1, 65535},
        .label = QT_TRANSLATE_NOOP("Preferences", "UDP &port"),
        .needs = &Preferences::listens,
    },
    PreferenceRow{
        .key = "console/addresses",
        .group = PreferenceGroup::Console,
        .kind = WordList{&Preferences::consoleAddresses, 16,
                         QT_TRANSLATE_NOOP("Preferences", "All addresses of this computer")},
        .label = QT_TRANSLATE_NOOP("Preferences", "On addr&esses"),
        .needs = &Preferences::listens,
    },
    PreferenceRow{
        .key = "console/keepAwake",
        .group = PreferenceGroup::Console,
        .kind = Toggle{&Preferences::keepsAwake},
        .label = QT_TRANSLATE_NOOP("Preferences", "Keep this computer a&wake while a box depends on it"),
        .toolTip = QT_TRANSLATE_NOOP(
            "Preferences",
            "While this computer sleeps, a U-Boot that prints to it blocks for up to 25 seconds on each "
            "write. If you suspend the computer yourself, the desktop warns you and lets you continue."),
        .needs = &Preferences::listens,
    },
    PreferenceRow{
        .key = "console/fillGaps",
        .group = PreferenceGroup::Console,
        .kind = Toggle{&Preferences::fillsGaps},
        .label = QT_TRANSLATE_NOOP("Preferences", "&Fill gaps from the logs of boxes with an agent"),
        .toolTip = QT_TRANSLATE_NOOP(
            "Preferences",
            "Kernel messages that did not arrive are read from the box's own log, once, and marked. The box "
            "has to be connected on the Devices page."),
    },
    PreferenceRow{
        .key = "console/keepDays",
        .group = PreferenceGroup::Console,
        .kind = Number{&Preferences::keepDays, 0, 3650, 1, QT_TRANSLATE_NOOP("Preferences", " days"),
                       QT_TRANSLATE_NOOP("Preferences", "Any age")},
        .label = QT_TRANSLATE_NOOP("Preferences", "&Keep at most"),
        .accessibleName = QT_TRANSLATE_NOOP("Preferences", "Days to keep"),
    },
    PreferenceRow{
        .key = "console/keepMegabytes",
        .group = PreferenceGroup::Console,
        .kind = Number{&Preferences::keepMegabytes, 0, 1'000'000, 500,
                       QT_TRANSLATE_NOOP("Preferences", " MB"), QT_TRANSLATE_NOOP("Preferences", "Any size")},
        .accessibleName = QT_TRANSLATE_NOOP("Preferences", "Megabytes to keep"),
    },

    PreferenceRow{
        .key = "notifications/enabled",
        .group = PreferenceGroup::Notifications,
        .kind = Toggle{&Preferences::notifies},
        .label = QT_TRANSLATE_NOOP("Preferences", "&Notify while the window is not in front"),
    },
    PreferenceRow{
        .key = "notifications/vanished",
        .group = PreferenceGroup::Notifications,
        .kind = Toggle{&Preferences::notifiesVanished},
        .label = QT_TRANSLATE_NOOP("Preferences", "When a target &vanishes"),
        .needs = &Preferences::notifies,
        .isIndented = true,
    },
    PreferenceRow{
        .key = "notifications/returned",
        .group = PreferenceGroup::Notifications,
        .kind = Toggle{&Preferences::notifiesReturned},
        .label = QT_TRANSLATE_NOOP("Preferences", "When it comes &back"),
        .needs = &Preferences::notifies,
        .isIndented = true,
    },
    PreferenceRow{
        .key = "notifications/conflict",
        .group = PreferenceGroup::Notifications,
        .kind = Toggle{&Preferences::notifiesConflict},
        .label = QT_TRANSLATE_NOOP("Preferences", "When two disks claim, or may claim, one a&ddress"),
        .needs = &Preferences::notifies,
        .isIndented = true,
    },
    PreferenceRow{
        .key = "notifications/crash",
        .group = PreferenceGroup::Notifications,
        .kind = Toggle{&Preferences::notifiesCrash},
        .label = QT_TRANSLATE_NOOP("Preferences", "When a box c&rashes"),
        .needs = &Preferences::notifies,
        .isIndented = true,
    },
    PreferenceRow{
        .key = "notifications/boot",
        .group = PreferenceGroup::Notifications,
        .kind = Toggle{&Preferences::notifiesBoot},
        .label = QT_TRANSLATE_NOOP("Preferences", "When a bo&x boots"),
        .needs = &Preferences::notifies,
        .isIndented = true,
    },
    PreferenceRow{
        .key = "notifications/silence",
        .group = PreferenceGroup::Notifications,
        .kind = Toggle{&Preferences::notifiesSilence},
        .label = QT_TRANSLATE_NOOP("Preferences", "When a kernel stays silent after startin&g"),
        .needs = &Preferences::notifies,
        .isIndented = true,
    },

    PreferenceRow{
        .key = "language",
        .group = PreferenceGroup::Window,
        .kind =
            Choice{[](const Preferences& from) { return from.language; },
                   [](Preferences& to, const QString& code) { to.language = code; }, languageOptions, true},
        .label = QT_TRANSLATE_NOOP("Preferences", "&Language"),
    },
    PreferenceRow{
        .key = "theme", // as it was called before there were preferences
        .group = PreferenceGroup::Window,
        .kind = Choice{
            [](const Preferences& from) { return name(from.theme); },
            [](Preferences& to, const QString& code) { to.theme = themeChoice(code).value_or(to.theme); },
            themeOptions},
        .label = QT_TRANSLATE_NOOP("Preferences", "&Theme"),
    },
    PreferenceRow{
        .key = "inventory/startView",
        .group = PreferenceGroup::Window,
        .kind = Choice{[](const Preferences& from) {
                           return from.startView == StartView::Table ? QStringLiteral("table")
                                                                     : QStringLiteral("rack");
                       },
                       [](Preferences& to, const QString& code) {
                           to.startView = code == QLatin1String("table") ? StartView::Table : StartView::Rack;
                       },
                       viewOptions},
        .label = QT_TRANSLATE_NOOP("Preferences", "&Start with"),
    },
};

} // namespace

std::span<const PreferenceRow> preferenceTable() { return table; }

const char* groupTitle(PreferenceGroup group) {
    switch (group) {
    case PreferenceGroup::Discovery:
        return QT_TRANSLATE_NOOP("Preferences", "Discovery");
    case PreferenceGroup::Console:
        return QT_TRANSLATE_NOOP("Preferences", "Console");
    case PreferenceGroup::Notifications:
        return QT_TRANSLATE_NOOP("Preferences", "Notifications");
    case PreferenceGroup::Window:
        return QT_TRANSLATE_NOOP("Preferences", "Window");
    }
    return "";
}

} // namespace etherdeck::ui
