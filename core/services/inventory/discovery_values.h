#pragma once

#include "core/discovery/discovery.h"
#include "core/link/frame_link.h"

#include <optional>
#include <string>
#include <vector>

/// What DiscoveryService reports, as values that may cross threads.
namespace etherdeck {

/// What is known of one link, for status lines.
struct LinkStatus {
    enum class State {
        Starting, ///< the child is being started
        Up,
        NoCarrier,
        Down,
        Waiting, ///< the interface is not there; tried again until it is
        Failed,  ///< needs the user: see error
    };

    discovery::LinkId id{};
    std::string interface;
    State state = State::Starting;
    MacAddress mac;
    std::uint32_t mtu = 0;
    link::LinkStatistics counters;
    std::optional<Error> error; ///< why it waits or failed
    /// Of the line to the box whose interface it is; nothing: it is one of this computer, or not measured
    /// yet.
    std::optional<Duration> lineRoundTrip{};
};

/// Which interface a LinkId stands for, whether a link is open there or not.
struct LinkName {
    discovery::LinkId id{};
    std::string interface;

    friend bool operator==(const LinkName&, const LinkName&) = default;
};

/// A target as it was known at the end of an earlier run.
struct KnownTarget {
    Address address;
    std::string interface; ///< where it was heard; empty: not known
    MacAddress mac;        ///< zero: not known
    std::optional<aoe::Identity> identity;
    std::string configString;
    std::uint16_t buffers = 0;
    std::uint16_t firmware = 0;
    std::uint8_t sectorsPerFrame = 0;
    WallTime firstSeen{};
    WallTime lastSeen{};
    bool isMissing = false; ///< it was already then

    friend bool operator==(const KnownTarget&, const KnownTarget&) = default;
};

/// An event with the wall-clock time and the target as it was then (absent when it is not listed).
struct DiscoveryEvent {
    discovery::Event event;
    WallTime time;
    std::optional<discovery::Target> target;
};

/// When a live path answered last.
struct HeardPath {
    Address address;
    discovery::PathKey path;
    TimePoint time;

    friend bool operator==(const HeardPath&, const HeardPath&) = default;
};

/// All targets that were live on an interface stopped answering at once.
struct SilentLink {
    std::string interface;
    std::size_t targets = 0; ///< at least two
    WallTime time{};

    friend bool operator==(const SilentLink&, const SilentLink&) = default;
};

/// What changed since the last report. Everything in it is a copy.
struct InventoryChange {
    std::vector<discovery::Target> updated; ///< new or different, sorted by address
    std::vector<Address> removed;
};

} // namespace etherdeck
