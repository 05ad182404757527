#include "app/etherdeckctl/boxes/text.h"

#include "app/etherdeckctl/base/terminal.h"
#include "core/base/harmless_text.h"

#include <algorithm>

namespace etherdeck::ctl {

namespace {

using namespace boxes;
using Json = nlohmann::ordered_json;

constexpr std::size_t maxListed = 3;

std::string titleOf(SourceId source, const SourceTitles& sources) {
    const auto found = sources.find(source);
    return found == sources.end() ? "source " + std::to_string(static_cast<std::int64_t>(source))
                                  : found->second;
}

std::string titleOf(const Boxes& boxes, const BoxKey& key) {
    const auto* const box = boxes.find(key);
    return box ? box->title() : key.mac.toString();
}

std::string orDash(const std::string& text) { return text.empty() ? "-" : text; }

/// "e7.1, e7.2, e7.3 and 197 more".
template <class Things, class Text>
std::string listText(const Things& things, Text text) {
    std::string list;
    const auto listed = std::min(things.size(), maxListed);
    for (std::size_t i = 0; i < listed; ++i)
        list += (i == 0 ? "" : ", ") + text(things[i]);
    return things.size() > listed ? list + " and " + std::to_string(things.size() - listed) + " more"
                                  : orDash(list);
}

std::string proofText(const Member& member) {
    const auto mac = member.by ? " " + member.by->toString() : std::string();
    switch (member.proof) {
    case Proof::None:
        return {};
    case Proof::Itself:
        return "nothing else is known of it";
    case Proof::User:
        return member.by ? "you gave the source the MAC address" + mac : "you tied it";
    case Proof::AgentInterface:
        return "an interface of its agent";
    case Proof::Path:
        return "it answers from" + mac;
    case Proof::Neighbour:
        return "this computer's neighbour table:" + mac;
    case Proof::AgentAddress:
        return "its agent has the address";
    }
    return {};
}

std::string claimantsText(const Boxes& boxes, const std::vector<BoxKey>& claimants) {
    std::string text;
    for (std::size_t i = 0; i < claimants.size(); ++i)
        text += (i == 0 ? "" : i + 1 == claimants.size() ? " and " : ", ") + titleOf(boxes, claimants[i]);
    return text;
}

std::string disputeLine(const Boxes& boxes, const Dispute& dispute, const SourceTitles& sources) {
    const auto what = thingText(dispute.thing, sources);
    const auto who = claimantsText(boxes, dispute.claimants);
    if (dispute.isFactoryMac)
        return what + " is a MAC address that many devices are sold with: it proves nothing of " + who + ".";
    if (std::holds_alternative<MacAddress>(dispute.thing))
        return what + " is a MAC address of " + who + ": nothing is tied by it.";
    return what + " may belong to " + who + ": it is tied to none of them.";
}

Json thingJson(const Thing& thing, const SourceTitles& sources) {
    Json json = Json::object();
    if (const auto* const mac = std::get_if<MacAddress>(&thing)) {
        json["mac"] = mac->toString();
    } else if (const auto* const source = std::get_if<SourceId>(&thing)) {
        json["number"] = static_cast<std::int64_t>(*source);
        json["title"] = titleOf(*source, sources);
    } else {
        json["address"] = std::get<Address>(thing).toString();
    }
    return json;
}

Json memberJson(const Member& member, const SourceTitles& sources) {
    auto json = thingJson(member.thing, sources);
    json["proof"] = name(member.proof);
    json["by_mac"] = member.by ? Json(member.by->toString()) : Json();
    return json;
}

} // namespace

std::string thingText(const Thing& thing, const SourceTitles& sources) {
    if (const auto* const mac = std::get_if<MacAddress>(&thing))
        return mac->toString();
    if (const auto* const source = std::get_if<SourceId>(&thing))
        return "console source " + titleOf(*source, sources);
    return std::get<Address>(thing).toString();
}

std::string boxTable(const Boxes& boxes, const SourceTitles& sources) {
    Table table({{"BOX"}, {"GROUP"}, {"DEVICE"}, {"MAC ADDRESSES"}, {"CONSOLE"}, {"TARGETS"}});
    for (const auto& box : boxes.all())
        table.addRow(
            {{box.title(), Style::Bold},
             {orDash(box.box.group)},
             {orDash(box.box.device)},
             {box.key.isStored()
                  ? listText(box.all<MacAddress>(), [](const MacAddress& mac) { return mac.toString(); })
                  : box.key.mac.toString()},
             {listText(box.all<SourceId>(), [&](SourceId source) { return titleOf(source, sources); })},
             {listText(box.all<Address>(), [](Address target) { return target.toString(); })}});
    return table.toString();
}

std::string boxText(const KnownBox& box, const SourceTitles& sources) {
    auto text = styled(harmlessLine(box.title()), Style::Bold) + '\n';
    const auto fact = [&text](const char* name, const std::string& value) {
        if (!value.empty())
            text += std::string("  ") + name + "  " + harmlessLine(value) + '\n';
    };
    fact("group  ", box.box.group);
    fact("device ", box.box.device);
    fact("note   ", box.box.note);
    if (box.members.empty())
        return text + "Nothing is known to belong to it.\n";
    Table table({{"WHAT"}, {"WHY"}});
    for (const auto& member : box.members)
        table.addRow({{thingText(member.thing, sources)}, {proofText(member)}});
    return text + table.toString();
}

std::string disputeText(const Boxes& boxes, const SourceTitles& sources, const BoxKey* ofBox) {
    std::string text;
    for (const auto& dispute : boxes.disputes())
        if (!ofBox || std::ranges::find(dispute.claimants, *ofBox) != dispute.claimants.end())
            text += styled(disputeLine(boxes, dispute, sources), Style::Warning) + '\n';
    return text;
}

Json boxJson(const Boxes& boxes, const KnownBox& box, const SourceTitles& sources) {
    const auto orNull = [](const std::string& text) { return text.empty() ? Json() : Json(text); };
    Json json{
        {"title", box.title()},         {"name", orNull(box.box.name)},     {"group", orNull(box.box.group)},
        {"note", orNull(box.box.note)}, {"device", orNull(box.box.device)}, {"macs", Json::array()},
        {"sources", Json::array()},     {"targets", Json::array()},         {"disputed", Json::array()}};
    for (const auto& member : box.members) {
        const auto* const list = std::holds_alternative<MacAddress>(member.thing) ? "macs"
                                 : std::holds_alternative<SourceId>(member.thing) ? "sources"
                                                                                  : "targets";
        json[list].push_back(memberJson(member, sources));
    }
    for (const auto& dispute : boxes.disputes()) {
        if (std::ranges::find(dispute.claimants, box.key) == dispute.claimants.end())
            continue;
        auto one = thingJson(dispute.thing, sources);
        one["factory_mac"] = dispute.isFactoryMac;
        one["claimed_by"] = Json::array();
        for (const auto& claimant : dispute.claimants)
            one["claimed_by"].push_back(titleOf(boxes, claimant));
        json["disputed"].push_back(std::move(one));
    }
    return json;
}

} // namespace etherdeck::ctl
