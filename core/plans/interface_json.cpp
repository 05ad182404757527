#include "core/plans/json.h"
#include "core/plans/members.h"

namespace etherdeck::plans {

Json toJson(const BoxInterface& interface) {
    Json json{{"name", interface.name},
              {"index", interface.index},
              {"mac", interface.mac.toString()},
              {"kind", interface.kind},
              {"mtu", interface.mtu},
              {"ethernet", interface.ethernet},
              {"up", interface.up},
              {"carrier", interface.carrier},
              {"addresses", interface.addresses},
              {"parent", interface.parent},
              {"master", interface.master},
              {"counters",
               {{"received_frames", interface.receivedFrames},
                {"sent_frames", interface.sentFrames},
                {"received_bytes", interface.receivedBytes},
                {"sent_bytes", interface.sentBytes},
                {"errors", interface.errors},
                {"dropped", interface.dropped}}}};
    if (interface.maxMtu != 0) {
        json["min_mtu"] = interface.minMtu;
        json["max_mtu"] = interface.maxMtu;
    }
    if (interface.speed)
        json["speed"] = *interface.speed;
    if (interface.duplex)
        json["duplex"] = *interface.duplex == Duplex::Full ? "full" : "half";
    if (interface.vlanId)
        json["vlan_id"] = *interface.vlanId;
    return json;
}

Result<BoxInterface> interfaceFrom(const Json& json) {
    Members members(json);
    BoxInterface interface;
    members.require("name");
    members.text("name", interface.name, 64);
    members.number("index", interface.index);
    members.mac("mac", interface.mac);
    members.text("kind", interface.kind);
    members.number("mtu", interface.mtu);
    members.number("min_mtu", interface.minMtu);
    members.number("max_mtu", interface.maxMtu);
    members.flag("ethernet", interface.ethernet);
    members.flag("up", interface.up);
    members.flag("carrier", interface.carrier);
    members.number("speed", interface.speed);
    std::string duplex;
    members.text("duplex", duplex);
    if (!duplex.empty())
        interface.duplex = duplex == "full" ? Duplex::Full : Duplex::Half;
    members.texts("addresses", interface.addresses);
    members.text("parent", interface.parent);
    members.number("vlan_id", interface.vlanId);
    members.text("master", interface.master);
    if (const auto* const counters = members.find("counters")) {
        Members of(*counters);
        of.number("received_frames", interface.receivedFrames);
        of.number("sent_frames", interface.sentFrames);
        of.number("received_bytes", interface.receivedBytes);
        of.number("sent_bytes", interface.sentBytes);
        of.number("errors", interface.errors);
        of.number("dropped", interface.dropped);
        if (!of.firstWrong().empty())
            members.wrong("counters");
    }
    if (!members.firstWrong().empty())
        return fail(ErrorCode::Malformed, members.firstWrong());
    return interface;
}

} // namespace etherdeck::plans
