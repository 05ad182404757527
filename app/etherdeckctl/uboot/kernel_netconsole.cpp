#include "app/etherdeckctl/uboot/kernel_netconsole.h"

#include "app/etherdeckctl/device/change.h"
#include "app/etherdeckctl/uboot/console_ear.h"
#include "core/base/harmless_text.h"
#include "core/discovery/target_json.h"
#include "core/plans/json.h"
#include "core/plans/members.h"
#include "core/remote/answers.h"
#include "core/system/interfaces.h"

#include <random>

namespace etherdeck::ctl {

namespace {

using plans::RefusalCode;

std::string shownTarget(const plans::NetconsoleTarget& target) {
    return target.server.toString() + " port " + std::to_string(target.port) + ", from " +
           harmlessLine(target.interface) + " (" + target.local.toString() + ")";
}

std::vector<std::string> addressesOf(const remote::InterfaceList& list) {
    std::vector<std::string> addresses;
    for (const auto& interface : list.interfaces)
        if (interface.ethernet)
            addresses.insert(addresses.end(), interface.addresses.begin(), interface.addresses.end());
    return addresses;
}

/// Of the interface of this computer that has the address.
std::optional<MacAddress> ownMac(Ipv4Address address) {
    const auto all = link::interfaces();
    for (const auto& interface : all ? *all : std::vector<link::Interface>())
        for (const auto& own : link::ipv4NetworksOf(interface))
            if (own.address == address && interface.ethernet)
                return interface.mac;
    return std::nullopt;
}

std::string testText() {
    std::random_device random;
    return "etherdeck-test-" + std::to_string(random());
}

} // namespace

Result<KernelNetconsole> kernelNetconsoleFrom(const Json& json) {
    plans::Members members(json);
    KernelNetconsole kernel;
    members.flag("loaded", kernel.isLoaded);
    members.number("level", kernel.level);
    const auto read = [&](const char* name, std::optional<plans::NetconsoleTarget>& target) {
        const auto* const found = members.find(name);
        if (found == nullptr)
            return;
        if (auto parsed = plans::netconsoleTargetFrom(*found))
            target = std::move(*parsed);
        else
            members.wrong(name);
    };
    read("target", kernel.target);
    read("at_boot", kernel.atBoot);
    if (!members.firstWrong().empty())
        return etherdeck::fail(ErrorCode::Malformed, members.firstWrong());
    return kernel;
}

std::optional<KernelNetconsole> askForKernelNetconsole(DeviceSession& session) {
    return session.ask({"netconsole.read", Json::object(), "netconsole"}, kernelNetconsoleFrom);
}

std::string kernelText(const KernelNetconsole& kernel) {
    const auto& now = kernel.target;
    if (!now && !kernel.atBoot)
        return "Kernel: Etherdeck has set up no netconsole.\n";
    std::string text =
        now ? "Kernel: sends its messages to " + shownTarget(*now) + ".\n"
            : "Kernel: sends its messages to " + shownTarget(*kernel.atBoot) +
                  (kernel.isLoaded ? ", as set up at its start.\n" : " after its next start.\n");
    if (now && kernel.atBoot != now)
        text += kernel.atBoot ? "    after its next start to " + shownTarget(*kernel.atBoot) + '\n'
                              : std::string("    until its next start\n");
    if (kernel.level > 0 && kernel.level < 8)
        text += "    only messages more severe than level " + std::to_string(kernel.level) + '\n';
    return text;
}

nlohmann::ordered_json kernelJson(const KernelNetconsole& kernel) {
    nlohmann::ordered_json json{{"loaded", kernel.isLoaded}, {"level", kernel.level}};
    json["target"] = kernel.target ? plans::toJson(*kernel.target) : Json();
    json["at_boot"] = kernel.atBoot ? plans::toJson(*kernel.atBoot) : Json();
    return json;
}

ExitStatus enableKernelNetconsole(DeviceSession& session, Output& output, const DeviceOptions& device,
                                  const BoxNetconsoleOptions& options) {
    std::optional<Ipv4Address> server;
    if (!options.to.empty()) {
        if (const auto typed = Ipv4Address::parse(options.to))
            server = *typed;
    } else {
        const auto list =
            session.ask({"interfaces.list", Json::object(), "interfaces"}, remote::interfaceListFrom);
        if (!list)
            return ExitStatus::Failed;
        server = ownAddressFor(addressesOf(*list));
    }
    if (!server) {
        session.refuse(
            {RefusalCode::BadValue,
             options.to.empty()
                 ? "This computer has no address in a network of the box. Say where the messages are to "
                   "be sent: --to ADDRESS."
                 : "--to '" + harmlessLine(options.to) + "' is not an IPv4 address.",
             {}});
        return ExitStatus::Failed;
    }
    return runChange(session, output, device,
                     plans::SetNetconsole{*server, plans::netconsolePort, ownMac(*server)});
}

ExitStatus verifyKernelNetconsole(DeviceSession& session, Output& output, const DeviceOptions& device,
                                  const BoxNetconsoleOptions& options) {
    const auto kernel = askForKernelNetconsole(session);
    if (!kernel)
        return ExitStatus::Failed;
    const auto& target = kernel->target ? kernel->target : kernel->atBoot;
    if (!target) {
        session.refuse(
            {RefusalCode::NothingToDo,
             "Etherdeck has set up no netconsole in the kernel of this box: 'netconsole enable --kernel'.",
             {}});
        return ExitStatus::Failed;
    }
    auto ear = ConsoleEar::open(target->port);
    if (!ear)
        return ExitStatus::Failed;
    const auto text = testText();
    if (!session.ask({"netconsole.test", {{"text", text}}, "netconsole"}))
        return ExitStatus::Failed;
    const auto sender = ear->waitFor(text, options.wait);
    if (!sender) {
        session.refuse({RefusalCode::TimedOut,
                        "The test line did not arrive. It was sent to " + shownTarget(*target) +
                            ". Is that this computer, and does its firewall let UDP port " +
                            std::to_string(target->port) + " in?",
                        {{"text", text}}});
        return ExitStatus::Failed;
    }
    output.print(device.json ? dump({{"kernel", {{"arrived", true}, {"from", *sender}}}}) + '\n'
                             : "The test line has arrived from " + *sender + ".\n");
    return ExitStatus::Done;
}

} // namespace etherdeck::ctl
