#include "core/finder/found_box.h"

#include "core/base/known_macs.h"

#include <algorithm>
#include <map>
#include <tuple>
#include <utility>

namespace etherdeck::finder {

namespace {

Likeness likenessOf(const MacAddress& mac, const StationFacts& facts) {
    if (isOfCloudEngines(mac))
        return Likeness::Pogoplug;
    if (mac == sharedDefaultMac)
        return Likeness::SharedMac;
    if (facts.ssh.starts_with("dropbear"))
        return Likeness::SmallBox;
    return facts.ssh.empty() ? Likeness::Other : Likeness::SshServer;
}

} // namespace

bool isOfCloudEngines(const MacAddress& mac) {
    const auto& bytes = mac.bytes();
    return bytes[0] == 0x00 && bytes[1] == 0x25 && bytes[2] == 0x31;
}

std::vector<FoundBox> foundBoxes(const std::vector<Station>& stations, const FactsOf& facts) {
    std::map<MacAddress, std::vector<Ipv4Address>> addressesOf;
    for (const auto& station : stations)
        for (const auto& mac : station.macs)
            addressesOf[mac].push_back(station.address);

    std::vector<FoundBox> boxes;
    for (const auto& station : stations) {
        if (station.macs.empty())
            continue;
        FoundBox box;
        box.address = station.address;
        StationFacts known;
        bool isFirst = true;
        for (const auto& mac : station.macs) {
            const auto candidate = facts(station.address, mac);
            const auto likeness = likenessOf(mac, candidate);
            if (!std::exchange(isFirst, false) && likeness >= box.likeness)
                continue;
            box.mac = mac;
            box.likeness = likeness;
            known = candidate;
        }
        box.vendor = known.vendor;
        box.ssh = known.ssh;
        box.name = known.name;
        for (const auto& mac : station.macs)
            if (mac != box.mac)
                box.otherMacs.push_back(mac);
        for (const auto address : addressesOf[box.mac])
            if (address != box.address && box.otherAddresses.size() < FoundBox::maxOthers)
                box.otherAddresses.push_back(address);
        boxes.push_back(std::move(box));
    }
    std::ranges::sort(boxes, [](const FoundBox& a, const FoundBox& b) {
        return std::tie(a.likeness, a.address) < std::tie(b.likeness, b.address);
    });
    return boxes;
}

std::string_view name(Likeness likeness) {
    switch (likeness) {
    case Likeness::Pogoplug:
        return "pogoplug";
    case Likeness::SharedMac:
        return "shared-mac";
    case Likeness::SmallBox:
        return "small-box";
    case Likeness::SshServer:
        return "ssh";
    case Likeness::Other:
        return "other";
    }
    return {};
}

} // namespace etherdeck::finder
