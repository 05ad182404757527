#pragma once

#include "core/base/address.h"
#include "core/base/clock.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <optional>
#include <set>
#include <utility>

namespace etherdeck::discovery {

/// How a path was heard. Anyone can announce an invented address.
enum class Heard : std::uint8_t { Announced, AnsweredPoll };

/// Which target makes room for a new one when the list is full. Targets that have not identified themselves
/// have a share of the room and replace each other beyond it, those that were merely announced first. So a
/// flood of invented addresses displaces few known targets that are silent, and none that answers.
class EvictionOrder {
public:
    /// One in this many entries is reserved for targets that have not identified themselves.
    static constexpr std::size_t shareOfUnproven = 64;

    explicit EvictionOrder(std::size_t maxTargets) :
        m_share(std::max<std::size_t>(1, maxTargets / shareOfUnproven)) {}

    /// A new target, with a number above those of all before it.
    void announced(std::uint64_t number, Address address) { m_announced.emplace(number, address); }
    void answeredPoll(std::uint64_t number, Address address) {
        if (m_announced.erase(number) > 0)
            m_unproven.emplace(number, address);
    }
    void identified(std::uint64_t number) {
        m_announced.erase(number);
        m_unproven.erase(number);
    }
    /// It is not up; `lastSeen` stays the same until answers() or remove().
    void isSilent(Address address, TimePoint lastSeen) { m_silent.emplace(lastSeen, address); }
    void answers(Address address, TimePoint lastSeen) { m_silent.erase({lastSeen, address}); }
    void remove(std::uint64_t number, Address address, TimePoint lastSeen) {
        identified(number);
        answers(address, lastSeen);
    }
    /// Every target was last seen this much earlier than it seemed.
    void slept(Duration duration) {
        for (const auto& [lastSeen, address] : std::exchange(m_silent, {}))
            m_silent.emplace(lastSeen - duration, address);
    }

    /// The one to drop for a target that was heard so; nothing when none may be dropped for it.
    [[nodiscard]] std::optional<Address> next(Heard heard) const {
        if (!m_silent.empty() && m_announced.size() + m_unproven.size() < m_share)
            return m_silent.begin()->second;
        if (!m_announced.empty())
            return m_announced.begin()->second;
        if (heard == Heard::AnsweredPoll && !m_unproven.empty())
            return m_unproven.begin()->second;
        return std::nullopt;
    }

private:
    std::size_t m_share;
    std::map<std::uint64_t, Address> m_announced; ///< never answered us, nor identified themselves
    std::map<std::uint64_t, Address> m_unproven;  ///< answer polls, but never identified themselves
    std::set<std::pair<TimePoint, Address>> m_silent;
};

} // namespace etherdeck::discovery
