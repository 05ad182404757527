#include "app/etherdeckctl/uboot/answering_station.h"

#include "core/base/clock.h"
#include "core/system/neighbours.h"
#include "core/system/unique_descriptor.h"

#include <algorithm>
#include <arpa/inet.h>
#include <chrono>
#include <netinet/in.h>
#include <sys/socket.h>
#include <thread>

namespace etherdeck::ctl {

namespace {

using namespace std::chrono_literals;

constexpr auto longestWait = 1s;
constexpr auto lookEvery = 50ms;
constexpr std::uint16_t discardPort = 9; ///< an empty datagram does no harm

} // namespace

std::optional<MacAddress> answeringStation(Ipv4Address address) {
    const link::UniqueDescriptor socket(::socket(AF_INET, SOCK_DGRAM | SOCK_CLOEXEC, 0));
    sockaddr_in to{};
    to.sin_family = AF_INET;
    to.sin_port = htons(discardPort);
    to.sin_addr.s_addr = htonl(address.toNumber());
    if (!socket.isOpen() ||
        ::sendto(socket.get(), "", 0, MSG_DONTWAIT, reinterpret_cast<const sockaddr*>(&to), sizeof to) < 0)
        return std::nullopt;
    const auto text = address.toString();
    for (const auto deadline = Clock::now() + longestWait; Clock::now() < deadline;
         std::this_thread::sleep_for(lookEvery)) {
        const auto known = link::neighbours();
        const auto found = known ? std::ranges::find(*known, text, &link::Neighbour::address)
                                 : std::vector<link::Neighbour>::const_iterator();
        if (known && found != known->end())
            return found->mac;
    }
    return std::nullopt;
}

} // namespace etherdeck::ctl
