#include "core/services/console/verifications.h"

#include "core/base/byte_reader.h"

#include <algorithm>
#include <chrono>
#include <string>
#include <utility>

namespace etherdeck {

using box_netconsole::Verification;

namespace {

constexpr auto stationsAge = std::chrono::seconds(1);

} // namespace

/// Who has an address; nothing where the system does not tell.
std::optional<MacAddress> OpenVerifications::stationWith(const std::string& address, TimePoint now) {
    if (m_stationsRead == TimePoint() || now - m_stationsRead >= stationsAge) {
        m_stations = link::neighbours().value_or(std::vector<link::Neighbour>());
        m_stationsRead = now;
    }
    const auto found = std::ranges::find(m_stations, address, &link::Neighbour::address);
    return found == m_stations.end() ? std::nullopt : std::optional(found->mac);
}

void OpenVerifications::add(Verification verification, std::function<bool()> isWanted, Done done) {
    const std::lock_guard lock(m_mutex);
    if (m_open.size() >= maxOpen) {
        m_open.front().verification.cancel();
        tellOver();
    }
    m_open.push_back({std::move(verification), std::move(isWanted), std::move(done)});
    m_count = m_open.size();
}

void OpenVerifications::heard(const netconsole::Endpoint& from, std::span<const std::byte> datagram,
                              TimePoint now) {
    if (!areOpen())
        return;
    const std::lock_guard lock(m_mutex);
    const auto address = from.addressText();
    for (auto& open : m_open) {
        const auto& wanted = open.verification.question().addresses;
        const bool isNear = std::ranges::find(wanted, address) != wanted.end();
        open.verification.heard(address, isNear ? stationWith(address, now) : std::nullopt, asText(datagram),
                                now);
    }
    tellOver();
}

void OpenVerifications::timeReached(TimePoint now) {
    if (!areOpen())
        return;
    const std::lock_guard lock(m_mutex);
    for (auto& open : m_open)
        open.verification.timeReached(now);
    tellOver();
}

void OpenVerifications::cancel() {
    const std::lock_guard lock(m_mutex);
    for (auto& open : m_open)
        open.verification.cancel();
    tellOver();
}

void OpenVerifications::tellOver() {
    std::erase_if(m_open, [](const Open& open) {
        if (!open.isWanted())
            return true;
        if (open.verification.state() == Verification::State::Waiting)
            return false;
        open.done(open.verification);
        return true;
    });
    m_count = m_open.size();
}

} // namespace etherdeck
