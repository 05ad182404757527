#pragma once

#include "core/aoe/frame.h"
#include "core/aoe/identify.h"
#include "core/base/address.h"
#include "core/base/clock.h"
#include "core/base/mac_address.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

/// What discovery knows, as plain values that can be copied between threads.
namespace etherdeck::discovery {

/// One of the links given to Discovery; numbers are the caller's, and the same for an interface each time it
/// is opened. 0 stands for an interface that is not known.
enum class LinkId : std::uint32_t {};

/// A path is one MAC address that answers for a target, heard on one link.
struct PathKey {
    LinkId link{};
    MacAddress mac;

    friend auto operator<=>(const PathKey&, const PathKey&) = default;
};

enum class PathState : std::uint8_t {
    Up,
    Lost,       ///< it stopped answering while it was asked
    NotWatched, ///< nobody listens where it was heard, or it has not had its time to answer yet
};

struct Path {
    PathKey key;
    PathState state = PathState::Up;

    std::uint16_t buffers = 0;
    std::uint16_t firmware = 0;
    std::uint8_t sectorsPerFrame = 2; ///< effective: never 0
    std::string configString;

    /// Empty until the target has answered; a target that does not know the command leaves it empty for good.
    std::optional<aoe::Identity> identity;
    std::optional<std::vector<MacAddress>> masks;
    std::optional<std::vector<MacAddress>> reservedBy;

    /// Which disk it leads to, as far as is known: live paths of a target with equal numbers lead to one
    /// disk.
    std::uint8_t disk = 0;

    std::optional<Duration> roundTrip; ///< smoothed
    TimePoint firstSeen{};
    TimePoint lastSeen{};

    [[nodiscard]] bool isUp() const { return state == PathState::Up; }
};

enum class TargetState : std::uint8_t {
    Up,
    Vanished,   ///< it has stopped answering
    Missing,    ///< known from earlier, and did not answer to this run's discovery
    NotWatched, ///< nothing is known of now: no link listens where it was heard
};

/// Whether the live paths of a target lead to one disk. With more than one disk, an initiator that uses both
/// paths destroys data.
enum class Conflict : std::uint8_t {
    None,
    Possible, ///< nothing proves one disk, and nothing two
    Proven,
};

/// Why nothing proves that the live paths of a target lead to one disk.
enum class Doubt : std::uint8_t {
    None,
    NotCompared,   ///< not yet: what the paths read is being compared
    Waiting,       ///< the same, and it has waited for long: many others are compared before it
    Blank,         ///< all that was read is equal, and empty
    Changing,      ///< what was read changes faster than it can be compared
    Reserved,      ///< reserved to others, so that it cannot be read
    Unreadable,    ///< the target or its disk refuses to read
    NoAnswer,      ///< a path does not answer to reads
    NotIdentified, ///< a path does not say what disk it leads to
};

/// What proves that all live paths of a target lead to one disk.
enum class OneDiskBy : std::uint8_t {
    Nothing, ///< there is one path only, or no proof
    OneBox,  ///< one MAC, heard on several links
    Serial,  ///< a serial number that no other disk has
    Content, ///< equal content where it was compared
};

/// MACs that answer as a target and are not listed as paths, for there are too many.
struct UnlistedPaths {
    std::uint32_t count = 0;
    bool isAtLeast = false; ///< there may be more than were counted

    friend bool operator==(const UnlistedPaths&, const UnlistedPaths&) = default;
};

struct Target {
    Address address;
    TargetState state = TargetState::Up;
    Conflict conflict = Conflict::None;
    Doubt doubt = Doubt::None;                    ///< of Conflict::Possible
    std::optional<std::uint64_t> differingSector; ///< of Conflict::Proven by content: where it differs
    OneDiskBy oneDiskBy = OneDiskBy::Nothing;
    bool serialIsShared = false; ///< its serial number stands at other addresses, too, so it names no disk
    UnlistedPaths unlisted;
    std::vector<Path> paths; ///< never empty; oldest first
    TimePoint firstSeen{};
    TimePoint lastSeen{};

    /// The path that speaks for the target: the oldest live one, else the one heard last.
    [[nodiscard]] const Path& principal() const;
    [[nodiscard]] const Path* find(const PathKey& key) const;
    [[nodiscard]] bool hasConflict() const { return conflict == Conflict::Proven; }
    /// It was looked into, and nothing proves one disk; not while that is still to be found out.
    [[nodiscard]] bool hasPossibleConflict() const {
        return conflict == Conflict::Possible && doubt != Doubt::NotCompared;
    }
};

/// One live path for each disk behind the target, as far as is known, oldest first; the principal path when
/// none is live.
[[nodiscard]] std::vector<const Path*> claimants(const Target& target);
/// How many disks answer as the target: one, or in a proven conflict at least two, of which none is *the*
/// disk.
[[nodiscard]] std::size_t diskCount(const Target& target);

enum class EventKind : std::uint8_t {
    Appeared,  ///< first seen; told when it is identified, or has not answered to that
    Changed,   ///< see Event::changes
    PathFound, ///< another MAC answers for it
    PathLost,  ///< one path stopped answering, others remain
    Vanished,  ///< the last path stopped answering
    CameBack,  ///< a vanished target answers again
    Conflict,  ///< different disks answer as one address
    ConflictEnded,
    PossibleConflict, ///< two paths, and no proof that they lead to one disk
    Missing,          ///< known from earlier, and did not answer to this run's discovery
    InventoryFull,    ///< a new target could not be listed: Settings::mostTargets is reached; told once
};

/// What differs, as a set of flags.
enum class Change : std::uint16_t {
    None = 0,
    Size = 1 << 0,
    Serial = 1 << 1,
    Model = 1 << 2,
    FirmwareRevision = 1 << 3,
    ConfigString = 1 << 4,
    Masks = 1 << 5,
    Reservation = 1 << 6,
    Buffers = 1 << 7,
    SectorsPerFrame = 1 << 8,
    Firmware = 1 << 9,
};
[[nodiscard]] constexpr Change operator|(Change a, Change b) {
    return static_cast<Change>(static_cast<unsigned>(a) | static_cast<unsigned>(b));
}
[[nodiscard]] constexpr bool contains(Change set, Change flag) {
    return (static_cast<unsigned>(set) & static_cast<unsigned>(flag)) != 0;
}

/// One fact before and after it changed, raw: a number in digits, a string as it is, MACs with commas.
struct Difference {
    Change fact = Change::None; ///< one flag
    std::string before;
    std::string after;

    friend bool operator==(const Difference&, const Difference&) = default;
};

struct Event {
    EventKind kind = EventKind::Appeared;
    Address address;
    TimePoint time{};
    Change changes = Change::None;         ///< of Changed
    std::optional<PathKey> path{};         ///< of PathFound, PathLost and CameBack
    std::vector<Difference> differences{}; ///< of Changed: one for each flag
    std::uint32_t count = 1;               ///< how many of the same it stands for
    bool isOurs = false;                   ///< of Changed: this computer asked for it
};

/// Stable names for JSON and logs: "appeared", "path-lost", …; and of a single flag: "config-string", ….
[[nodiscard]] std::string_view name(EventKind kind);
[[nodiscard]] std::string_view name(TargetState state);
[[nodiscard]] std::string_view name(PathState state);
[[nodiscard]] std::string_view name(Conflict conflict);
[[nodiscard]] std::string_view name(Doubt doubt);
[[nodiscard]] std::string_view name(OneDiskBy proof);
/// The names of all flags in a set, in a fixed order.
[[nodiscard]] std::vector<std::string_view> names(Change changes);

} // namespace etherdeck::discovery
