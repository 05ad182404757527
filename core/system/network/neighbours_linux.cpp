#include "core/system/network/neighbours.h"
#include "core/system/network/netlink_message_linux.h"
#include "core/system/network/netlink_socket_linux.h"
#include "core/system/network/rtnetlink_message_linux.h"

#include <linux/neighbour.h>
#include <linux/rtnetlink.h>

namespace etherdeck::link {

Result<std::vector<Neighbour>> neighbours() {
    auto socket = NetlinkSocket::open(0);
    if (!socket)
        return fail(socket.error());
    std::vector<Neighbour> list;
    return socket
        ->ask(netlink::Request(RTM_GETNEIGH, NLM_F_DUMP, ndmsg{}).bytes(),
              [&list](std::span<const std::byte> message) {
                  if (auto neighbour = rtnetlink::parseNeighbour(message))
                      list.push_back(std::move(*neighbour));
              })
        .map([&] { return std::move(list); });
}

} // namespace etherdeck::link
