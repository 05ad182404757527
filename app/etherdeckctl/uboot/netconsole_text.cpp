#include "app/etherdeckctl/uboot/netconsole_text.h"

#include "core/base/harmless_text.h"

#include <map>

namespace etherdeck::ctl {

namespace {

using box_netconsole::BootDecision;
using box_netconsole::Problem;
using box_netconsole::Verification;
using box_netconsole::Warning;
using plans::Refusal;
using plans::RefusalCode;

constexpr std::size_t longestLine = 200;

Refusal notAStation(const std::string& what, const std::string& text) {
    return {RefusalCode::BadValue,
            what + " '" + harmlessLine(text) + "' is not the IPv4 address of a station.",
            {{"value", text}}};
}

} // namespace

std::string placeText(const plans::NetconsoleTarget& target) {
    return target.server.toString() + " port " + std::to_string(target.port) + ", from " +
           harmlessLine(target.interface) + " (" + target.local.toString() + ")";
}

nlohmann::ordered_json bootJson(const uboot::NetconsoleState& state) {
    return {{"on", state.isOn},
            {"guarded", state.isGuarded},
            {"recipe", std::string(uboot::name(state.recipe))},
            {"to", state.server},
            {"box_address", state.box}};
}

std::string bootText(const uboot::NetconsoleState& state) {
    std::string text = "U-Boot: netconsole is ";
    if (!state.isOn)
        text += state.recipe == uboot::NetconsoleRecipe::None ? "off.\n" : "off; its variables are there.\n";
    else
        text += "started at each boot" +
                std::string(state.isGuarded ? ", if the other side answers a ping.\n"
                                            : " without a ping: while the other side is off, each "
                                              "boot takes minutes.\n");
    if (!state.server.empty() || !state.box.empty())
        text += "    from " + (state.box.empty() ? "?" : harmlessLine(state.box)) + " to " +
                (state.server.empty() ? "?" : harmlessLine(state.server)) + '\n';
    if (state.recipe == uboot::NetconsoleRecipe::Early || state.recipe == uboot::NetconsoleRecipe::Later)
        text += std::string("    with the variables of ") +
                (state.recipe == uboot::NetconsoleRecipe::Early ? "2013" : "later recipes") + '\n';
    return text;
}

std::string kernelText(const box_netconsole::KernelNetconsole& kernel) {
    const auto& now = kernel.target;
    if (!now && !kernel.atBoot)
        return "Kernel: Etherdeck has set up no netconsole.\n";
    std::string text =
        now ? "Kernel: sends its messages to " + placeText(*now) + ".\n"
            : "Kernel: sends its messages to " + placeText(*kernel.atBoot) +
                  (kernel.isLoaded ? ", as set up at its start.\n" : " after its next start.\n");
    if (now && kernel.atBoot != now)
        text += kernel.atBoot ? "    after its next start to " + placeText(*kernel.atBoot) + '\n'
                              : std::string("    until its next start\n");
    if (kernel.level > 0 && kernel.level < 8)
        text += "    only messages more severe than level " + std::to_string(kernel.level) + '\n';
    return text;
}

nlohmann::ordered_json kernelJson(const box_netconsole::KernelNetconsole& kernel) {
    nlohmann::ordered_json json{{"loaded", kernel.isLoaded}, {"level", kernel.level}};
    json["target"] = kernel.target ? plans::toJson(*kernel.target) : plans::Json();
    json["at_boot"] = kernel.atBoot ? plans::toJson(*kernel.atBoot) : plans::Json();
    return json;
}

plans::Refusal serverRefusal(Problem problem, const std::string& to) {
    if (problem == Problem::BadServer)
        return notAStation("--to", to);
    return {RefusalCode::BadValue,
            "This computer has no address in a network of the box. Say where the console is to be sent: --to "
            "ADDRESS.",
            {}};
}

plans::Refusal refusalOf(const BootDecision& decision, const plans::BoxEnvironment& found,
                         const box_netconsole::EnableRequest& request) {
    const auto box = decision.box ? decision.box->toString() : std::string();
    std::map<std::string, std::string> data;
    if (!box.empty())
        data["value"] = box;
    const auto choose = decision.free ? "Nobody answers for " + decision.free->toString() +
                                            " now: --box-address " + decision.free->toString() + " may do."
                                      : std::string("Choose one that nobody has: --box-address ADDRESS.");
    if (decision.free)
        data["free"] = decision.free->toString();
    switch (decision.problem.value_or(Problem::NoServer)) {
    case Problem::NoServer:
    case Problem::BadServer:
        return serverRefusal(*decision.problem, request.to);
    case Problem::NoBoxAddress:
        return {
            RefusalCode::BadValue,
            "U-Boot has no address yet, and none can be proposed. Give it one that nobody has and that no "
            "DHCP server gives away: --box-address ADDRESS.",
            std::move(data)};
    case Problem::BadBoxAddress:
        return notAStation(request.boxAddress.empty() ? "ipaddr" : "--box-address",
                           request.boxAddress.empty() ? std::string(found.environment.value("ipaddr"))
                                                      : request.boxAddress);
    case Problem::SameAddress:
        return {RefusalCode::BadValue,
                box + " cannot be both the box and where its console is sent. " + choose, std::move(data)};
    case Problem::OfLinux:
        return {RefusalCode::BadValue,
                box + " is the address of Linux on the box, and U-Boot needs one of its own. " + choose,
                std::move(data)};
    case Problem::OfThisComputer:
        return {RefusalCode::BadValue, box + " is an address of this computer. " + choose, std::move(data)};
    case Problem::Taken:
        data["mac"] = decision.mac ? decision.mac->toString() : std::string();
        return {RefusalCode::AddressInUse,
                "Another station has the address " + box + ": " + data["mac"] + " answers. " + choose, data};
    case Problem::InBootcmd:
        return disableRefusal(uboot::NetconsoleObstacle::InBootcmd);
    case Problem::Woven:
        return {RefusalCode::Unsupported,
                "preboot starts netconsole in a condition or loop that is not taken apart here. Add the ping "
                "yourself: 'uboot env set preboot'.",
                {}};
    }
    return {};
}

plans::Refusal disableRefusal(uboot::NetconsoleObstacle obstacle) {
    if (obstacle == uboot::NetconsoleObstacle::InBootcmd)
        return {
            RefusalCode::Unsupported,
            "bootcmd itself starts netconsole. It is not changed here: 'uboot env set bootcmd' does that.",
            {}};
    return {RefusalCode::Unsupported,
            "preboot starts netconsole in a condition or loop that is not taken apart here. Remove that part "
            "yourself: 'uboot env set preboot'.",
            {}};
}

std::string warningText(Warning warning, const BootDecision& decision) {
    const auto box = decision.box ? decision.box->toString() : std::string();
    switch (warning) {
    case Warning::OtherNetwork:
        return "Warning: U-Boot has no gatewayip, and not both addresses are in a network of the box.\n";
    case Warning::InDhcpRange:
        return "Warning: " + box +
               " is in the range of the DHCP server, which may give it to another station.\n";
    case Warning::DhcpUnknown:
        return "Warning: " + box +
               " was chosen since nobody answers for it. A DHCP server may give it to another station: say "
               "which addresses it gives away with --dhcp FIRST-LAST, or choose another with "
               "--box-address.\n";
    case Warning::NotChecked:
        return "Warning: nobody could be asked whether a station has " + box + " already.\n";
    }
    return {};
}

std::string arrivedText(const Verification& verification) {
    return (verification.question().isKernel ? "The test line has arrived from "
                                             : "U-Boot's output has arrived from ") +
           verification.from() + ".\n" +
           (verification.question().isKernel
                ? std::string()
                : "    " + harmlessStart(verification.line(), longestLine) + '\n');
}

nlohmann::ordered_json arrivedJson(const Verification& verification) {
    return {{"arrived", true}, {"from", verification.from()}, {"line", verification.line()}};
}

plans::Refusal notArrived(const Verification& verification, const std::string& to, std::uint16_t port) {
    const bool isKernel = verification.question().isKernel;
    if (verification.state() == Verification::State::Cancelled)
        return {RefusalCode::Cancelled, "Nothing had arrived yet when this was interrupted.", {}};
    std::map<std::string, std::string> data{{"to", to}};
    auto text = std::string(isKernel ? "The test line" : "U-Boot's banner") + " did not arrive. ";
    if (const auto& other = verification.stranger(); !other.empty()) {
        data["other"] = other;
        text += "Such a line came from " + other + ", which is not the address of this box. ";
    }
    text += "It is sent to " + harmlessLine(to) +
            ": is that this computer, and does its firewall let UDP port " + std::to_string(port) +
            (isKernel ? " in?" : " and pings in?");
    return {RefusalCode::TimedOut, text, std::move(data)};
}

} // namespace etherdeck::ctl
