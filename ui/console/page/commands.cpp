#include "ui/console/page/commands.h"

namespace etherdeck::ui {

void ConsoleCommands::listenAgain() {}

void ConsoleCommands::watchBoots(qint64 /*source*/) {}

void ConsoleCommands::rename(qint64 /*source*/, const QString& /*name*/) {}

void ConsoleCommands::merge(qint64 /*into*/, qint64 /*from*/) {}

void ConsoleCommands::takeApart(qint64 /*into*/, qint64 /*former*/, const QString& /*formerTitle*/) {}

void ConsoleCommands::forgetBox(qint64 /*source*/) {}

void ConsoleCommands::setUpNetconsole(qint64 /*source*/) {}

void ConsoleCommands::openArrivalHelp(qint64 /*source*/) {}

} // namespace etherdeck::ui
