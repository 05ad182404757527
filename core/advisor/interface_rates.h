#pragma once

#include "core/base/clock.h"
#include "core/system/network/interfaces.h"

#include <cstdint>
#include <map>
#include <optional>
#include <vector>

namespace etherdeck {

/// Frames a second.
struct FrameRates {
    double received = 0;
    double sent = 0;

    friend bool operator==(const FrameRates&, const FrameRates&) = default;
};

/// Turns counters into rates, per interface. Pass it the counters and the time; it asks for nothing.
class InterfaceRates {
public:
    static constexpr std::size_t longestHistory = 60;

    /// Pass all current interfaces. One that is missing is forgotten. One whose counters have gone back is
    /// another interface with the same index: its history starts over.
    void observe(const std::vector<link::Interface>& interfaces, TimePoint now);

    /// Nothing until the counters have been seen twice.
    [[nodiscard]] std::optional<FrameRates> latest(std::uint32_t index) const;
    /// Oldest first, at most `longestHistory`.
    [[nodiscard]] std::vector<FrameRates> history(std::uint32_t index) const;

private:
    struct Entry {
        link::Traffic last;
        TimePoint time{};
        std::vector<FrameRates> history;
    };

    std::map<std::uint32_t, Entry> m_entries;
};

} // namespace etherdeck
