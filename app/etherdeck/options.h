#pragma once

#include "ui/look/theme.h"

#include <QString>
#include <QStringList>

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace etherdeck::app {

struct Options {
    std::vector<std::string> interfaces; ///< empty: the remembered ones, if any
    QString linkProgram;                 ///< empty: look for it
    QString picture;                     ///< empty: stay open
    QString store;                       ///< file of the history; empty: the default one
    QStringList consoleAddresses;        ///< where to listen; empty: as the preferences say
    std::optional<std::uint16_t> consolePort;
    bool measuresStart = false;           ///< print a line when the window is painted, then exit
    std::optional<ui::ThemeChoice> theme; ///< none: remembered, else the system's
};

/// What to print instead of starting: help and version (status 0), or wrong usage (status 2).
struct Answer {
    QString text;
    int status = 0;
};

/// Needs a QCoreApplication. `arguments` starts with the program's name.
[[nodiscard]] std::variant<Options, Answer> parseOptions(const QStringList& arguments);

/// True when the arguments ask for text only, so that no display is needed.
[[nodiscard]] bool asksForText(int argc, const char* const* argv);

} // namespace etherdeck::app
