#pragma once

#include "core/discovery/target.h"

#include <chrono>
#include <cstddef>
#include <map>
#include <set>

namespace etherdeck::discovery {

/// Exports that their boxes say are stopped. A target that is silent because of that is nobody's failure.
/// Bounded: of too many, the last ones are left out.
class StoppedExports {
public:
    /// A target may still be heard for so long after its box said so; of one that is heard later, the box has
    /// to say it again.
    static constexpr auto lastAnswers = std::chrono::seconds(5);
    static constexpr std::size_t limit = 20'000;

    /// The box with these MAC addresses says that it has stopped the export, or that it never started it.
    void stopped(Address address, std::set<MacAddress> box, TimePoint now);
    /// It runs, or should.
    void startedAgain(Address address) { m_stops.erase(address); }

    /// True for a path that is silent since the box stopped what answered there.
    [[nodiscard]] bool explains(Address address, const Path& path) const;
    /// True when that holds for all paths of a target, and it has no live one.
    [[nodiscard]] bool explains(const Target& target) const;

private:
    struct Stop {
        std::set<MacAddress> box;
        TimePoint since{};
    };

    std::map<Address, Stop> m_stops;
};

} // namespace etherdeck::discovery
