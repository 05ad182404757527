#include "app/etherdeckctl/uboot/console_ear.h"

#include "app/etherdeckctl/base/interrupt.h"
#include "app/etherdeckctl/base/problem.h"
#include "app/etherdeckctl/netconsole/setup.h"
#include "core/base/byte_reader.h"
#include "core/base/clock.h"

#include <algorithm>
#include <poll.h>
#include <utility>

namespace etherdeck::ctl {

namespace {

using namespace std::chrono_literals;

constexpr std::size_t maxHeard = 8192; ///< of one sender
constexpr std::size_t maxSenders = 1000;
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

/// A text may be in pieces: U-Boot sends a datagram for each character.
void ConsoleEar::hear(const std::string& sender, std::string_view bytes) {
    if (!m_heard.contains(sender) && m_heard.size() >= maxSenders)
        return;
    auto& heard = m_heard[sender];
    heard.append(bytes);
    if (heard.size() > maxHeard)
        heard.erase(0, heard.size() - maxHeard / 2);
}

std::optional<std::string> ConsoleEar::waitFor(std::string_view text, std::chrono::seconds longest) {
    const Interrupt interrupt;
    const auto deadline = Clock::now() + longest;
    while (Clock::now() < deadline) {
        while (m_sockets.receive([this](const auto& datagrams, const ConsoleSocket&) {
            for (const auto& datagram : datagrams)
                hear(datagram.from.addressText(), asText(datagram.bytes));
        })) {
        }
        if (m_follower)
            m_follower->read([this](const netconsole::PcapRecord& record) {
                hear(record.from.addressText(), asText(record.payload));
            });
        const auto found = std::ranges::find_if(
            m_heard, [&](const auto& entry) { return entry.second.find(text) != std::string::npos; });
        if (found != m_heard.end())
            return found->first;
        pollfd stop{interrupt.descriptor(), POLLIN, 0};
        if (::poll(&stop, 1, static_cast<int>(std::chrono::milliseconds(hearEvery).count())) > 0)
            break;
    }
    return std::nullopt;
}

} // namespace etherdeck::ctl
