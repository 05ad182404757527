#include "core/aoe/build.h"
#include "core/base/clock.h"
#include "core/system/unique_descriptor.h"

#include <algorithm>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <linux/if_packet.h>
#include <net/if.h>
#include <sys/socket.h>
#include <thread>

using namespace etherdeck;

/// Announces nonexistent targets, as vblade announces itself when it starts: each frame has another address
/// and another MAC. Runs until it is killed; prints how many the kernel has accepted so far.
///   invent_targets INTERFACE PER-SECOND
namespace {

constexpr std::uint64_t atOnce = 50;
constexpr std::uint64_t firstShelf = 1000; ///< real ones are below
constexpr std::uint64_t shelves = 60'000;
constexpr std::uint64_t slots = 200;

aoe::Bytes announcement(std::uint64_t number) {
    const auto low = static_cast<std::uint8_t>(number);
    const auto middle = static_cast<std::uint8_t>(number >> 8);
    const auto high = static_cast<std::uint8_t>(number >> 16);
    aoe::Frame frame;
    frame.header.destination = MacAddress::broadcast();
    frame.header.source = MacAddress({0x02, 0xfe, 0x00, high, middle, low});
    frame.header.version = 1;
    frame.header.response = true;
    frame.header.command = static_cast<std::uint8_t>(aoe::Command::QueryConfig);
    frame.header.address = {static_cast<std::uint16_t>(firstShelf + number % shelves),
                            static_cast<std::uint8_t>(number / shelves % slots)};
    frame.body = aoe::Config{16, 0x4014, 2, 1, aoe::ConfigCommand::Read, {}};
    return aoe::build(frame).value();
}

link::UniqueDescriptor openOn(const char* interface) {
    link::UniqueDescriptor socket(::socket(AF_PACKET, SOCK_RAW | SOCK_CLOEXEC, 0));
    sockaddr_ll address{};
    address.sll_family = AF_PACKET;
    address.sll_ifindex = static_cast<int>(::if_nametoindex(interface));
    if (!socket.isOpen() || address.sll_ifindex == 0 ||
        ::bind(socket.get(), reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        std::perror(interface);
        std::exit(EXIT_FAILURE);
    }
    return socket;
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 3)
        return EXIT_FAILURE;
    const auto perSecond = std::max(std::strtoull(argv[2], nullptr, 10), 1ULL);
    const auto socket = openOn(argv[1]);
    const auto start = Clock::now();
    std::uint64_t sent = 0;
    for (std::uint64_t number = 0;; ++number) {
        if (number % atOnce == 0) {
            std::this_thread::sleep_until(start +
                                          std::chrono::nanoseconds(number * 1'000'000'000 / perSecond));
            std::printf("%llu\n", static_cast<unsigned long long>(sent));
            if (std::fflush(stdout) != 0)
                return EXIT_FAILURE;
        }
        const auto frame = announcement(number);
        sent += ::send(socket.get(), frame.data(), frame.size(), 0) > 0 ? 1 : 0;
    }
}
