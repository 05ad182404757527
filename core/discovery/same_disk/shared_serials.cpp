#include "core/discovery/same_disk/shared_serials.h"

#include <utility>

namespace etherdeck::discovery {

namespace {

/// If many report the same number, these are enough to tell.
constexpr std::size_t maxLookedAt = 8;

} // namespace

void SharedSerials::tells(Address address, const std::set<std::string>& serials, TimePoint now) {
    const auto told = m_told.find(address);
    if (told == m_told.end() ? serials.empty() : told->second == serials)
        return;
    auto former = told == m_told.end() ? std::set<std::string>() : std::move(told->second);
    if (serials.empty())
        m_told.erase(address);
    else
        m_told.insert_or_assign(address, serials);
    for (const auto& serial : former)
        if (!serials.contains(serial))
            remove(address, serial);
    for (const auto& serial : serials)
        if (!former.contains(serial))
            add(address, serial, now);
}

void SharedSerials::add(Address address, const std::string& serial, TimePoint now) {
    if (!m_serials.contains(serial) && m_serials.size() >= m_limit)
        return;
    Serial& known = m_serials[serial];
    if (!known.isShared && !known.tellers.empty()) {
        m_toConfirm.insert(known.tellers.begin()->first);
        m_toConfirm.insert(address);
    }
    known.tellers.insert_or_assign(address, Times{now, now});
}

void SharedSerials::remove(Address address, const std::string& serial) {
    const auto known = m_serials.find(serial);
    if (known == m_serials.end())
        return;
    known->second.tellers.erase(address);
    if (known->second.tellers.empty() && !known->second.isShared)
        m_serials.erase(known);
}

void SharedSerials::confirmed(Address address, const std::string& serial, TimePoint now) {
    const auto known = m_serials.find(serial);
    if (known == m_serials.end() || known->second.isShared)
        return;
    auto& tellers = known->second.tellers;
    const auto own = tellers.find(address);
    if (own == tellers.end())
        return;
    own->second.confirmed = now;
    std::size_t lookedAt = 0;
    for (const auto& [other, times] : tellers) {
        if (other == address)
            continue;
        if (++lookedAt > maxLookedAt)
            break;
        known->second.isShared |= own->second.confirmed > times.since && times.confirmed > own->second.since;
    }
    if (known->second.isShared)
        for (const auto& teller : tellers)
            m_found.insert(teller.first);
}

bool SharedSerials::isShared(const std::string& serial) const {
    const auto known = m_serials.find(serial);
    return known != m_serials.end() && known->second.isShared;
}

std::optional<Address> SharedSerials::takeToConfirm() {
    if (m_toConfirm.empty())
        return std::nullopt;
    return m_toConfirm.extract(m_toConfirm.begin()).value();
}

std::vector<Address> SharedSerials::takeFound() {
    std::vector<Address> found(m_found.begin(), m_found.end());
    m_found.clear();
    return found;
}

} // namespace etherdeck::discovery
