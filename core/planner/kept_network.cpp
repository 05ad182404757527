#include "core/planner/kept_network.h"

#include <algorithm>

namespace etherdeck::plans {

namespace {

tl::unexpected<Refusal> notKept(const BoxState& box) {
    return box.networkKeeper == NetworkKeeper::NetworkManager
               ? refuse(RefusalCode::Unsupported,
                        say("NetworkManager keeps the network settings of this box: make the change there as "
                            "well."))
               : refuse(RefusalCode::Unsupported,
                        say("Etherdeck does not know what keeps the network settings of this box."));
}

/// The kernel accepts nearly every character in a name; shells and the parsers of these files do not.
bool canBeWritten(const std::string& name) {
    return !name.empty() && std::ranges::all_of(name, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '.' ||
               c == '-' || c == '_' || c == '@';
    });
}

tl::unexpected<Refusal> cannotBeWritten(const std::string& name) {
    return refuse(RefusalCode::Unsupported,
                  say("The name of this interface cannot be written to a configuration file."),
                  {{"interface", name}});
}

} // namespace

Outcome<FileChanges> keepMtu(const BoxState& box, const ChangeMtu& change) {
    if (!canBeWritten(change.interface))
        return cannotBeWritten(change.interface);
    switch (box.networkKeeper) {
    case NetworkKeeper::Ifupdown:
        return ifupdown::keepMtu(box, change);
    case NetworkKeeper::SystemdNetworkd:
        return networkd::keepMtu(box, change);
    case NetworkKeeper::Netifd:
        return netifd::keepMtu(box, change);
    case NetworkKeeper::NetworkManager:
    case NetworkKeeper::None:
        break;
    }
    return notKept(box);
}

Outcome<FileChanges> keepVlan(const BoxState& box, const CreateVlan& vlan) {
    if (!canBeWritten(vlan.parent))
        return cannotBeWritten(vlan.parent);
    if (!canBeWritten(vlan.name))
        return cannotBeWritten(vlan.name);
    switch (box.networkKeeper) {
    case NetworkKeeper::Ifupdown:
        return ifupdown::keepVlan(box, vlan);
    case NetworkKeeper::SystemdNetworkd:
        return networkd::keepVlan(box, vlan);
    case NetworkKeeper::Netifd:
        return netifd::keepVlan(box, vlan);
    case NetworkKeeper::NetworkManager:
    case NetworkKeeper::None:
        break;
    }
    return notKept(box);
}

Outcome<FileChanges> forgetVlan(const BoxState& box, const DeleteVlan& vlan) {
    if (!canBeWritten(vlan.name))
        return cannotBeWritten(vlan.name);
    switch (box.networkKeeper) {
    case NetworkKeeper::Ifupdown:
        return ifupdown::forgetVlan(box, vlan);
    case NetworkKeeper::SystemdNetworkd:
        return networkd::forgetVlan(box, vlan);
    case NetworkKeeper::Netifd:
        return netifd::forgetVlan(box, vlan);
    case NetworkKeeper::NetworkManager:
    case NetworkKeeper::None:
        break;
    }
    return notKept(box);
}

} // namespace etherdeck::plans
