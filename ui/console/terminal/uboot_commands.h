#pragma once

#include <QString>

#include <vector>

namespace etherdeck::ui {

/// A command that is worth a place in a menu.
struct UbootCommand {
    QString line;
    QString explanation;
    /// What to ask before it is sent; empty where it changes nothing.
    QString question;
    QString consequence;
    QString verb;
};
[[nodiscard]] std::vector<UbootCommand> ubootCommands();

} // namespace etherdeck::ui
