#include "core/base/clock.h"
#include "core/system/network/neighbours.h"
#include "core/system/network/stations.h"
#include "core/system/unique_descriptor.h"

#include <algorithm>
#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>

namespace etherdeck::link {

namespace {

using namespace std::chrono_literals;

constexpr auto lookEvery = 50ms;
constexpr std::uint16_t discardPort = 9; ///< an empty datagram does no harm

/// A socket for each: one that has failed reports that with the next datagram.
bool ask(Ipv4Address address) {
    const UniqueDescriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(discardPort);
    to.sin_addr.s_addr = htonl(address.toNumber());
    return socket.isOpen() && ::sendto(socket.get(), "", 0, MSG_DONTWAIT,
                                       reinterpret_cast<const sockaddr*>(&to), sizeof to) == 0;
}

} // namespace

StationAnswers askForStations(std::span<const Ipv4Address> addresses, std::chrono::milliseconds patience) {
    StationAnswers answers;
    if (!neighbours())
        return answers;
    for (const auto address : addresses)
        if (ask(address))
            answers.asked.insert(address);
    for (const auto deadline = Clock::now() + patience;
         answers.macs.size() < answers.asked.size() && Clock::now() < deadline;) {
        std::this_thread::sleep_for(lookEvery);
        const auto known = neighbours();
        if (!known)
            continue;
        for (const auto& neighbour : *known)
            if (const auto address = Ipv4Address::parse(neighbour.address);
                address && answers.asked.contains(*address))
                answers.macs[*address] = neighbour.mac;
    }
    return answers;
}

} // namespace etherdeck::link
