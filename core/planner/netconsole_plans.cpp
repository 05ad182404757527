#include "core/planner/wish_plans.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace etherdeck::plans {

namespace {

constexpr int loudest = 8; ///< all messages, those for debugging included
constexpr MacAddress broadcastMac({0xff, 0xff, 0xff, 0xff, 0xff, 0xff});

struct OwnAddress {
    const BoxInterface* interface = nullptr;
    Ipv4Address address;
};

/// The address of the box from which it reaches another one in a network of its own.
std::optional<OwnAddress> addressNear(const BoxState& box, Ipv4Address other) {
    for (const auto& interface : box.interfaces)
        for (const std::string_view text : interface.addresses) {
            const auto slash = std::min(text.find('/'), text.size());
            const auto address = Ipv4Address::parse(text.substr(0, slash));
            int prefix = 0;
            if (!address || slash == text.size() ||
                std::from_chars(text.data() + slash + 1, text.data() + text.size(), prefix).ec !=
                    std::errc() ||
                prefix < 1 || prefix > 32)
                continue;
            if (((address->toNumber() ^ other.toNumber()) >> (32 - prefix)) == 0 && *address != other)
                return OwnAddress{&interface, *address};
        }
    return std::nullopt;
}

/// The target, without its MAC address when nobody knows that.
Outcome<NetconsoleTarget> targetFor(const BoxState& box, const SetNetconsole& wish,
                                    const BoxNetconsole& now) {
    const auto server = *wish.server;
    auto own = addressNear(box, server);
    auto next = server; // who gets the frames
    if (!own && now.route) {
        if (const auto gateway = Ipv4Address::parse(now.route->second)) {
            next = *gateway;
            own = addressNear(box, next);
        }
    }
    if (!own)
        return refuse(
            RefusalCode::NoSuchInterface,
            say("No interface of the box has an IPv4 address from which it reaches %1.", server.toString()),
            {{"address", server.toString()}});
    if (!own->interface->master.empty())
        return refuse(RefusalCode::InterfaceInUse,
                      say("%1 is a port of %2: the kernel sends no netconsole output from such an interface. "
                          "Give %2 the address.",
                          own->interface->name, own->interface->master),
                      {{"interface", own->interface->name}, {"by", own->interface->master}});
    NetconsoleTarget target{own->interface->name, own->address, server,
                            broadcastMac,         wish.port,    now.hasExtended};
    const auto known = now.neighbours.find(next.toString());
    if (known != now.neighbours.end())
        target.serverMac = known->second;
    else if (next == server && wish.serverMac)
        target.serverMac = *wish.serverMac;
    return target;
}

Sentence placeText(const NetconsoleTarget& target) {
    return say("%1 port %2", target.server.toString(), std::to_string(target.port));
}

bool hasFile(const BoxState& box, const std::string& path) {
    const auto found = box.files.find(path);
    return found != box.files.end() && !found->second.empty();
}

/// The module was loaded with our parameter when the box started: that target cannot be changed.
bool isByParameter(const BoxState& box, const BoxNetconsole& now) {
    return now.isLoaded && !now.isBuiltIn && !now.target &&
           (hasFile(box, netconsoleOptionsFile) || hasFile(box, netconsoleOpenwrtFile));
}

void unload(PlanBuilder& plan) {
    plan.step(RunProgram{{"modprobe", "-r", "netconsole"}, {"modprobe", "netconsole"}},
              say("Remove the module netconsole"), {"modprobe", "-r", "netconsole"});
}

/// Set up by Etherdeck: the one that is made, or the one that the module got when it was loaded.
std::optional<NetconsoleTarget> presentTarget(const BoxState& box, const BoxNetconsole& now) {
    auto target = now.target;
    for (const auto& path : {netconsoleOptionsFile, netconsoleOpenwrtFile})
        if (!target && hasFile(box, path))
            target = targetInFile(box.files.at(path));
    return target;
}

constexpr std::string_view levelRemark = "# The level was ";

/// That of the console before netconsole was switched on, in the file that keeps it.
std::optional<int> levelInFile(const BoxState& box) {
    if (!hasFile(box, netconsoleLevelFile))
        return std::nullopt;
    const std::string_view content = box.files.at(netconsoleLevelFile);
    const auto at = content.find(levelRemark);
    if (at == std::string_view::npos || at + levelRemark.size() == content.size())
        return std::nullopt;
    const int level = content[at + levelRemark.size()] - '0';
    return level > 0 && level < loudest ? std::optional(level) : std::nullopt;
}

void setLevel(PlanBuilder& plan, int before, int after, Sentence text) {
    plan.step(RunProgram{{"dmesg", "-n", std::to_string(after)}, {"dmesg", "-n", std::to_string(before)}},
              std::move(text), {"dmesg", "-n", std::to_string(after)});
}

/// What it was before netconsole was switched on, unless somebody has changed it since.
void bringBackLevel(PlanBuilder& plan, const SetNetconsole& wish, const BoxNetconsole& now) {
    const auto before = wish.level ? wish.level : levelInFile(plan.box());
    if (now.level != loudest || !plan.box().labFolder.empty())
        return;
    if (before)
        setLevel(plan, now.level, *before,
                 say("Set the level of the console back to %1", std::to_string(*before)));
    else
        plan.warn(
            say("It is not known which level the console had before, so it keeps sending messages of all "
                "levels to its other devices until the box starts again."));
}

void addFiles(PlanBuilder& plan, const NetconsoleTarget& target, const BoxNetconsole& now) {
    const std::string heading = "# Written by Etherdeck: 'netconsole disable --kernel' removes it.\n";
    if (now.isBuiltIn)
        plan.warn(
            say("netconsole is built into the kernel of the box, so this ends with its next start. To keep "
                "it, add this to the kernel's command line: %1",
                "netconsole=" + moduleParameter(target)));
    else if (now.loader == ModuleLoader::ModulesLoad) {
        plan.writeFile(netconsoleOptionsFile,
                       heading + "options netconsole netconsole=" + moduleParameter(target) + '\n');
        plan.writeFile(netconsoleLoadFile, heading + "netconsole\n");
    } else if (now.loader == ModuleLoader::Openwrt)
        plan.writeFile(netconsoleOpenwrtFile, "netconsole netconsole=" + moduleParameter(target) + '\n');
    else
        plan.warn(say(
            "It is not known how this box loads modules when it starts, so this ends with its next start."));
    if (now.level != 0 && now.level < loudest && now.loader != ModuleLoader::None)
        plan.writeFile(netconsoleLevelFile, heading + std::string(levelRemark) + std::to_string(now.level) +
                                                " before.\nkernel.printk = 8 " +
                                                (now.otherLevels.empty() ? "4 1 7" : now.otherLevels) + '\n');
}

Outcome<Plan> enablePlan(const BoxState& box, const SetNetconsole& wish, const BoxNetconsole& now) {
    const auto target = targetFor(box, wish, now);
    if (!target)
        return refuse(target.error());
    if (!now.isLoaded && !now.canLoad)
        return refuse(RefusalCode::Unsupported,
                      say("The kernel of this box has no netconsole, and there is no modprobe to load it."));
    PlanBuilder plan(box, say("Send the kernel's messages to %1", placeText(*target)));
    plan.needs(Confirmation::Click);
    if (target->serverMac == broadcastMac)
        plan.warn(
            say("The box does not know the MAC address of %1, so all stations of its network receive the "
                "messages.",
                target->server.toString()));
    if (isByParameter(box, now))
        unload(plan);
    if (!now.isLoaded || isByParameter(box, now))
        plan.step(RunProgram{{"modprobe", "netconsole", "netconsole="}, {"modprobe", "-r", "netconsole"}},
                  say("Load the module netconsole"), {"modprobe", "netconsole", "netconsole="});
    if (now.target != *target)
        plan.step(ChangeNetconsole{now.target, *target},
                  say("Send from %1 to %2 (%3)", target->interface, placeText(*target),
                      target->serverMac.toString()),
                  {});
    if (now.level != 0 && now.level < loudest && box.labFolder.empty())
        setLevel(plan, now.level, loudest, say("Send messages of all levels"));
    addFiles(plan, *target, now);
    if (!plan.hasSteps())
        return refuse(RefusalCode::NothingToDo,
                      say("The kernel sends its messages to %1 already.", placeText(*target)));
    if (const auto before = presentTarget(box, now))
        plan.undoneBy(SetNetconsole{before->server, before->port, before->serverMac});
    else
        plan.undoneBy(
            SetNetconsole{std::nullopt, netconsolePort, std::nullopt,
                          now.level > 0 && now.level < loudest ? std::optional(now.level) : std::nullopt});
    return plan.take();
}

Outcome<Plan> disablePlan(const BoxState& box, const SetNetconsole& wish, const BoxNetconsole& now) {
    PlanBuilder plan(box, say("No longer send the kernel's messages over the network"));
    plan.needs(Confirmation::Click);
    if (now.target)
        plan.step(ChangeNetconsole{now.target, std::nullopt},
                  say("Stop sending to %1", placeText(*now.target)), {});
    else if (isByParameter(box, now))
        unload(plan);
    for (const auto& path :
         {netconsoleOptionsFile, netconsoleLoadFile, netconsoleOpenwrtFile, netconsoleLevelFile})
        if (hasFile(box, path))
            plan.removeFile(path);
    if (!plan.hasSteps())
        return refuse(RefusalCode::NothingToDo,
                      say("Etherdeck has set up no netconsole in the kernel of this box."));
    bringBackLevel(plan, wish, now);
    if (const auto before = presentTarget(box, now))
        plan.undoneBy(SetNetconsole{before->server, before->port, before->serverMac});
    return plan.take();
}

} // namespace

Outcome<Plan> planOf(const BoxState& box, const SetNetconsole& wish) {
    if (!box.netconsole)
        return refuse(RefusalCode::Unsupported, say("It is not known whether this box has netconsole."));
    if (!wish.server)
        return wish.level && (*wish.level < 1 || *wish.level > loudest)
                   ? Outcome<Plan>(refuse(RefusalCode::BadValue, say("A level of the console is 1 to 8."),
                                          {{"name", "level"}}))
                   : disablePlan(box, wish, *box.netconsole);
    if (!wish.server->isStation() || wish.port == 0)
        return refuse(RefusalCode::BadValue,
                      say("%1 is not the address of a station.", wish.server->toString()),
                      {{"name", "server"}});
    return enablePlan(box, wish, *box.netconsole);
}

} // namespace etherdeck::plans
