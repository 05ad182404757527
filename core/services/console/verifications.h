#pragma once

#include "core/base/endpoint.h"
#include "core/box_netconsole/verification.h"
#include "core/system/network/neighbours.h"

#include <atomic>
#include <cstddef>
#include <functional>
#include <mutex>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace etherdeck {

/// Verifications of the netconsole of boxes that are under way, told of what is received. For any thread.
class OpenVerifications {
public:
    static constexpr std::size_t maxOpen = 16;

    using Done = std::function<void(const box_netconsole::Verification&)>;
    /// `done` is called once when it is over, unless `isWanted` says no by then.
    void add(box_netconsole::Verification verification, std::function<bool()> isWanted, Done done);
    /// Cheap while there is none: called for each datagram.
    void heard(const netconsole::Endpoint& from, std::span<const std::byte> datagram, TimePoint now);
    void timeReached(TimePoint now);
    /// Ends them all.
    void cancel();
    [[nodiscard]] bool areOpen() const { return m_count > 0; }

private:
    struct Open {
        box_netconsole::Verification verification;
        std::function<bool()> isWanted;
        Done done;
    };
    void tellOver();
    [[nodiscard]] std::optional<MacAddress> stationWith(const std::string& address, TimePoint now);

    std::atomic<std::size_t> m_count = 0;
    std::mutex m_mutex;
    std::vector<Open> m_open;
    std::vector<link::Neighbour> m_stations;
    TimePoint m_stationsRead;
};

} // namespace etherdeck
