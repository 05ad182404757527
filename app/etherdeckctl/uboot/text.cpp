#include "app/etherdeckctl/uboot/text.h"

#include "app/etherdeckctl/base/terminal.h"
#include "core/base/harmless_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <array>

namespace etherdeck::ctl {

namespace {

using uboot::Finding;
using Kind = Finding::Kind;
using OrderedJson = nlohmann::ordered_json;

struct Words {
    std::string what;
    std::string why;
};

std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text;
}

Words bootWords(const Finding& finding, const std::string& names) {
    switch (finding.kind) {
    case Kind::NoBootcmd:
        return {"bootcmd is not set.", "U-Boot stops at its prompt, and nothing starts."};
    case Kind::UnknownVariable:
        return {finding.detail + " runs " + names + ", which is not set.",
                "U-Boot stops the command there; what follows in the same 'run' is not reached."};
    case Kind::NoRescue:
        return {"There is a rescue system to start, but rescue_installed is not 1.",
                "When nothing boots from USB, the box does not start the rescue system in its flash."};
    case Kind::RescueNotStarted:
        return {"rescue_installed is 1, but neither rescue_bootcmd nor bootcmd_rescue is set.",
                "When nothing boots from USB, the box does not start the rescue system in its flash."};
    case Kind::CannotBeStopped:
        return {"bootdelay is -2: U-Boot cannot be stopped while it starts.",
                "Without a way to the prompt, a mistake in bootcmd cannot be fixed over the console."};
    case Kind::StopsAtPrompt:
        return {"bootdelay is -1: U-Boot stops at its prompt.", "Nothing boots by itself."};
    case Kind::OtherBoard:
        return {names + " is the number of another board; a Pogoplug E02 is " + finding.detail + ".",
                "Kernels without a device tree start as that other board, with the wrong hardware."};
    case Kind::PartitionsUnreadable:
        return {"mtdparts does not begin with \"mtdparts=\".", "U-Boot and the kernel ignore it."};
    case Kind::PartitionsDiffer:
        return {"mtdparts is not what the running kernel has: " + finding.detail + ".",
                "Commands that name a partition may write to another place than you expect."};
    default:
        return {};
    }
}

Words networkWords(const Finding& finding, const std::string& names, const std::string& value) {
    const bool isOne = finding.variables.size() == 1;
    switch (finding.kind) {
    case Kind::NetconsoleUnguarded:
        return {names + " sends the console to the network without a ping before it.",
                "While the other side is off, each boot takes minutes, and the serial console is dead."};
    case Kind::NetconsoleIncomplete:
        return {"Netconsole is started, but " + names + (isOne ? " is" : " are") + " not set.",
                "Nothing is sent, and the boot is delayed."};
    case Kind::NetconsoleOneWay:
        return {"Netconsole is started for stdin, but not for stdout.",
                "What U-Boot prints does not arrive, while the serial console takes no input."};
    case Kind::NetconsoleOpen:
        return {"Netconsole is started, but ncip is not set.",
                "The console goes to every computer on the network, and each of them can type at U-Boot's "
                "prompt."};
    case Kind::NetconsoleStays:
        return {names + (isOne ? " is" : " are") + " saved as nc.",
                std::string(
                    "The console is on the network from the first moment, whether or not anybody is there") +
                    (finding.detail == "nc" ? ", and the serial console is dead." : ".")};
    case Kind::BadAddress:
        return {names + " is \"" + value + "\", which is not a valid host address.",
                "Nothing on the network works in U-Boot with it."};
    case Kind::SameAddress:
        return {"ipaddr and serverip are the same.", "The box would talk to itself."};
    case Kind::AddressOfLinux:
        return {"ipaddr is " + value + ", which Linux on the box uses as well.",
                "Give U-Boot an address of its own, so that it is clear who speaks on the console."};
    case Kind::AddressFromDhcp:
        return {"ipaddr is " + value + ", which DHCP may give to another computer.",
                "Two computers with one address lose each other's packets."};
    case Kind::OtherNetwork:
        return {"ipaddr and serverip are not in the same network, and gatewayip is not set.",
                "U-Boot does not reach the other side."};
    case Kind::SharedMac:
        return {
            "ethaddr is the default of a well-known U-Boot.",
            "Every box flashed with it has this MAC address; two of them on one network break AoE and MAC "
            "filters. The right one is on the label of the box."};
    case Kind::BadMac:
        return {"ethaddr is \"" + value + "\", which is not a valid MAC address.",
                "U-Boot has no network, or invents an address at each start."};
    case Kind::OtherMac:
        return {"ethaddr is " + value + ", but the box has " + finding.detail + ".",
                "The box has another MAC address in U-Boot than in Linux, and looks like two boxes."};
    default:
        return {};
    }
}

Words wordsOf(const Finding& finding, const uboot::Environment& environment) {
    const auto names = joined(finding.variables);
    const auto value = harmlessLine(environment.value(finding.variables.front()));
    const auto words = bootWords(finding, names);
    return words.what.empty() ? networkWords(finding, names, value) : words;
}

Style styleOf(Finding::Weight weight) {
    switch (weight) {
    case Finding::Weight::Danger:
        return Style::Bad;
    case Finding::Weight::Fault:
        return Style::Warning;
    case Finding::Weight::Hint:
        break;
    }
    return Style::Bold;
}

struct Meaning {
    std::string_view variable;
    std::string_view text;
};
constexpr std::array meanings{
    Meaning{"arcNumber", "the number of the board, for kernels without a device tree"},
    Meaning{"baudrate", "speed of the serial console"},
    Meaning{"bootargs", "arguments of the kernel; scripts mostly make them anew"},
    Meaning{"bootcmd", "what is run to start the system"},
    Meaning{"bootdelay", "seconds in which a key stops the start"},
    Meaning{"ethaddr", "MAC address of the box"},
    Meaning{"gatewayip", "router that U-Boot uses"},
    Meaning{"if_netconsole", "checks whether the other side of netconsole answers"},
    Meaning{"ipaddr", "address of the box in U-Boot"},
    Meaning{"machid", "the number of the board in hexadecimal digits, for kernels without a device tree"},
    Meaning{"mtdids", "names of the flash chips, for mtdparts"},
    Meaning{"mtdparts", "how the flash is divided into partitions"},
    Meaning{"ncip", "where netconsole output is sent"},
    Meaning{"ncipk", "where the kernel sends netconsole output"},
    Meaning{"netmask", "mask of the network of ipaddr"},
    Meaning{"preboot", "what is run before the countdown"},
    Meaning{"preboot_nc", "starts netconsole if the other side answers"},
    Meaning{"rescue_installed", "1: there is a rescue system in flash"},
    Meaning{"serverip", "the computer that netconsole output and TFTP requests are sent to"},
    Meaning{"start_netconsole", "moves the console to the network"},
    Meaning{"stderr", "where errors are printed"},
    Meaning{"stdin", "where input comes from"},
    Meaning{"stdout", "where output is printed"},
};

} // namespace

