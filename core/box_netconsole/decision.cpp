#include "core/box_netconsole/decision.h"

#include <algorithm>

namespace etherdeck::box_netconsole {

namespace {

/// As typed, or the one that is set.
std::string boxAddressText(const plans::BoxEnvironment& found, const EnableRequest& request) {
    return request.boxAddress.empty() ? std::string(found.environment.value("ipaddr")) : request.boxAddress;
}

FreeAddressQuestion freeAddressQuestion(const plans::BoxEnvironment& found, const EnableRequest& request,
                                        const std::vector<OwnAddress>& own) {
    FreeAddressQuestion question{found.addresses, own, {}, request.dhcp};
    for (const auto text : {found.environment.value("gatewayip"), found.environment.value("serverip"),
                            found.environment.value("dnsip"), std::string_view(request.to)})
        if (const auto address = Ipv4Address::parse(text))
            question.taken.push_back(*address);
    return question;
}

void chooseServer(BootDecision& decision, const plans::BoxEnvironment& found, const EnableRequest& request,
                  const std::vector<OwnAddress>& own) {
    if (request.to.empty()) {
        if (const auto one = addressTowards(own, found.addresses))
            decision.server = one->network.address;
        else
            decision.problem = Problem::NoServer;
    } else if (const auto typed = Ipv4Address::parse(request.to); typed && typed->isStation()) {
        decision.server = *typed;
    } else {
        decision.problem = Problem::BadServer;
    }
}

void chooseBox(BootDecision& decision, const plans::BoxEnvironment& found, const EnableRequest& request) {
    const auto text = boxAddressText(found, request);
    if (text.empty()) {
        decision.box = decision.free;
        decision.isBoxProposed = decision.free.has_value();
        if (!decision.free)
            decision.problem = Problem::NoBoxAddress;
    } else if (const auto address = Ipv4Address::parse(text); address && address->isStation()) {
        decision.box = *address;
    } else {
        decision.problem = Problem::BadBoxAddress;
    }
}

/// U-Boot must not have an address that somebody has.
void checkBox(BootDecision& decision, const plans::BoxEnvironment& found, const std::vector<OwnAddress>& own,
              const link::StationAnswers& answers) {
    const auto box = *decision.box;
    const auto networks = networksIn(found.addresses);
    const auto answer = answers.macs.find(box);
    if (answer != answers.macs.end())
        decision.mac = answer->second;
    const auto ethaddr = MacAddress::parse(found.environment.value("ethaddr"));
    const bool isOfBox = decision.mac && (decision.mac == found.board.mac ||
                                          (ethaddr && *decision.mac == *ethaddr)); // U-Boot is at its prompt
    if (box == *decision.server)
        decision.problem = Problem::SameAddress;
    else if (std::ranges::any_of(networks, [box](const Network& network) { return network.address == box; }))
        decision.problem = Problem::OfLinux;
    else if (findAddress(own, box))
        decision.problem = Problem::OfThisComputer;
    else if (decision.mac && !isOfBox)
        decision.problem = Problem::Taken;
}

void warn(BootDecision& decision, const plans::BoxEnvironment& found, const EnableRequest& request,
          const link::StationAnswers& answers) {
    const auto networks = networksIn(found.addresses);
    const auto isNear = [&](Ipv4Address address) {
        return std::ranges::any_of(networks, [&](const Network& network) { return network.has(address); });
    };
    const auto box = *decision.box;
    if (!networks.empty() && (!isNear(box) || !isNear(*decision.server)) &&
        found.environment.find("gatewayip") == nullptr)
        decision.warnings.push_back(Warning::OtherNetwork);
    if (request.dhcp && box >= request.dhcp->first && box <= request.dhcp->second)
        decision.warnings.push_back(Warning::InDhcpRange);
    if (decision.isBoxProposed && !request.dhcp)
        decision.warnings.push_back(Warning::DhcpUnknown);
    if (!answers.asked.contains(box))
        decision.warnings.push_back(Warning::NotChecked);
}

} // namespace

std::vector<Ipv4Address> addressesToAsk(const plans::BoxEnvironment& found, const EnableRequest& request,
                                        const std::vector<OwnAddress>& own) {
    auto addresses = candidates(freeAddressQuestion(found, request, own));
    if (const auto typed = Ipv4Address::parse(boxAddressText(found, request));
        typed && typed->isStation() && canBeAsked(own, *typed) &&
        std::ranges::find(addresses, *typed) == addresses.end())
        addresses.push_back(*typed);
    return addresses;
}

BootDecision decideBoot(const plans::BoxEnvironment& found, const EnableRequest& request,
                        const std::vector<OwnAddress>& own, const link::StationAnswers& answers) {
    BootDecision decision;
    decision.free = freeAddress(freeAddressQuestion(found, request, own), answers);
    chooseServer(decision, found, request, own);
    if (!decision.problem)
        chooseBox(decision, found, request);
    if (!decision.problem)
        checkBox(decision, found, own, answers);
    if (decision.problem)
        return decision;
    auto changes = uboot::enableNetconsole(found.environment, *decision.server, *decision.box);
    if (!changes) {
        decision.problem =
            changes.error() == uboot::NetconsoleObstacle::InBootcmd ? Problem::InBootcmd : Problem::Woven;
        return decision;
    }
    decision.changes = std::move(*changes);
    warn(decision, found, request, answers);
    return decision;
}

KernelDecision decideKernel(const KernelNetconsole& kernel, const std::vector<std::string>& boxAddresses,
                            const EnableRequest& request, const std::vector<OwnAddress>& own) {
    KernelDecision decision;
    const auto towards = addressTowards(own, boxAddresses);
    if (request.to.empty()) {
        if (!towards) {
            decision.problem = Problem::NoServer;
            return decision;
        }
        decision.wish.server = towards->network.address;
    } else if (const auto typed = Ipv4Address::parse(request.to); typed && typed->isStation()) {
        decision.wish.server = *typed;
    } else {
        decision.problem = Problem::BadServer;
        return decision;
    }
    if (const auto one = findAddress(own, *decision.wish.server))
        decision.wish.serverMac = one->mac;
    decision.isSoAlready =
        kernel.target && kernel.target->server == *decision.wish.server && kernel.atBoot == kernel.target;
    return decision;
}

} // namespace etherdeck::box_netconsole
