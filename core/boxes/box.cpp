#include "core/boxes/box.h"

#include "core/base/known_macs.h"

#include <algorithm>

namespace etherdeck::boxes {

std::string_view name(Proof proof) {
    switch (proof) {
    case Proof::None:
        return "none";
    case Proof::Itself:
        return "itself";
    case Proof::User:
        return "user";
    case Proof::AgentInterface:
        return "agent-interface";
    case Proof::Path:
        return "path";
    case Proof::Neighbour:
        return "neighbour";
    case Proof::AgentAddress:
        return "agent-address";
    }
    return "none";
}

std::vector<Tie> withTie(std::vector<Tie> ties, const Tie& added) {
    std::erase_if(ties, [&added](const Tie& tie) {
        return tie.thing == added.thing && (tie.box == added.box || (added.isTied && tie.isTied));
    });
    ties.push_back(added);
    return ties;
}

std::string KnownBox::title() const {
    if (!box.name.empty())
        return box.name;
    if (!box.device.empty())
        return box.device;
    if (!key.isStored())
        return key.mac.toString();
    const auto macs = all<MacAddress>();
    return macs.empty() ? "box " + std::to_string(static_cast<std::int64_t>(key.id))
                        : macs.front().toString();
}

bool isFactoryMac(const MacAddress& mac) { return mac == sharedDefaultMac; }

} // namespace etherdeck::boxes
