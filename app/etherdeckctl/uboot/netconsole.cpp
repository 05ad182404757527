#include "app/etherdeckctl/uboot/netconsole.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/device/change.h"
#include "app/etherdeckctl/uboot/answering_station.h"
#include "app/etherdeckctl/uboot/console_ear.h"
#include "app/etherdeckctl/uboot/kernel_netconsole.h"
#include "core/base/harmless_text.h"
#include "core/discovery/target_json.h"
#include "core/system/interfaces.h"
#include "core/uboot/netconsole_recipe.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace etherdeck::ctl {

namespace {

using plans::RefusalCode;
using uboot::NetconsoleObstacle;

struct Network {
    Ipv4Address address;
    int prefix = 0;

    [[nodiscard]] bool has(Ipv4Address other) const {
        const auto mask = prefix == 0 ? 0U : ~std::uint32_t{0} << (32 - prefix);
        return ((address.toNumber() ^ other.toNumber()) & mask) == 0;
    }
};

std::vector<Network> networksIn(const std::vector<std::string>& addresses) {
    std::vector<Network> networks;
    for (const std::string_view text : addresses) {
        const auto slash = std::min(text.find('/'), text.size());
        const auto address = Ipv4Address::parse(text.substr(0, slash));
        int prefix = 32;
        if (slash < text.size())
            std::from_chars(text.data() + slash + 1, text.data() + text.size(), prefix);
        if (address && prefix >= 0 && prefix <= 32)
            networks.push_back({*address, prefix});
    }
    return networks;
}

plans::Refusal badAddress(const std::string& what, const std::string& text) {
    return {RefusalCode::BadValue,
            what + " '" + harmlessLine(text) + "' is not the IPv4 address of a station.",
            {{"value", text}}};
}

plans::Outcome<Ipv4Address> serverOf(const BoxNetconsoleOptions& options,
                                     const plans::BoxEnvironment& found) {
    if (!options.to.empty()) {
        const auto address = Ipv4Address::parse(options.to);
        return address && address->isStation() ? plans::Outcome<Ipv4Address>(*address)
                                               : plans::refuse(badAddress("--to", options.to));
    }
    if (const auto own = ownAddressFor(found.addresses))
        return *own;
    return plans::refuse(
        RefusalCode::BadValue,
        "This computer has no address in a network of the box. Say where the console is to be "
        "sent: --to ADDRESS.");
}

/// One that nobody answers for, near the end of the box's network, where DHCP servers mostly give none away.
std::optional<Ipv4Address> freeAddress(const BoxNetconsoleOptions& options,
                                       const plans::BoxEnvironment& found) {
    constexpr int maxTried = 4; // each takes a second
    constexpr std::uint32_t firstTried = 250;
    for (const auto& network : networksIn(found.addresses)) {
        if (network.prefix == 0 || network.prefix > 24 ||
            !ownAddressFor({network.address.toString() + "/24"}))
            continue;
        const auto start = network.address.toNumber() & 0xffffff00;
        for (std::uint32_t last = firstTried; last > firstTried - maxTried; --last) {
            const Ipv4Address address(start + last);
            const bool isGivenAway =
                options.dhcp && address >= options.dhcp->first && address <= options.dhcp->second;
            if (!isGivenAway && address != network.address && !answeringStation(address))
                return address;
        }
    }
    return std::nullopt;
}

plans::Outcome<Ipv4Address> boxAddressOf(const BoxNetconsoleOptions& options,
                                         const plans::BoxEnvironment& found) {
    const auto text =
        options.boxAddress.empty() ? std::string(found.environment.value("ipaddr")) : options.boxAddress;
    if (text.empty()) {
        const auto free = freeAddress(options, found);
        return plans::refuse(
            RefusalCode::BadValue,
            "U-Boot has no address yet. Give it one that nobody has and that no DHCP server gives away: " +
                (free ? "nobody answers for " + free->toString() + " now, so --box-address " +
                            free->toString() + " may do."
                      : std::string("--box-address ADDRESS.")),
            free ? std::map<std::string, std::string>{{"free", free->toString()}}
                 : std::map<std::string, std::string>());
    }
    const auto address = Ipv4Address::parse(text);
    if (!address || !address->isStation())
        return plans::refuse(badAddress(options.boxAddress.empty() ? "ipaddr" : "--box-address", text));
    return *address;
}

/// Why U-Boot must not have this address.
std::optional<plans::Refusal> addressRefusal(Ipv4Address box, Ipv4Address server,
                                             const plans::BoxEnvironment& found) {
    const auto text = box.toString();
    if (box == server)
        return plans::Refusal{RefusalCode::BadValue,
                              text + " cannot be both the box and where its console is sent.",
                              {{"value", text}}};
    for (const auto& network : networksIn(found.addresses))
        if (network.address == box)
            return plans::Refusal{RefusalCode::BadValue,
                                  text + " is the address of Linux on the box. Give U-Boot one of its own: "
                                         "--box-address ADDRESS.",
                                  {{"value", text}}};
    const auto mac = answeringStation(box);
    const auto ethaddr = MacAddress::parse(found.environment.value("ethaddr"));
    const bool isBox = mac && (mac == found.board.mac || (ethaddr && *mac == *ethaddr));
    if (!mac || isBox)
        return std::nullopt;
    return plans::Refusal{RefusalCode::AddressInUse,
                          "Another station has the address " + text + ": " + mac->toString() +
                              " answers. Choose another: --box-address ADDRESS.",
                          {{"value", text}, {"mac", mac->toString()}}};
}

void noteAddress(Ipv4Address box, Ipv4Address server, const BoxNetconsoleOptions& options,
                 const plans::BoxEnvironment& found) {
    const auto networks = networksIn(found.addresses);
    const auto isNear = [&](Ipv4Address address) {
        return std::ranges::any_of(networks, [&](const Network& network) { return network.has(address); });
    };
    if (!networks.empty() && (!isNear(box) || !isNear(server)) &&
        found.environment.find("gatewayip") == nullptr)
        printNote("Warning: U-Boot has no gatewayip, and not both addresses are in a network of the box.\n");
    if (options.dhcp && box >= options.dhcp->first && box <= options.dhcp->second)
        printNote("Warning: " + box.toString() +
                  " is in the range of the DHCP server, which may give it to another station.\n");
}

plans::Refusal obstacle(NetconsoleObstacle found, bool isOn) {
    if (found == NetconsoleObstacle::InBootcmd)
        return {
            RefusalCode::Unsupported,
            "bootcmd itself starts netconsole. It is not changed here: 'uboot env set bootcmd' does that.",
            {}};
    return {RefusalCode::Unsupported,
            std::string("preboot starts netconsole in a condition or loop that is not taken apart here. ") +
                (isOn ? "Remove that part" : "Add the ping") + " yourself: 'uboot env set preboot'.",
            {}};
}

nlohmann::ordered_json stateJson(const uboot::NetconsoleState& state) {
    return {{"on", state.isOn},
            {"guarded", state.isGuarded},
            {"recipe", std::string(uboot::name(state.recipe))},
            {"to", state.server},
            {"box_address", state.box}};
}

std::string stateText(const uboot::NetconsoleState& state) {
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

} // namespace

std::optional<Ipv4Address> ownAddressFor(const std::vector<std::string>& boxAddresses) {
    const auto networks = networksIn(boxAddresses);
    const auto all = link::interfaces();
    for (const auto& interface : all ? *all : std::vector<link::Interface>())
        for (const auto& own : link::ipv4NetworksOf(interface))
            for (const auto& network : networks)
                if (!interface.loopback && network.has(own.address) && own.address != network.address)
                    return own.address;
    return std::nullopt;
}

namespace {

ExitStatus enableUbootNetconsole(DeviceSession& session, Output& output, const DeviceOptions& device,
                                 const BoxNetconsoleOptions& options) {
    const auto found = askForGoodEnvironment(session);
    if (!found)
        return ExitStatus::Failed;
    const auto fails = [&](const plans::Refusal& refusal) {
        session.refuse(refusal);
        return ExitStatus::Failed;
    };
    const auto server = serverOf(options, *found);
    if (!server)
        return fails(server.error());
    const auto box = boxAddressOf(options, *found);
    if (!box)
        return fails(box.error());
    if (const auto refusal = addressRefusal(*box, *server, *found))
        return fails(*refusal);
    const auto changes = uboot::enableNetconsole(found->environment, *server, *box);
    if (!changes)
        return fails(obstacle(changes.error(), false));
    if (changes->empty() && options.kernel) {
        printNote("U-Boot's netconsole is on already.\n");
        return ExitStatus::Done;
    }
    if (changes->empty())
        return fails(
            {RefusalCode::NothingToDo,
             "U-Boot's netconsole is on already, from " + box->toString() + " to " + server->toString() + '.',
             {}});
    noteAddress(*box, *server, options, *found);
    printNote(
        "While netconsole is on and " + server->toString() +
        " answers, the serial console is dead, and whoever sends from that address can type at U-Boot's "
        "prompt. Switch it off when you do not need it.\n");
    return runChange(session, output, device, plans::EditEnvironment{*changes});
}

ExitStatus disableUbootNetconsole(DeviceSession& session, Output& output, const DeviceOptions& device) {
    const auto found = askForGoodEnvironment(session);
    if (!found)
        return ExitStatus::Failed;
    const auto changes = uboot::disableNetconsole(found->environment);
    if (changes && !changes->empty())
        return runChange(session, output, device, plans::EditEnvironment{*changes});
    session.refuse(changes
                       ? plans::Refusal{RefusalCode::NothingToDo, "U-Boot's netconsole is off already.", {}}
                       : obstacle(changes.error(), true));
    return ExitStatus::Failed;
}

ExitStatus verifyUbootNetconsole(DeviceSession& session, Output& output, const DeviceOptions& device,
                                 const BoxNetconsoleOptions& options) {
    const auto found = askForGoodEnvironment(session);
    if (!found)
        return ExitStatus::Failed;
    if (!uboot::netconsoleState(found->environment).isOn) {
        session.refuse({RefusalCode::NothingToDo, "U-Boot's netconsole is off: 'netconsole enable'.", {}});
        return ExitStatus::Failed;
    }
    auto ear = ConsoleEar::open(plans::netconsolePort);
    if (!ear)
        return ExitStatus::Failed;
    if (!options.reboot)
        printNote("Waiting for U-Boot's banner: restart the box now.\n");
    else if (const auto status = runChange(session, output, device, plans::Reboot{});
             status != ExitStatus::Done || device.planOnly)
        return status;
    const auto sender = ear->waitFor("U-Boot 20", options.wait);
    if (!sender) {
        session.refuse({RefusalCode::TimedOut,
                        "U-Boot's banner did not arrive. Does this computer have the address " +
                            harmlessLine(found->environment.value("serverip")) +
                            ", and does its firewall let UDP port 6666 and pings in?",
                        {}});
        return ExitStatus::Failed;
    }
    output.print(device.json ? dump({{"boot", {{"arrived", true}, {"from", *sender}}}}) + '\n'
                             : "U-Boot's banner has arrived from " + *sender + ".\n");
    return ExitStatus::Done;
}

} // namespace

ExitStatus runNetconsoleStatus(Output& output, const DeviceOptions& device,
                               const BoxNetconsoleOptions& options) {
    auto session = DeviceSession::open(output, device);
    if (!session)
        return ExitStatus::Failed;
    const auto isAll = !options.boot && !options.kernel;
    nlohmann::ordered_json json{{"boot", nullptr}, {"kernel", nullptr}};
    std::string text;
    auto isWell = true;
    if (options.boot || (isAll && session->greeting().can("uboot-env"))) {
        const auto found = askForGoodEnvironment(*session);
        if (!found)
            return ExitStatus::Failed;
        const auto state = uboot::netconsoleState(found->environment);
        json["boot"] = stateJson(state);
        text += stateText(state);
        isWell = !state.isOn || (state.isGuarded && !state.server.empty() && !state.box.empty());
    }
    if (options.kernel || (isAll && session->greeting().can("netconsole"))) {
        const auto kernel = askForKernelNetconsole(*session);
        if (!kernel)
            return ExitStatus::Failed;
        json["kernel"] = kernelJson(*kernel);
        text += kernelText(*kernel);
    }
    output.print(device.json ? dump(json, 2) + '\n' : text);
    return isWell ? ExitStatus::Done : ExitStatus::Failed;
}

ExitStatus runNetconsoleEnable(Output& output, const DeviceOptions& device,
                               const BoxNetconsoleOptions& options) {
    auto session = DeviceSession::open(output, device);
    if (!session)
        return ExitStatus::Failed;
    auto status = ExitStatus::Done;
    if (options.boot || !options.kernel)
        status = enableUbootNetconsole(*session, output, device, options);
    if (options.kernel && status == ExitStatus::Done)
        status = enableKernelNetconsole(*session, output, device, options);
    return status;
}

ExitStatus runNetconsoleDisable(Output& output, const DeviceOptions& device,
                                const BoxNetconsoleOptions& options) {
    auto session = DeviceSession::open(output, device);
    if (!session)
        return ExitStatus::Failed;
    auto status = ExitStatus::Done;
    if (options.boot || !options.kernel)
        status = disableUbootNetconsole(*session, output, device);
    if (options.kernel && status == ExitStatus::Done)
        status = runChange(*session, output, device, plans::SetNetconsole{});
    return status;
}

ExitStatus runNetconsoleVerify(Output& output, const DeviceOptions& device,
                               const BoxNetconsoleOptions& options) {
    auto session = DeviceSession::open(output, device);
    if (!session)
        return ExitStatus::Failed;
    return options.kernel ? verifyKernelNetconsole(*session, output, device, options)
                          : verifyUbootNetconsole(*session, output, device, options);
}

} // namespace etherdeck::ctl
