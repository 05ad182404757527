#include "core/system/network/interfaces.h"

#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/base/terminal.h"
#include "app/etherdeckctl/targets/commands.h"
#include "core/discovery/target_json.h"

namespace etherdeck::ctl {

namespace {

using link::Interface;
using Json = nlohmann::ordered_json;

std::string_view stateOf(const Interface& interface) {
    if (!interface.adminUp)
        return "down";
    return interface.carrier ? "up" : "no carrier";
}

std::string_view duplexText(link::Duplex duplex) { return duplex == link::Duplex::Full ? "full" : "half"; }

std::string speedText(const Interface& interface) {
    if (!interface.speed)
        return "-";
    const bool wholeGigabits = *interface.speed >= 1000 && *interface.speed % 1000 == 0;
    std::string text = wholeGigabits ? std::to_string(*interface.speed / 1000) + " Gb/s"
                                     : std::to_string(*interface.speed) + " Mb/s";
    if (interface.duplex == link::Duplex::Half)
        text += " half";
    return text;
}

/// What matters to a person who looks for a storage interface.
std::string notes(const Interface& interface) {
    std::vector<std::string> notes;
    if (interface.loopback)
        notes.emplace_back("loopback");
    else if (!interface.ethernet)
        notes.emplace_back("not Ethernet");
    if (interface.wireless)
        notes.emplace_back("wireless");
    if (interface.vlan)
        notes.push_back("VLAN " + std::to_string(interface.vlan->id) +
                        (interface.vlan->parent.empty() ? "" : " on " + interface.vlan->parent));
    else if (!interface.kind.empty())
        notes.push_back(interface.kind);
    if (interface.carriesDefaultRoute)
        notes.emplace_back("carries the default route");
    std::string text;
    for (const auto& note : notes)
        text += (text.empty() ? "" : ", ") + note;
    return text;
}

std::string addressesText(const Interface& interface) {
    std::string text;
    for (const auto& address : interface.addresses)
        text += (text.empty() ? "" : ", ") + address.address + "/" + std::to_string(address.prefixLength);
    return text;
}

Json interfaceJson(const Interface& interface) {
    Json object;
    object["name"] = interface.name;
    object["mac"] = interface.mac.toString();
    object["mtu"] = interface.mtu;
    object["state"] = stateOf(interface);
    object["speed_mbps"] = interface.speed ? Json(*interface.speed) : Json();
    object["duplex"] = interface.duplex ? Json(duplexText(*interface.duplex)) : Json();
    object["carrier"] = interface.carrier;
    object["ethernet"] = interface.ethernet;
    object["loopback"] = interface.loopback;
    object["wireless"] = interface.wireless;
    object["kind"] = interface.kind.empty() ? Json() : Json(interface.kind);
    object["vlan"] = interface.vlan ? Json(interface.vlan->id) : Json();
    object["vlan_parent"] = interface.vlan ? Json(interface.vlan->parent) : Json();
    object["default_route"] = interface.carriesDefaultRoute;
    object["chosen_by_default"] = link::suitsStorage(interface);
    object["addresses"] = Json::array();
    for (const auto& address : interface.addresses)
        object["addresses"].push_back(address.address + "/" + std::to_string(address.prefixLength));
    return object;
}

void printAsText(Output& output, const std::vector<Interface>& interfaces) {
    using Align = Table::Align;
    Table table({{"INTERFACE", Align::Left},
                 {"STATE", Align::Left},
                 {"SPEED", Align::Right},
                 {"MTU", Align::Right},
                 {"MAC", Align::Left},
                 {"ADDRESSES", Align::Left},
                 {"NOTES", Align::Left}});
    for (const auto& interface : interfaces) {
        const bool isUp = interface.adminUp && interface.carrier;
        table.addRow({{interface.name, Style::Bold},
                      {std::string(stateOf(interface)), isUp ? Style::Good : Style::Faint},
                      {speedText(interface)},
                      {std::to_string(interface.mtu)},
                      {interface.mac.toString()},
                      {addressesText(interface)},
                      {notes(interface), interface.carriesDefaultRoute ? Style::Warning : Style::Plain}});
    }
    output.print(table.toString());
}

} // namespace

ExitStatus runInterfaces(Output& output, bool json) {
    const auto interfaces = link::interfaces();
    if (!interfaces) {
        printProblem("the interfaces could not be listed: " + describe(interfaces.error()), {},
                     interfaces.error().detail);
        return ExitStatus::Failed;
    }
    if (!json) {
        printAsText(output, *interfaces);
        return ExitStatus::Done;
    }
    auto list = Json::array();
    for (const auto& interface : *interfaces)
        list.push_back(interfaceJson(interface));
    output.print(dump(list, 2) + '\n');
    return ExitStatus::Done;
}

} // namespace etherdeck::ctl
