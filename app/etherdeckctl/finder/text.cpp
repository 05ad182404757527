#include "app/etherdeckctl/finder/text.h"

#include "app/etherdeckctl/base/terminal.h"
#include "core/base/harmless_text.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace etherdeck::ctl {

namespace {

using finder::FoundBox;
using finder::Likeness;
using Json = nlohmann::ordered_json;

bool mayBeABox(const FoundBox& box) { return box.likeness != Likeness::Other; }

std::string whatItIs(const FoundBox& box) {
    switch (box.likeness) {
    case Likeness::Pogoplug:
        return "Pogoplug";
    case Likeness::SharedMac:
        return "plug with the default MAC address";
    case Likeness::SmallBox:
        return "small box";
    case Likeness::SshServer:
        return "SSH server";
    case Likeness::Other:
        break;
    }
    return "-";
}

std::string orDash(const std::string& text) { return text.empty() ? "-" : text; }

template <class Value>
Json textsOf(const std::vector<Value>& values) {
    Json list = Json::array();
    for (const auto& value : values)
        list.push_back(value.toString());
    return list;
}

template <class Value>
std::string joined(const std::vector<Value>& values) {
    std::string text;
    for (const auto& value : values)
        text += (text.empty() ? "" : ", ") + value.toString();
    return text;
}

} // namespace

std::string foundTable(const std::vector<FoundThere>& found, bool all) {
    Table table({{"ADDRESS"}, {"MAC"}, {"WHAT"}, {"NAME"}, {"SSH"}, {"MAKER"}, {"INTERFACE"}});
    std::size_t rows = 0;
    std::size_t others = 0;
    for (const auto& there : found)
        for (const auto& box : there.boxes) {
            if (!all && !mayBeABox(box)) {
                ++others;
                continue;
            }
            ++rows;
            const auto style = box.likeness <= Likeness::SharedMac ? Style::Good : Style::Plain;
            table.addRow({{box.address.toString()},
                          {box.mac.toString()},
                          {whatItIs(box), style},
                          {orDash(box.name)},
                          {orDash(box.ssh)},
                          {orDash(box.vendor)},
                          {there.interface}});
        }
    std::string text = rows > 0 ? table.toString() : std::string();
    if (others > 0)
        text += std::to_string(others) + (others == 1 ? " other station answers" : " other stations answer") +
                ", without an SSH server; --all lists " + (others == 1 ? "it" : "them") + ".\n";
    return text;
}

std::string addressWarnings(const std::vector<FoundThere>& found) {
    std::string text;
    for (const auto& there : found)
        for (const auto& box : there.boxes) {
            if (!box.otherMacs.empty())
                text += "Several stations answer for " + box.address.toString() + ": " + box.mac.toString() +
                        ", " + joined(box.otherMacs) +
                        ": two boxes with one address, or one box that answers on several interfaces.\n";
            if (box.likeness == Likeness::SharedMac)
                text += box.address.toString() + " has the MAC address " + box.mac.toString() +
                        ", which a well-known U-Boot gives to every box. Set ethaddr in its environment to "
                        "the address on its label before a second one is connected.\n";
        }
    return text;
}

std::string foundJson(const std::vector<FoundThere>& found) {
    Json list = Json::array();
    for (const auto& there : found)
        for (const auto& box : there.boxes)
            list.push_back({{"interface", there.interface},
                            {"address", box.address.toString()},
                            {"mac", box.mac.toString()},
                            {"likeness", std::string(finder::name(box.likeness))},
                            {"name", harmlessLine(box.name)},
                            {"ssh", box.ssh},
                            {"vendor", harmlessLine(box.vendor)},
                            {"other_macs", textsOf(box.otherMacs)},
                            {"other_addresses", textsOf(box.otherAddresses)}});
    return list.dump(2, ' ', false, Json::error_handler_t::replace) + '\n';
}

} // namespace etherdeck::ctl
