#pragma once

#include "core/base/address.h"
#include "core/base/clock.h"
#include "core/base/mac_address.h"

#include <QByteArray>

#include <compare>
#include <cstdint>
#include <deque>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace etherdeck::ui {

/// Where a target was heard last.
struct DepartedFrom {
    MacAddress mac;
    std::string interface;

    friend auto operator<=>(const DepartedFrom&, const DepartedFrom&) = default;
};

/// A target that stopped answering, and may have come back since.
struct Departed {
    DepartedFrom from;
    WallTime gone{};
    std::optional<WallTime> back;

    friend bool operator==(const Departed&, const Departed&) = default;
};

/// Targets that went away at the same moment on one interface.
struct Departure {
    std::uint32_t id = 0;
    std::string interface;
    WallTime time{};   ///< when the first of them went
    WallTime latest{}; ///< and the last one
    std::map<Address, Departed> targets;

    [[nodiscard]] std::size_t awayCount() const;
    friend bool operator==(const Departure&, const Departure&) = default;
};

/// Vanished targets that are not acknowledged. Targets that vanish within a few seconds on one interface are
/// one departure, so that a switch or a box makes one notice. Does no I/O: give it what vanishes and comes
/// back, with the time. Bounded: the oldest departures are dropped, and of too many targets the last ones are
/// left out.
class Departures {
public:
    static constexpr auto together = std::chrono::seconds(5); ///< from one to the next
    static constexpr std::size_t limit = 32;
    static constexpr auto longest = std::chrono::minutes(1); ///< from the first of one to its last
    static constexpr std::size_t maxTargets = 40'000;        ///< over all of them
    static constexpr std::size_t maxSaved = 1000;            ///< of each

    void vanished(Address address, const DepartedFrom& from, WallTime now);
    /// Nothing for one that is in none.
    void cameBack(Address address, WallTime now);
    /// The user removed it from the list: it is no longer away, but has not come back.
    void forgotten(Address address);
    void acknowledge(std::uint32_t id);

    /// Oldest first.
    [[nodiscard]] const std::deque<Departure>& standing() const { return m_standing; }
    /// Targets that are away, over all of them.
    [[nodiscard]] std::size_t awayCount() const;
    [[nodiscard]] bool isAway(Address address) const;

    /// For the next start. What cannot be read is left out.
    [[nodiscard]] QByteArray save() const;
    void restore(const QByteArray& saved);

    friend bool operator==(const Departures& a, const Departures& b) { return a.m_standing == b.m_standing; }

private:
    std::deque<Departure> m_standing;
    std::uint32_t m_lastId = 0;
};

} // namespace etherdeck::ui
