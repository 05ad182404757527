#include "ui/console/terminal/uboot_commands.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

struct Text {
    Q_DECLARE_TR_FUNCTIONS(UbootCommands)
};

} // namespace

std::vector<UbootCommand> ubootCommands() {
    return {
        {QStringLiteral("printenv"), Text::tr("Show all variables of its environment"), {}, {}, {}},
        {QStringLiteral("version"), Text::tr("Show which U-Boot it is"), {}, {}, {}},
        {QStringLiteral("bdinfo"), Text::tr("Show the memory and addresses of the board"), {}, {}, {}},
        {QStringLiteral("help"), Text::tr("List the commands that it knows"), {}, {}, {}},
        {QStringLiteral("usb start; usb tree"),
         Text::tr("Start USB and show what is plugged in"),
         {},
         {},
         {}},
        {QStringLiteral("ping $serverip"),
         Text::tr("Try the network, to the server of its environment"),
         {},
         {},
         {}},
        {QStringLiteral("boot"), Text::tr("Boot as its environment says"), Text::tr("Boot the box?"),
         Text::tr(
             "It leaves its prompt and starts what its environment says. Variables that were set and not "
             "saved are lost with that."),
         Text::tr("Boot")},
        {QStringLiteral("reset"), Text::tr("Restart the box"), Text::tr("Restart the box?"),
         Text::tr(
             "It starts from the beginning, counts down, and boots unless it is stopped. Variables that were "
             "set and not saved are lost."),
         Text::tr("Restart")},
        {QStringLiteral("saveenv"), Text::tr("Write its environment to flash"),
         Text::tr("Write the environment to flash?"),
         Text::tr("What is stored there is overwritten by the variables as they are now. A box with a wrong "
                  "bootcmd or ncip does not boot or cannot be reached."),
         Text::tr("Write")},
    };
}

} // namespace etherdeck::ui