std::string_view meaningOf(std::string_view variable) {
    const auto* const found = std::ranges::find(meanings, variable, &Meaning::variable);
    return found == meanings.end() ? std::string_view() : found->text;
}

std::string findingText(const uboot::Finding& finding, const uboot::Environment& environment) {
    const auto words = wordsOf(finding, environment);
    std::string text = styled(words.what, styleOf(finding.weight)) + "\n  " + words.why + '\n';
    for (const auto& fix : finding.fixes)
        text += "    " + uboot::setenvLine(fix) + '\n';
    if (!finding.fixes.empty())
        text += "    saveenv\n";
    return text;
}

std::string findingsJson(const std::vector<uboot::Finding>& findings, const uboot::Environment& environment) {
    OrderedJson list = OrderedJson::array();
    for (const auto& finding : findings) {
        OrderedJson fixes = OrderedJson::array();
        for (const auto& fix : finding.fixes)
            fixes.push_back(
                {{"name", fix.name}, {"value", fix.value ? OrderedJson(*fix.value) : OrderedJson()}});
        const auto words = wordsOf(finding, environment);
        list.push_back({{"kind", std::string(uboot::name(finding.kind))},
                        {"weight", std::string(uboot::name(finding.weight))},
                        {"variables", finding.variables},
                        {"text", words.what + ' ' + words.why},
                        {"detail", finding.detail},
                        {"fixes", fixes}});
    }
    return list.dump(2, ' ', false, OrderedJson::error_handler_t::replace) + '\n';
}

std::string faultText(uboot::EnvironmentFault fault) {
    switch (fault) {
    case uboot::EnvironmentFault::TooShort:
        return "it is too short for an environment, and has no lines as printenv prints them";
    case uboot::EnvironmentFault::Blank:
        return "where the environment would be, the flash is erased: U-Boot uses its built-in defaults";
    case uboot::EnvironmentFault::Checksum:
        return "its checksum is wrong: it is damaged, or the environment is elsewhere in the flash";
    case uboot::EnvironmentFault::Content:
        return "its checksum is right, but it does not hold variables";
    case uboot::EnvironmentFault::TooLarge:
        return "it is too large";
    }
    return {};
}

} // namespace etherdeck::ctl
