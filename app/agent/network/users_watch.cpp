#include "app/agent/network/users_watch.h"

#include "core/aoe/parse.h"

#include <algorithm>
#include <array>

namespace etherdeck::agent {

namespace {

// ATA8-ACS: PIO, DMA, multiple, their EXT and FUA variants.
constexpr std::array<std::uint8_t, 7> readCommands{0x20, 0x21, 0x24, 0x25, 0x29, 0xc4, 0xc8};
constexpr std::array<std::uint8_t, 9> writeCommands{0x30, 0x31, 0x34, 0x35, 0x39, 0x3d, 0xc5, 0xca, 0xce};

template <std::size_t size>
bool contains(const std::array<std::uint8_t, size>& commands, std::uint8_t command) {
    return std::ranges::find(commands, command) != commands.end();
}

} // namespace

void UserCounter::frameReceived(std::span<const std::byte> frame) {
    const auto parsed = aoe::parse(frame);
    if (!parsed || parsed->header.response || !parsed->header.address.isTarget() ||
        parsed->header.source.isGroup())
        return;
    const auto* ata = std::get_if<aoe::Ata>(&parsed->body);
    const bool reads = ata && contains(readCommands, ata->statusOrCommand);
    const bool writes = ata && contains(writeCommands, ata->statusOrCommand);
    if (!reads && !writes)
        return;
    const auto& header = parsed->header;
    if (m_counts.size() >= maxExports && !m_counts.contains(header.address))
        return;
    auto& users = m_counts[header.address];
    if (users.size() >= maxUsersOfOne && !users.contains(header.source))
        return;
    auto& count = users[header.source];
    count.reads += reads ? 1 : 0;
    count.writes += writes ? 1 : 0;
}

std::vector<ExportUser> UserCounter::usersOf(Address address) const {
    std::vector<ExportUser> list;
    if (const auto found = m_counts.find(address); found != m_counts.end())
        for (const auto& [mac, count] : found->second)
            list.push_back({mac, count.reads, count.writes});
    return list;
}

Result<UsersWatch> UsersWatch::open(const std::vector<std::string>& interfaces, TimePoint end) {
    auto tap = AoeTap::open(interfaces, AoeTap::Frames::RequestsReceived);
    if (!tap)
        return fail(tap.error());
    return UsersWatch(std::move(*tap), end);
}

void UsersWatch::handle() {
    constexpr int headsAtOnce = 10'000; // so that a busy export does not hold up everything else
    for (int i = 0; i < headsAtOnce; ++i) {
        const auto head = m_tap.next();
        if (!head)
            return;
        m_counter.frameReceived(*head);
    }
}

plans::UsersSeen UsersWatch::seen(Address address) const {
    plans::UsersSeen seen{true, {}};
    for (const auto& user : usersOf(address))
        seen.macs.push_back(user.mac);
    return seen;
}

} // namespace etherdeck::agent
