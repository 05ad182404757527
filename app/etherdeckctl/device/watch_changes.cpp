#include "app/etherdeckctl/device/watch_changes.h"

#include "app/etherdeckctl/base/terminal.h"
#include "app/etherdeckctl/device/tables.h"

namespace etherdeck::ctl {

WatchedStates statesOf(const std::vector<plans::ExportStatus>& exports) {
    WatchedStates states;
    for (const auto& each : exports)
        states["export " + each.config.address.toString()] =
            std::string(stateName(each.state)) + (each.reason.empty() ? "" : ": " + each.reason);
    return states;
}

WatchedStates statesOf(const std::vector<plans::Disk>& disks) {
    WatchedStates states;
    for (const auto& disk : disks) {
        const auto use = usesText(disk);
        states["disk " + disk.path] = sizeText(disk.bytes) + ", " + (use.empty() ? "not in use" : use) +
                                      (disk.locked ? ", locked" : "");
    }
    return states;
}

WatchedStates statesOf(const remote::InterfaceList& interfaces) {
    WatchedStates states;
    for (const auto& each : interfaces.interfaces)
        states["interface " + each.name] = std::string(stateName(each)) + ", MTU " + std::to_string(each.mtu);
    return states;
}

std::vector<StateChange> changesBetween(const WatchedStates& before, const WatchedStates& after) {
    std::vector<StateChange> changes;
    for (const auto& [name, state] : before)
        if (!after.contains(name))
            changes.push_back({name, state, std::nullopt});
    for (const auto& [name, state] : after) {
        const auto earlier = before.find(name);
        if (earlier == before.end())
            changes.push_back({name, std::nullopt, state});
        else if (earlier->second != state)
            changes.push_back({name, earlier->second, state});
    }
    return changes;
}

} // namespace etherdeck::ctl
