#include "core/services/inventory/export_stops.h"

#include <utility>

namespace etherdeck {

namespace {

std::set<MacAddress> macsOf(const std::vector<plans::BoxInterface>& interfaces) {
    std::set<MacAddress> macs;
    for (const auto& interface : interfaces)
        if (!interface.mac.isZero())
            macs.insert(interface.mac);
    return macs;
}

} // namespace

void ExportStops::lostTouch(const std::string& device) {
    if (const auto known = m_boxes.find(device); known != m_boxes.end())
        known->second.macs.clear();
}

std::vector<ExportStop> ExportStops::noted(const std::string& device,
                                           const std::vector<plans::ExportStatus>& exports,
                                           const std::vector<plans::BoxInterface>& interfaces) {
    auto& known = m_boxes[device];
    std::map<Address, bool> now;
    for (const auto& status : exports)
        now.emplace(status.config.address, status.managed && status.state == plans::ExportState::Stopped);
    for (const auto& [address, wasStopped] : known.isStopped)
        if (now.size() < maxOfBox)
            now.emplace(address, true); // it was managed, and is not there any more
    auto macs = macsOf(interfaces);
    const bool areSameMacs = known.macs == macs;
    known.macs = std::move(macs);
    std::vector<ExportStop> changes;
    for (const auto& [address, isStopped] : now) {
        const auto before = known.isStopped.find(address);
        const bool wasStopped = before != known.isStopped.end() && before->second;
        if (isStopped && (!wasStopped || !areSameMacs))
            changes.push_back({address, true, known.macs});
        else if (!isStopped && wasStopped)
            changes.push_back({address, false});
    }
    for (const auto& status : exports)
        if (!status.managed)
            now.erase(status.config.address);
    known.isStopped = std::move(now);
    return changes;
}

} // namespace etherdeck
