#include "core/box_netconsole/addresses.h"

#include <algorithm>
#include <charconv>

namespace etherdeck::box_netconsole {

namespace {

constexpr std::uint32_t firstTried = 5; ///< so many below the end of the network
constexpr std::uint32_t maxTried = 1024;

std::uint32_t maskOf(int prefix) { return prefix == 0 ? 0U : ~std::uint32_t{0} << (32 - prefix); }

} // namespace

std::optional<AddressRange> parseAddressRange(std::string_view text) {
    const auto dash = text.find('-');
    if (dash == std::string_view::npos)
        return std::nullopt;
    const auto first = Ipv4Address::parse(text.substr(0, dash));
    const auto last = Ipv4Address::parse(text.substr(dash + 1));
    if (!first || !last || *last < *first)
        return std::nullopt;
    return AddressRange{*first, *last};
}

bool Network::has(Ipv4Address other) const {
    return ((address.toNumber() ^ other.toNumber()) & maskOf(prefix)) == 0;
}

std::vector<Network> networksIn(const std::vector<std::string>& addresses) {
    std::vector<Network> networks;
    for (const std::string_view text : addresses) {
        const auto slash = std::min(text.find('/'), text.size());
        const auto address = Ipv4Address::parse(text.substr(0, slash));
        int prefix = 32;
        if (slash < text.size()) {
            const auto* const end = text.data() + text.size();
            if (const auto read = std::from_chars(text.data() + slash + 1, end, prefix);
                read.ec != std::errc() || read.ptr != end)
                continue;
        }
        if (address && prefix >= 0 && prefix <= 32)
            networks.push_back({*address, prefix});
    }
    return networks;
}

std::vector<OwnAddress> ownAddressesOf(const std::vector<link::Interface>& interfaces) {
    std::vector<OwnAddress> own;
    for (const auto& interface : interfaces)
        if (!interface.loopback && interface.adminUp)
            for (const auto& network : link::ipv4NetworksOf(interface))
                own.push_back({interface.name,
                               {network.address, network.prefixLength},
                               interface.ethernet ? std::optional(interface.mac) : std::nullopt});
    return own;
}

std::optional<OwnAddress> addressTowards(const std::vector<OwnAddress>& own,
                                         const std::vector<std::string>& boxAddresses) {
    for (const auto& network : networksIn(boxAddresses))
        for (const auto& one : own)
            // Both must see each other in their networks.
            if (one.network.address != network.address && network.has(one.network.address) &&
                one.network.has(network.address))
                return one;
    return std::nullopt;
}

std::optional<OwnAddress> findAddress(const std::vector<OwnAddress>& own, Ipv4Address address) {
    const auto found = std::ranges::find_if(
        own, [address](const OwnAddress& one) { return one.network.address == address; });
    return found == own.end() ? std::nullopt : std::optional(*found);
}

bool canBeAsked(const std::vector<OwnAddress>& own, Ipv4Address address) {
    return std::ranges::any_of(own, [address](const OwnAddress& one) {
        return one.network.prefix < 32 && one.network.has(address);
    });
}

std::vector<Ipv4Address> candidates(const FreeAddressQuestion& question) {
    std::vector<Ipv4Address> found;
    const auto networks = networksIn(question.boxAddresses);
    const auto isTaken = [&](Ipv4Address address) {
        return std::ranges::any_of(
                   networks, [address](const Network& network) { return network.address == address; }) ||
               std::ranges::find(question.taken, address) != question.taken.end() ||
               findAddress(question.own, address).has_value() ||
               (question.dhcp && address >= question.dhcp->first && address <= question.dhcp->second);
    };
    for (const auto& network : networks) {
        const auto first = network.address.toNumber() & maskOf(network.prefix);
        const auto last = first | ~maskOf(network.prefix);
        auto number = last - std::min(firstTried, (last - first) / 4);
        for (std::uint32_t tried = 0; tried < maxTried && number > first + 1; ++tried, --number) {
            const Ipv4Address address(number);
            if (number == last || isTaken(address) || !address.isStation() ||
                !canBeAsked(question.own, address) || std::ranges::find(found, address) != found.end())
                continue;
            found.push_back(address);
            if (found.size() == maxCandidates)
                return found;
        }
    }
    return found;
}

std::optional<Ipv4Address> freeAddress(const FreeAddressQuestion& question,
                                       const link::StationAnswers& answers) {
    for (const auto address : candidates(question))
        if (answers.asked.contains(address) && !answers.macs.contains(address))
            return address;
    return std::nullopt;
}

} // namespace etherdeck::box_netconsole
