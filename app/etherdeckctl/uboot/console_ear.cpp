#include "app/etherdeckctl/uboot/console_ear.h"

#include "app/etherdeckctl/base/interrupt.h"
#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/netconsole/setup.h"
#include "core/base/byte_reader.h"
#include "core/base/clock.h"
#include "core/system/network/neighbours.h"

#include <algorithm>
#include <poll.h>
#include <span>
#include <vector>

namespace etherdeck::ctl {

namespace {

using namespace std::chrono_literals;

constexpr auto hearEvery = 50ms;

} // namespace

std::optional<ConsoleEar> ConsoleEar::open(std::uint16_t port) {
    ConsoleEar ear;
    const auto failure = listenOn(ear.m_sockets, {}, port);
    if (!failure)
        return ear;
    if (!failure->address || failure->error.code != ErrorCode::Busy) {
        printWhyNot(*failure);
        return std::nullopt;
    }
    const auto holders = portHolders(*failure->address);
    std::vector<std::int64_t> processes;
    for (const auto& holder : holders)
        if (holder.processId != 0)
            processes.push_back(holder.processId);
    ear.m_follower = JournalFollower::find(storePath({}), processes);
    if (ear.m_follower) {
        printNote("UDP port " + std::to_string(port) + " is taken by " + holdersText(holders) +
                  "; reading along in its journal.\n");
        return ear;
    }
    printWhyNot(*failure);
    return std::nullopt;
}

/// What has arrived; true when there may be more.
bool ConsoleEar::takeShare(box_netconsole::Verification& verification) {
    const auto now = Clock::now();
    const auto stations = link::neighbours();
    const auto hear = [&](const netconsole::Endpoint& from, std::span<const std::byte> bytes) {
        const auto address = from.addressText();
        const auto station = stations ? std::ranges::find(*stations, address, &link::Neighbour::address)
                                      : std::vector<link::Neighbour>::const_iterator();
        const bool isKnown = stations && station != stations->end();
        verification.heard(address, isKnown ? std::optional(station->mac) : std::nullopt, asText(bytes), now);
    };
    const bool isMore = m_sockets.receive([&](const auto& datagrams, const ConsoleSocket&) {
        for (const auto& datagram : datagrams)
            hear(datagram.from, datagram.bytes);
    });
    if (m_follower)
        m_follower->read([&](const netconsole::PcapRecord& record) { hear(record.from, record.payload); });
    return isMore;
}

void ConsoleEar::listen(box_netconsole::Verification& verification, std::string_view note) {
    using State = box_netconsole::Verification::State;
    Interrupt interrupt;
    printNote(note);
    while (verification.state() == State::Waiting) {
        const bool isMore = takeShare(verification);
        verification.timeReached(Clock::now());
        pollfd stop{interrupt.descriptor(), POLLIN, 0};
        const auto patience = isMore ? 0ms : std::chrono::milliseconds(hearEvery);
        // Taken: what is left would end the program afterwards.
        if (::poll(&stop, 1, static_cast<int>(patience.count())) > 0 && interrupt.take())
            verification.cancel();
    }
}

} // namespace etherdeck::ctl
