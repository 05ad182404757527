#include "ui/devices/netconsole/text.h"

#include "ui/text/plain.h"

#include <QCoreApplication>

namespace etherdeck::ui {

namespace {

using box_netconsole::Problem;
using box_netconsole::Warning;

struct NetconsoleTexts {
    Q_DECLARE_TR_FUNCTIONS(NetconsoleTexts)
};

constexpr int loudestLevel = 8;

QString recipeText(uboot::NetconsoleRecipe recipe) {
    switch (recipe) {
    case uboot::NetconsoleRecipe::Early:
        return NetconsoleTexts::tr("With the variables of 2013.");
    case uboot::NetconsoleRecipe::Later:
        return NetconsoleTexts::tr("With the variables of later recipes.");
    case uboot::NetconsoleRecipe::Own:
        return NetconsoleTexts::tr("With variables of its own.");
    case uboot::NetconsoleRecipe::None:
        break;
    }
    return {};
}

QString addressText(const std::optional<Ipv4Address>& address) {
    return address ? QString::fromStdString(address->toString()) : QString();
}

QString targetText(const plans::NetconsoleTarget& target) {
    return NetconsoleTexts::tr("%1 port %2, from %3 (%4)")
        .arg(addressText(target.server))
        .arg(target.port)
        .arg(fromWire(target.interface), addressText(target.local));
}

} // namespace

QString bootStateText(const uboot::NetconsoleState& state) {
    QStringList sentences;
    if (!state.isOn)
        sentences << NetconsoleTexts::tr("Off.");
    else if (state.isGuarded)
        sentences << NetconsoleTexts::tr("Started at each boot, if the other side answers a ping.");
    else
        sentences << NetconsoleTexts::tr(
            "Started at each boot without a ping: while the other side is off, each boot takes minutes.");
    const auto unknown = NetconsoleTexts::tr("unknown");
    if (state.isOn)
        sentences << NetconsoleTexts::tr("From %1 to %2.")
                         .arg(state.box.empty() ? unknown : fromWire(state.box),
                              state.server.empty() ? unknown : fromWire(state.server));
    if (const auto recipe = recipeText(state.recipe); !recipe.isEmpty())
        sentences << recipe;
    return sentences.join(QLatin1Char(' '));
}

QString kernelStateText(const box_netconsole::KernelNetconsole& kernel) {
    const auto& now = kernel.target;
    if (!now && !kernel.atBoot)
        return NetconsoleTexts::tr("Off.");
    QStringList sentences;
    if (now)
        sentences << NetconsoleTexts::tr("Sends its messages to %1.").arg(targetText(*now));
    else
        sentences << (kernel.isLoaded
                          ? NetconsoleTexts::tr("Sends its messages to %1, as set up at its start.")
                          : NetconsoleTexts::tr("Sends its messages to %1 after its next start."))
                         .arg(targetText(*kernel.atBoot));
    if (now && !kernel.atBoot)
        sentences << NetconsoleTexts::tr("Until its next start.");
    else if (now && kernel.atBoot != now)
        sentences << NetconsoleTexts::tr("After its next start to %1.").arg(targetText(*kernel.atBoot));
    if (kernel.level > 0 && kernel.level < loudestLevel)
        sentences << NetconsoleTexts::tr("Only messages more severe than level %1.").arg(kernel.level);
    return sentences.join(QLatin1Char(' '));
}

QString problemText(Problem problem, const box_netconsole::BootDecision& decision) {
    const auto box = addressText(decision.box);
    const auto choose =
        decision.free ? NetconsoleTexts::tr("No station answers for %1.").arg(addressText(decision.free))
                      : NetconsoleTexts::tr("Choose one that no station has.");
    switch (problem) {
    case Problem::NoServer:
        return NetconsoleTexts::tr("This computer has no address in a network of the box. Enter where the "
                                   "console is to be sent.");
    case Problem::BadServer:
        return NetconsoleTexts::tr("Where it is to be sent is not the IPv4 address of a station.");
    case Problem::NoBoxAddress:
        return NetconsoleTexts::tr("U-Boot has no address yet, and none can be proposed. Enter one that no "
                                   "station has and that no DHCP server gives away.");
    case Problem::BadBoxAddress:
        return NetconsoleTexts::tr("The address in U-Boot is not the IPv4 address of a station.");
    case Problem::SameAddress:
        return NetconsoleTexts::tr("%1 cannot be both the box and where its console is sent.").arg(box) +
               QLatin1Char(' ') + choose;
    case Problem::OfLinux:
        return NetconsoleTexts::tr("%1 is the address of Linux on the box. U-Boot needs one of its own.")
                   .arg(box) +
               QLatin1Char(' ') + choose;
    case Problem::OfThisComputer:
        return NetconsoleTexts::tr("%1 is an address of this computer.").arg(box) + QLatin1Char(' ') + choose;
    case Problem::Taken:
        return NetconsoleTexts::tr("Another station has the address %1: %2 answers.")
                   .arg(box, decision.mac ? QString::fromStdString(decision.mac->toString()) : QString()) +
               QLatin1Char(' ') + choose;
    case Problem::InBootcmd:
        return obstacleText(uboot::NetconsoleObstacle::InBootcmd);
    case Problem::Woven:
        return obstacleText(uboot::NetconsoleObstacle::Woven);
    }
    return {};
}

QString warningText(Warning warning) {
    switch (warning) {
    case Warning::OtherNetwork:
        return NetconsoleTexts::tr("U-Boot has no gatewayip, and not both addresses are in a network of the "
                                   "box.");
    case Warning::InDhcpRange:
        return NetconsoleTexts::tr("The DHCP server may give the address in U-Boot to another station.");
    case Warning::DhcpUnknown:
        return NetconsoleTexts::tr("The address in U-Boot is one for which no station answers now. Make sure "
                                   "that no DHCP server gives it away.");
    case Warning::NotChecked:
        return NetconsoleTexts::tr("It could not be checked whether a station has the address in U-Boot.");
    }
    return {};
}

QString obstacleText(uboot::NetconsoleObstacle obstacle) {
    return obstacle == uboot::NetconsoleObstacle::InBootcmd
               ? NetconsoleTexts::tr("bootcmd itself starts netconsole. Change it on the tab U-Boot.")
               : NetconsoleTexts::tr("preboot starts netconsole in a condition or loop that cannot be taken "
                                     "apart here. Change it on the tab U-Boot.");
}

QString riskText() {
    return NetconsoleTexts::tr("While U-Boot's netconsole is on, whoever sends from that address can type at "
                               "U-Boot's prompt, and the serial console is dead. Disable it when you do not "
                               "need it.");
}

} // namespace etherdeck::ui
