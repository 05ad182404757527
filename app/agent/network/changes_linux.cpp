#include "app/agent/network/changes.h"
#include "core/system/network/interfaces.h"
#include "core/system/network/netlink_message_linux.h"
#include "core/system/network/netlink_socket_linux.h"

#include <algorithm>
#include <cerrno>
#include <cstring>
#include <linux/if_link.h>
#include <linux/rtnetlink.h>
#include <map>
#include <net/if.h>

namespace etherdeck::agent {

namespace {

using link::netlink::Request;
using plans::Outcome;
using plans::RefusalCode;
using plans::refuse;

using Facts = std::map<std::string, std::string>;

Result<void> askKernel(const Request& request) {
    auto socket = link::NetlinkSocket::open(0);
    if (!socket)
        return fail(socket.error());
    return socket->ask(request.bytes(), [](std::span<const std::byte>) {});
}

/// The refusal for errors that all changes have in common; `message` says what was tried.
tl::unexpected<plans::Refusal> refuseFor(const Error& error, std::string message, Facts facts) {
    switch (error.systemError) {
    case ENODEV:
        return refuse(RefusalCode::NoSuchInterface, "There is no interface " + facts["interface"] + ".",
                      std::move(facts));
    case EBUSY:
        return refuse(RefusalCode::InterfaceInUse, message + ": it is in use.", std::move(facts));
    case EOPNOTSUPP:
        return refuse(RefusalCode::Unsupported, message + ": the kernel cannot do it.", std::move(facts));
    default:
        facts["reason"] = error.detail;
        return refuse(RefusalCode::Failed, message + ": " + error.detail + '.', std::move(facts));
    }
}

tl::unexpected<plans::Refusal> noSuchInterface(const std::string& name) {
    return refuse(RefusalCode::NoSuchInterface, "There is no interface " + name + ".", {{"interface", name}});
}

/// 0 when there is none.
int indexOf(const std::string& name) {
    return isInterfaceName(name) ? static_cast<int>(::if_nametoindex(name.c_str())) : 0;
}

ifinfomsg linkMessage(int index) {
    ifinfomsg message{};
    message.ifi_family = AF_UNSPEC;
    message.ifi_index = index;
    return message;
}

/// An interface as it is now, by name.
Outcome<link::Interface> find(const std::string& name) {
    const auto all = link::interfaces();
    if (!all)
        return refuse(RefusalCode::Failed, "The interfaces cannot be read: " + all.error().detail + '.');
    const auto found = std::ranges::find(*all, name, &link::Interface::name);
    if (found == all->end())
        return noSuchInterface(name);
    return *found;
}

bool hasVlan(const std::string& parent, std::uint16_t id) {
    const auto all = link::interfaces();
    return all && std::ranges::any_of(*all, [&](const link::Interface& interface) {
               return interface.vlan && interface.vlan->parent == parent && interface.vlan->id == id;
           });
}

tl::unexpected<plans::Refusal> refuseVlan(const Error& error, const std::string& parent, std::uint16_t id,
                                          const std::string& name) {
    Facts facts{{"interface", parent}, {"vlan", std::to_string(id)}, {"name", name}};
    const auto vlan = "VLAN " + std::to_string(id) + " on " + parent;
    if (error.systemError != EEXIST)
        return refuseFor(error, vlan + " cannot be created", std::move(facts));
    if (hasVlan(parent, id))
        return refuse(RefusalCode::NothingToDo, vlan + " exists already.", std::move(facts));
    return refuse(RefusalCode::InterfaceInUse, "There is already an interface " + name + ".",
                  {{"interface", name}});
}

} // namespace

bool isInterfaceName(std::string_view name) {
    return !name.empty() && name.size() < IFNAMSIZ && name != "." && name != ".." &&
           std::ranges::all_of(name, [](char c) { return c > ' ' && c < 0x7f && c != '/' && c != ':'; });
}

Outcome<void> setMtu(const std::string& interface, std::uint32_t mtu) {
    const int index = indexOf(interface);
    if (index == 0)
        return noSuchInterface(interface);
    Request request(RTM_NEWLINK, NLM_F_ACK, linkMessage(index));
    request.addNumber(IFLA_MTU, mtu);
    const auto answered = askKernel(request);
    if (answered)
        return {};
    const auto text = std::to_string(mtu);
    const int error = answered.error().systemError;
    if (error == EINVAL || error == ERANGE)
        return refuse(RefusalCode::BadValue, interface + " does not take an MTU of " + text + ".",
                      {{"interface", interface}, {"mtu", text}});
    return refuseFor(answered.error(), "The MTU of " + interface + " cannot be set to " + text,
                     {{"interface", interface}, {"mtu", text}});
}

Outcome<void> setUp(const std::string& interface, bool up) {
    const int index = indexOf(interface);
    if (index == 0)
        return noSuchInterface(interface);
    auto message = linkMessage(index);
    message.ifi_flags = up ? IFF_UP : 0;
    message.ifi_change = IFF_UP;
    const auto answered = askKernel(Request(RTM_NEWLINK, NLM_F_ACK, message));
    if (answered)
        return {};
    return refuseFor(answered.error(), interface + " cannot be switched " + (up ? "on" : "off"),
                     {{"interface", interface}});
}

bool hasVlans() {
    // Without parent and number, which each kernel that knows the kind asks for.
    Request request(RTM_NEWLINK, NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL, linkMessage(0));
    request.addNested(IFLA_LINKINFO, [&] { request.addText(IFLA_INFO_KIND, "vlan"); });
    const auto answered = askKernel(request);
    return answered || answered.error().systemError != EOPNOTSUPP;
}

Outcome<void> createVlan(const std::string& parent, std::uint16_t id, const std::string& name) {
    if (id < 1 || id > 4094)
        return refuse(RefusalCode::BadValue, "A VLAN has a number from 1 to 4094.",
                      {{"vlan", std::to_string(id)}});
    if (!isInterfaceName(name))
        return refuse(RefusalCode::BadName, "No interface can have that name.", {{"name", name}});
    const auto carrier = find(parent);
    if (!carrier)
        return refuse(carrier.error());
    if (hasVlan(parent, id)) // a kernel without VLANs would not get that far
        return refuseVlan(Error{ErrorCode::System, {}, EEXIST}, parent, id, name);

    auto message = linkMessage(0);
    if (carrier->adminUp) {
        message.ifi_flags = IFF_UP;
        message.ifi_change = IFF_UP;
    }
    Request request(RTM_NEWLINK, NLM_F_ACK | NLM_F_CREATE | NLM_F_EXCL, message);
    request.addText(IFLA_IFNAME, name);
    request.addNumber(IFLA_LINK, carrier->index);
    request.addNested(IFLA_LINKINFO, [&] {
        request.addText(IFLA_INFO_KIND, "vlan");
        request.addNested(IFLA_INFO_DATA, [&] { request.addNumber(IFLA_VLAN_ID, id); });
    });
    if (const auto answered = askKernel(request); !answered)
        return refuseVlan(answered.error(), parent, id, name);
    return {};
}

Outcome<void> deleteVlan(const std::string& name) {
    const auto vlan = find(name);
    if (!vlan)
        return refuse(vlan.error());
    if (!vlan->vlan)
        return refuse(RefusalCode::Unsupported, name + " is not a VLAN.", {{"interface", name}});
    const auto answered =
        askKernel(Request(RTM_DELLINK, NLM_F_ACK, linkMessage(static_cast<int>(vlan->index))));
    if (!answered)
        return refuseFor(answered.error(), name + " cannot be deleted", {{"interface", name}});
    return {};
}

} // namespace etherdeck::agent
