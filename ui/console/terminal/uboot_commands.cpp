#include "ui/console/terminal/uboot_commands.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct UbootCommandsTexts {
    Q_DECLARE_TR_FUNCTIONS(UbootCommands)
};

} // namespace

std::vector<UbootCommand> ubootCommands() {
    return {
        {QStringLiteral("printenv"),
         UbootCommandsTexts::tr("Show all variables of its environment"),
         {},
         {},
         {}},
        {QStringLiteral("version"), UbootCommandsTexts::tr("Show the version of U-Boot"), {}, {}, {}},
        {QStringLiteral("bdinfo"),
         UbootCommandsTexts::tr("Show the memory and addresses of the board"),
         {},
         {},
         {}},
        {QStringLiteral("help"), UbootCommandsTexts::tr("List the commands that it knows"), {}, {}, {}},
        {QStringLiteral("usb start; usb tree"),
         UbootCommandsTexts::tr("Start USB and show what is plugged in"),
         {},
         {},
         {}},
        {QStringLiteral("ping $serverip"),
         UbootCommandsTexts::tr("Ping the server that its environment names"),
         {},
         {},
         {}},
        {QStringLiteral("boot"), UbootCommandsTexts::tr("Boot as set in its environment"),
         UbootCommandsTexts::tr("Boot the box?"),
         UbootCommandsTexts::tr("It leaves its prompt and starts what its environment says. Variables that "
                                "were set but not saved are lost."),
         UbootCommandsTexts::tr("Boot")},
        {QStringLiteral("reset"), UbootCommandsTexts::tr("Restart the box"),
         UbootCommandsTexts::tr("Restart the box?"),
         UbootCommandsTexts::tr("It starts from the beginning, counts down, and boots unless it is stopped. "
                                "Variables that were set but not saved are lost."),
         UbootCommandsTexts::tr("Restart")},
        {QStringLiteral("saveenv"), UbootCommandsTexts::tr("Write its environment to flash"),
         UbootCommandsTexts::tr("Write the environment to flash?"),
         UbootCommandsTexts::tr(
             "What is stored there is overwritten by the variables as they are now. A box with a wrong "
             "bootcmd or ncip does not boot or cannot be reached."),
         UbootCommandsTexts::tr("Write")},
    };
}

} // namespace etherdeck::ui
