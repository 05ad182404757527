#include "core/planner/kept_network.h"
#include "core/planner/wish_plans.h"

#include <algorithm>

namespace etherdeck::plans {

namespace {

constexpr std::uint32_t minMtu = 576;
constexpr std::uint32_t maxMtu = 65535;
constexpr std::uint32_t usualMtu = 1500;
constexpr std::uint16_t maxVlanId = 4094;
constexpr std::size_t longestInterface = 15;
/// What vblade subtracts from the MTU before it divides by the size of a sector.
constexpr std::uint32_t aoeHeaders = 36;

Outcome<const BoxInterface*> ethernetInterface(const BoxState& box, const std::string& name) {
    const auto* const interface = findInterface(box, name);
    if (!interface)
        return refuse(RefusalCode::NoSuchInterface, say("This box has no interface %1.", name),
                      {{"interface", name}});
    if (!interface->ethernet)
        return refuse(RefusalCode::NoSuchInterface, say("%1 is not an Ethernet interface.", name),
                      {{"interface", name}});
    return interface;
}

std::vector<std::string> exportsOn(const BoxState& box, const std::string& interface) {
    std::vector<std::string> addresses;
    for (const auto& status : box.exports) {
        if (std::ranges::find(status.config.interfaces, interface) != status.config.interfaces.end())
            addresses.push_back(status.config.address.toString());
    }
    return addresses;
}

/// What vblade offers at an MTU.
std::uint64_t sectorsIn(std::uint32_t mtu) { return (mtu - aoeHeaders) / Sectors::bytesEach; }

std::optional<Refusal> checkMtu(const BoxState& box, const BoxInterface& interface, std::uint32_t mtu) {
    const auto lowest = std::max(minMtu, interface.minMtu);
    const auto highest = interface.maxMtu == 0 ? maxMtu : std::min(maxMtu, interface.maxMtu);
    std::map<std::string, std::string> data{{"name", "mtu"}, {"value", std::to_string(mtu)}};
    if (mtu < lowest || mtu > highest) {
        data["interface"] = interface.name;
        return Refusal{RefusalCode::BadValue,
                       say("%1 takes an MTU of %2 to %3.", interface.name, std::to_string(lowest),
                           std::to_string(highest)),
                       std::move(data)};
    }
    const auto* const parent = findInterface(box, interface.parent);
    if (!parent || mtu <= parent->mtu)
        return std::nullopt;
    data["interface"] = parent->name;
    return Refusal{RefusalCode::BadValue,
                   say("%1 is a VLAN on %2, whose MTU is %3. Raise that first.", interface.name, parent->name,
                       std::to_string(parent->mtu)),
                   std::move(data)};
}

void warnOfMtu(PlanBuilder& plan, const BoxInterface& interface, std::uint32_t mtu) {
    std::vector<std::string> lowered;
    for (const auto& other : plan.box().interfaces) {
        if (other.parent == interface.name && other.mtu > mtu)
            lowered.push_back(other.name);
    }
    if (!lowered.empty())
        plan.warn(say("This also lowers the MTU of %1.", listed(lowered)));
    const auto addresses = exportsOn(plan.box(), interface.name);
    const auto before = sectorsIn(interface.mtu);
    const auto after = sectorsIn(mtu);
    if (!addresses.empty() && after != before)
        plan.warn(say("Requests to %1 can then have %2 sectors; now they can have %3.", listed(addresses),
                      std::to_string(after), std::to_string(before)));
    if (!addresses.empty() && after < before)
        plan.warn(say("Larger requests fail until the initiators have queried the targets again."));
    if (mtu > usualMtu)
        plan.warn(say("Every switch and initiator on the way must accept frames of this size, too."));
}

/// Adds the changes of files that keep the setting after a restart of the box, or warns that it is lost.
std::optional<Refusal> keep(PlanBuilder& plan, const Outcome<FileChanges>& changes) {
    if (!changes && changes.error().code != RefusalCode::Unsupported)
        return changes.error();
    if (!changes) {
        plan.warn(say("This change is lost when the box restarts. %1", changes.error().message));
        return std::nullopt;
    }
    for (const auto& change : *changes) {
        if (change.content)
            plan.writeFile(change.path, *change.content);
        else
            plan.removeFile(change.path);
    }
    return std::nullopt;
}

} // namespace

Outcome<Plan> planOf(const BoxState& box, const SetMtu& wish) {
    const auto found = ethernetInterface(box, wish.interface);
    if (!found)
        return refuse(found.error());
    const auto& interface = **found;
    if (auto refusal = checkMtu(box, interface, wish.mtu))
        return refuse(std::move(*refusal));
    const auto mtu = std::to_string(wish.mtu);
    if (wish.mtu == interface.mtu)
        return refuse(RefusalCode::NothingToDo, say("%1 has this MTU already.", interface.name),
                      {{"interface", interface.name}});
    PlanBuilder plan(box, say("Set the MTU of %1 to %2", interface.name, mtu));
    plan.needs(Confirmation::Click);
    plan.revertsUnlessKept();
    warnOfMtu(plan, interface, wish.mtu);
    const ChangeMtu change{interface.name, interface.mtu, wish.mtu};
    plan.step(change,
              say("Change the MTU of %1 from %2 to %3", interface.name, std::to_string(interface.mtu), mtu),
              {"ip", "link", "set", "dev", interface.name, "mtu", mtu});
    if (auto refusal = keep(plan, keepMtu(box, change)))
        return refuse(std::move(*refusal));
    plan.undoneBy(SetMtu{interface.name, interface.mtu});
    return plan.take();
}

Outcome<Plan> planOf(const BoxState& box, const AddVlan& wish) {
    const auto found = ethernetInterface(box, wish.interface);
    if (!found)
        return refuse(found.error());
    const auto& parent = **found;
    const auto id = std::to_string(wish.id);
    if (wish.id < 1 || wish.id > maxVlanId)
        return refuse(RefusalCode::BadValue, say("The number of a VLAN is 1 to 4094."),
                      {{"name", "id"}, {"value", id}});
    const auto name = parent.name + '.' + id;
    if (name.size() > longestInterface)
        return refuse(RefusalCode::BadName, say("%1 is too long for the name of an interface.", name),
                      {{"interface", name}});
    if (findInterface(box, name))
        return refuse(RefusalCode::NothingToDo, say("%1 exists already.", name), {{"interface", name}});
    for (const auto& other : box.interfaces) {
        if (other.parent == parent.name && other.vlanId == wish.id)
            return refuse(RefusalCode::NothingToDo,
                          say("%1 carries VLAN %2 already, as %3.", parent.name, id, other.name),
                          {{"interface", other.name}});
    }
    PlanBuilder plan(box, say("Create %1", name));
    plan.needs(Confirmation::Click);
    plan.revertsUnlessKept();
    const CreateVlan vlan{parent.name, wish.id, name};
    plan.step(vlan, say("Create %1, and switch it on", name),
              {"ip", "link", "add", "link", parent.name, "name", name, "type", "vlan", "id", id});
    if (auto refusal = keep(plan, keepVlan(box, vlan)))
        return refuse(std::move(*refusal));
    plan.undoneBy(RemoveVlan{name});
    return plan.take();
}

Outcome<Plan> planOf(const BoxState& box, const RemoveVlan& wish) {
    const auto found = ethernetInterface(box, wish.interface);
    if (!found)
        return refuse(found.error());
    const auto& vlan = **found;
    if (!vlan.vlanId)
        return refuse(RefusalCode::NoSuchInterface, say("%1 is not a VLAN.", vlan.name),
                      {{"interface", vlan.name}});
    if (const auto addresses = exportsOn(box, vlan.name); !addresses.empty())
        return refuse(RefusalCode::InterfaceInUse,
                      addresses.size() == 1 ? say("%1 is exported on %2.", listed(addresses), vlan.name)
                                            : say("%1 are exported on %2.", listed(addresses), vlan.name),
                      {{"interface", vlan.name}, {"by", addresses.front()}});
    for (const auto& other : box.interfaces) {
        if (other.parent == vlan.name || (!vlan.name.empty() && other.name == vlan.master))
            return refuse(RefusalCode::InterfaceInUse, say("%1 is part of %2.", vlan.name, other.name),
                          {{"interface", vlan.name}, {"by", other.name}});
    }
    PlanBuilder plan(box, say("Remove %1", vlan.name));
    plan.needs(Confirmation::Click);
    plan.revertsUnlessKept();
    if (!vlan.addresses.empty())
        plan.warn(say("Its addresses are removed as well: %1.", listed(vlan.addresses)));
    const DeleteVlan deletion{vlan.parent, *vlan.vlanId, vlan.name};
    plan.step(deletion, say("Remove %1", vlan.name), {"ip", "link", "delete", "dev", vlan.name});
    if (auto refusal = keep(plan, forgetVlan(box, deletion)))
        return refuse(std::move(*refusal));
    plan.undoneBy(AddVlan{vlan.parent, *vlan.vlanId});
    return plan.take();
}

} // namespace etherdeck::plans
