#include "ui/boxes/environment/text.h"

#include "core/uboot/netconsole_setup.h"
#include "ui/text/plain.h"

#include <QCoreApplication>
#include <QStringList>

#include <algorithm>
#include <array>

namespace etherdeck::ui {

namespace {

using uboot::Finding;
using Kind = Finding::Kind;

struct EnvironmentTexts {
    Q_DECLARE_TR_FUNCTIONS(EnvironmentTexts)
};

/// What a sentence about a finding is made of.
struct FindingParts {
    QString names;
    QString value; ///< of the first variable
    QString detail;
    bool isOne = true;
};

FindingText bootText(Kind kind, const FindingParts& parts) {
    switch (kind) {
    case Kind::NoBootcmd:
        return {EnvironmentTexts::tr("bootcmd is not set."),
                EnvironmentTexts::tr("U-Boot stops at its prompt, and nothing starts."),
                {}};
    case Kind::UnknownVariable:
        return {EnvironmentTexts::tr("%1 runs %2, which is not set.").arg(parts.detail, parts.names),
                EnvironmentTexts::tr(
                    "U-Boot stops the command there; what follows in the same “run” is not reached."),
                {}};
    case Kind::NoRescue:
        return {EnvironmentTexts::tr("There is a rescue system to start, but rescue_installed is not 1."),
                EnvironmentTexts::tr(
                    "When nothing boots from USB, the box does not start the rescue system in its flash."),
                {}};
    case Kind::RescueNotStarted:
        return {EnvironmentTexts::tr(
                    "rescue_installed is 1, but neither rescue_bootcmd nor bootcmd_rescue is set."),
                EnvironmentTexts::tr(
                    "When nothing boots from USB, the box does not start the rescue system in its flash."),
                {}};
    case Kind::CannotBeStopped:
        return {EnvironmentTexts::tr("bootdelay is -2: U-Boot cannot be stopped while it starts."),
                EnvironmentTexts::tr(
                    "Without a way to the prompt, a mistake in bootcmd cannot be fixed over the console."),
                {}};
    case Kind::StopsAtPrompt:
        return {EnvironmentTexts::tr("bootdelay is -1: U-Boot stops at its prompt."),
                EnvironmentTexts::tr("Nothing boots by itself."),
                {}};
    case Kind::OtherBoard:
        return {EnvironmentTexts::tr("%1 is the number of another board; a Pogoplug E02 is %2.")
                    .arg(parts.names, parts.detail),
                EnvironmentTexts::tr(
                    "Kernels without a device tree start as that other board, with the wrong hardware."),
                {}};
    case Kind::PartitionsUnreadable:
        return {EnvironmentTexts::tr("mtdparts does not begin with “mtdparts=”."),
                EnvironmentTexts::tr("U-Boot and the kernel ignore it."),
                {}};
    case Kind::PartitionsDiffer:
        return {EnvironmentTexts::tr("mtdparts is not what the running kernel has: %1.").arg(parts.detail),
                EnvironmentTexts::tr(
                    "Commands that name a partition may write to another place than you expect."),
                {}};
    default:
        return {};
    }
}

FindingText netconsoleText(Kind kind, const FindingParts& parts) {
    switch (kind) {
    case Kind::NetconsoleUnguarded:
        return {EnvironmentTexts::tr("%1 sends the console to the network without a ping before it.")
                    .arg(parts.names),
                EnvironmentTexts::tr(
                    "While the other side is off, each boot takes minutes, and the serial console is dead."),
                {}};
    case Kind::NetconsoleIncomplete:
        return {parts.isOne
                    ? EnvironmentTexts::tr("Netconsole is started, but %1 is not set.").arg(parts.names)
                    : EnvironmentTexts::tr("Netconsole is started, but %1 are not set.").arg(parts.names),
                EnvironmentTexts::tr("Nothing is sent, and the boot is delayed."),
                {}};
    case Kind::NetconsoleOneWay:
        return {EnvironmentTexts::tr("Netconsole is started for stdin, but not for stdout."),
                EnvironmentTexts::tr(
                    "What U-Boot prints does not arrive, while the serial console takes no input."),
                {}};
    case Kind::NetconsoleOpen:
        return {EnvironmentTexts::tr("Netconsole is started, but ncip is not set."),
                EnvironmentTexts::tr("The console goes to every computer on the network, and each of them "
                                     "can type at U-Boot's prompt."),
                {}};
    case Kind::NetconsoleStays:
        return {parts.isOne ? EnvironmentTexts::tr("%1 is saved as nc.").arg(parts.names)
                            : EnvironmentTexts::tr("%1 are saved as nc.").arg(parts.names),
                parts.detail == QLatin1String("nc")
                    ? EnvironmentTexts::tr(
                          "The console is on the network from the first moment, whether or not anybody is "
                          "there, and the serial console is dead.")
                    : EnvironmentTexts::tr(
                          "The console is on the network from the first moment, whether or not anybody is "
                          "there."),
                {}};
    default:
        return {};
    }
}

FindingText addressText(Kind kind, const FindingParts& parts) {
    switch (kind) {
    case Kind::BadAddress:
        return {EnvironmentTexts::tr("%1 is “%2”, which is not a valid host address.")
                    .arg(parts.names, parts.value),
                EnvironmentTexts::tr("Nothing on the network works in U-Boot with it."),
                {}};
    case Kind::SameAddress:
        return {EnvironmentTexts::tr("ipaddr and serverip are the same."),
                EnvironmentTexts::tr("The box would talk to itself."),
                {}};
    case Kind::AddressOfLinux:
        return {EnvironmentTexts::tr("ipaddr is %1, which Linux on the box uses as well.").arg(parts.value),
                EnvironmentTexts::tr(
                    "Give U-Boot an address of its own, so that it is clear who speaks on the console."),
                {}};
    case Kind::AddressFromDhcp:
        return {
            EnvironmentTexts::tr("ipaddr is %1, which DHCP may give to another computer.").arg(parts.value),
            EnvironmentTexts::tr("Two computers with one address lose each other's packets."),
            {}};
    case Kind::OtherNetwork:
        return {EnvironmentTexts::tr(
                    "ipaddr and serverip are not in the same network, and gatewayip is not set."),
                EnvironmentTexts::tr("U-Boot does not reach the other side."),
                {}};
    case Kind::SharedMac:
        return {EnvironmentTexts::tr("ethaddr is the default of a well-known U-Boot."),
                EnvironmentTexts::tr(
                    "Every box flashed with it has this MAC address; two of them on one network break AoE "
                    "and MAC filters. The right one is on the label of the box."),
                {}};
    case Kind::BadMac:
        return {EnvironmentTexts::tr("ethaddr is “%1”, which is not a valid MAC address.").arg(parts.value),
                EnvironmentTexts::tr("U-Boot has no network, or invents an address at each start."),
                {}};
    case Kind::OtherMac:
        return {EnvironmentTexts::tr("ethaddr is %1, but the box has %2.").arg(parts.value, parts.detail),
                EnvironmentTexts::tr(
                    "The box has another MAC address in U-Boot than in Linux, and looks like two boxes."),
                {}};
    default:
        return {};
    }
}

struct VariableMeaning {
    std::string_view variable;
    const char* text;
};
constexpr std::array variableMeanings{
    VariableMeaning{
        "arcNumber",
        QT_TRANSLATE_NOOP("EnvironmentTexts", "The number of the board, for kernels without a device tree")},
    VariableMeaning{"baudrate", QT_TRANSLATE_NOOP("EnvironmentTexts", "Speed of the serial console")},
    VariableMeaning{"bootargs", QT_TRANSLATE_NOOP("EnvironmentTexts",
                                                  "Arguments of the kernel; scripts mostly make them anew")},
    VariableMeaning{"bootcmd", QT_TRANSLATE_NOOP("EnvironmentTexts", "What is run to start the system")},
    VariableMeaning{"bootdelay",
                    QT_TRANSLATE_NOOP("EnvironmentTexts", "Seconds in which a key stops the start")},
    VariableMeaning{"ethaddr", QT_TRANSLATE_NOOP("EnvironmentTexts", "MAC address of the box")},
    VariableMeaning{"gatewayip", QT_TRANSLATE_NOOP("EnvironmentTexts", "Router that U-Boot uses")},
    VariableMeaning{
        "if_netconsole",
        QT_TRANSLATE_NOOP("EnvironmentTexts", "Checks whether the other side of netconsole answers")},
    VariableMeaning{"ipaddr", QT_TRANSLATE_NOOP("EnvironmentTexts", "Address of the box in U-Boot")},
    VariableMeaning{"machid", QT_TRANSLATE_NOOP("EnvironmentTexts",
                                                "The number of the board in hexadecimal digits, for "
                                                "kernels without a device tree")},
    VariableMeaning{"mtdids",
                    QT_TRANSLATE_NOOP("EnvironmentTexts", "Names of the flash chips, for mtdparts")},
    VariableMeaning{"mtdparts",
                    QT_TRANSLATE_NOOP("EnvironmentTexts", "How the flash is divided into partitions")},
    VariableMeaning{"ncip", QT_TRANSLATE_NOOP("EnvironmentTexts", "Where netconsole output is sent")},
    VariableMeaning{"ncipk",
                    QT_TRANSLATE_NOOP("EnvironmentTexts", "Where the kernel sends netconsole output")},
    VariableMeaning{"netmask", QT_TRANSLATE_NOOP("EnvironmentTexts", "Mask of the network of ipaddr")},
    VariableMeaning{"preboot", QT_TRANSLATE_NOOP("EnvironmentTexts", "What is run before the countdown")},
    VariableMeaning{"preboot_nc",
                    QT_TRANSLATE_NOOP("EnvironmentTexts", "Starts netconsole if the other side answers")},
    VariableMeaning{"rescue_installed",
                    QT_TRANSLATE_NOOP("EnvironmentTexts", "1: there is a rescue system in flash")},
    VariableMeaning{"serverip",
                    QT_TRANSLATE_NOOP("EnvironmentTexts",
                                      "The computer that netconsole output and TFTP requests are sent to")},
    VariableMeaning{"start_netconsole",
                    QT_TRANSLATE_NOOP("EnvironmentTexts", "Moves the console to the network")},
    VariableMeaning{"stderr", QT_TRANSLATE_NOOP("EnvironmentTexts", "Where errors are printed")},
    VariableMeaning{"stdin", QT_TRANSLATE_NOOP("EnvironmentTexts", "Where input comes from")},
    VariableMeaning{"stdout", QT_TRANSLATE_NOOP("EnvironmentTexts", "Where output is printed")},
};

} // namespace

FindingText findingText(const Finding& finding, const uboot::Environment& environment) {
    QStringList names;
    for (const auto& name : finding.variables)
        names.append(fromWire(name));
    FindingParts parts;
    parts.names = listText(names);
    parts.value =
        finding.variables.empty() ? QString() : fromWire(environment.value(finding.variables.front()));
    parts.detail = fromWire(finding.detail);
    parts.isOne = finding.variables.size() == 1;
    auto text = bootText(finding.kind, parts);
    if (text.what.isEmpty())
        text = netconsoleText(finding.kind, parts);
    if (text.what.isEmpty())
        text = addressText(finding.kind, parts);
    for (const auto& fix : finding.fixes)
        text.lines += fromWire(uboot::setenvLine(fix)) + QLatin1Char('\n');
    if (!finding.fixes.empty())
        text.lines += QLatin1String("saveenv");
    return text;
}

Lamp lampOf(Finding::Weight weight) {
    switch (weight) {
    case Finding::Weight::Danger:
        return Lamp::Conflict;
    case Finding::Weight::Fault:
        return Lamp::Limited;
    case Finding::Weight::Hint:
        break;
    }
    return Lamp::Changed;
}

QString weightText(Finding::Weight weight) {
    switch (weight) {
    case Finding::Weight::Danger:
        return EnvironmentTexts::tr("dangerous");
    case Finding::Weight::Fault:
        return EnvironmentTexts::tr("wrong");
    case Finding::Weight::Hint:
        break;
    }
    return EnvironmentTexts::tr("worth a look");
}

QString findingsSummary(const std::vector<Finding>& findings) {
    if (findings.empty())
        return EnvironmentTexts::tr("Nothing wrong was found");
    return findings.size() == 1
               ? EnvironmentTexts::tr("1 problem was found")
               : EnvironmentTexts::tr("%n problems were found", nullptr, static_cast<int>(findings.size()));
}

QString netconsoleSentence(const uboot::Environment& environment) {
    return uboot::netconsoleOf(environment).empty()
               ? EnvironmentTexts::tr("Netconsole is not started.")
               : EnvironmentTexts::tr("Netconsole is started at each boot when the other side answers.");
}

QString meaningOfVariable(std::string_view variable) {
    const auto* const found = std::ranges::find(variableMeanings, variable, &VariableMeaning::variable);
    return found == variableMeanings.end() ? QString() : EnvironmentTexts::tr(found->text);
}

} // namespace etherdeck::ui
