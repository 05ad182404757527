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

/// The results of discovery, as plain values that can be copied between threads.
namespace etherdeck::discovery {

/// Identifies a link of Discovery. Chosen by the caller, always the same for the same interface. 0 stands for
/// an unknown interface.
enum class LinkId : std::uint32_t {};

/// A path is one MAC address that answers for a target on one link.
struct PathKey {
    LinkId link{};
    MacAddress mac;

    friend auto operator<=>(const PathKey&, const PathKey&) = default;
};

enum class PathState : std::uint8_t {
    Up,
    Lost,       ///< it stopped answering questions
    NotWatched, ///< its link does not listen, or it has not had time to answer yet
};

struct Path {
    PathKey key;
    PathState state = PathState::Up;

    std::uint16_t buffers = 0;
    std::uint16_t firmware = 0;
    std::uint8_t sectorsPerFrame = 2; ///< effective value: never 0
    std::string configString;

    /// Empty until the target has answered. Stays empty for a target that does not know the command.
    std::optional<aoe::Identity> identity;
    std::optional<std::vector<MacAddress>> masks;
    std::optional<std::vector<MacAddress>> reservedBy;

    /// The disk behind the path, as far as is known: live paths of a target with equal numbers lead to one
    /// disk.
    std::uint8_t disk = 0;

    std::optional<Duration> roundTrip; ///< smoothed
    TimePoint firstSeen{};
    TimePoint lastSeen{};

    [[nodiscard]] bool isUp() const { return state == PathState::Up; }
};

enum class TargetState : std::uint8_t {
    Up,
    Vanished,   ///< it stopped answering
    Missing,    ///< known from an earlier run; did not answer this run's discovery
    NotWatched, ///< nothing is known: its link does not listen
};

/// Whether the live paths of a target lead to one disk. With more than one disk, an initiator that uses both
/// paths destroys data.
enum class Conflict : std::uint8_t {
    None,
    Possible, ///< neither one disk nor several are proven
    Proven,
};

/// Why it is not proven that the live paths of a target lead to one disk.
enum class Doubt : std::uint8_t {
    None,
    NotCompared,   ///< as yet: the comparison is in progress
    Waiting,       ///< the same for a long time: many others are compared first
    Blank,         ///< everything read is equal, but empty
    Changing,      ///< the content changes faster than it can be compared
    Reserved,      ///< reserved for others, so it cannot be read
    Unreadable,    ///< the target or its disk refuses to read
    NoAnswer,      ///< a path does not answer read requests
    NotIdentified, ///< a path does not report its identity
};

/// What proves that all live paths of a target lead to one disk.
enum class OneDiskBy : std::uint8_t {
    Nothing, ///< there is only one path, or no proof
    OneBox,  ///< one MAC, heard on several links
    Serial,  ///< a serial number that no other disk has
    Content, ///< equal content in all compared sectors
};

/// MACs that answer as a target but are not listed as paths, because there are too many.
struct UnlistedPaths {
    std::uint32_t count = 0;
    bool isAtLeast = false; ///< there may be more than were counted

    friend bool operator==(const UnlistedPaths&, const UnlistedPaths&) = default;
};

struct Target {
    Address address;
    TargetState state = TargetState::Up;
    Conflict conflict = Conflict::None;
    Doubt doubt = Doubt::None;                    ///< for Conflict::Possible
    std::optional<std::uint64_t> differingSector; ///< for Conflict::Proven by content: where it differs
    OneDiskBy oneDiskBy = OneDiskBy::Nothing;
    /// its serial number is also used at other addresses, so it does not identify a disk
    bool serialIsShared = false;
    /// it does not answer because its export is stopped, as its box says: nothing is amiss
    bool isStopped = false;
    UnlistedPaths unlisted;
    std::vector<Path> paths; ///< never empty; oldest first
    TimePoint firstSeen{};
    TimePoint lastSeen{};

    /// The path whose facts are shown for the target: the oldest live one, otherwise the one heard last.
    [[nodiscard]] const Path& principal() const;
    [[nodiscard]] const Path* find(const PathKey& key) const;
    [[nodiscard]] bool hasConflict() const { return conflict == Conflict::Proven; }
    /// One disk is not proven, and no comparison is in progress.
    [[nodiscard]] bool hasPossibleConflict() const {
        return conflict == Conflict::Possible && doubt != Doubt::NotCompared;
    }
};

/// One live path for each disk behind the target, as far as is known, oldest first; the principal path when
/// none is live.
[[nodiscard]] std::vector<const Path*> claimants(const Target& target);
/// How many disks answer as the target: one, or at least two in a proven conflict, where none of them is
/// *the* disk.
[[nodiscard]] std::size_t diskCount(const Target& target);

enum class EventKind : std::uint8_t {
    Appeared,  ///< first seen; reported once it is identified, or has not answered that request
    Changed,   ///< see Event::changes
    PathFound, ///< another MAC answers for it
    PathLost,  ///< one path stopped answering, others remain
    Vanished,  ///< the last path stopped answering
    CameBack,  ///< a vanished target answers again
    Conflict,  ///< different disks answer as one address
    ConflictEnded,
    PossibleConflict, ///< two paths without proof that they lead to one disk
    Missing,          ///< known from an earlier run; did not answer this run's discovery
    InventoryFull,    ///< a new target could not be listed because Settings::maxTargets is reached; reported
                      ///< once
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

/// The old and new value of one fact, raw: numbers in digits, strings unchanged, MACs separated by commas.
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
    Change changes = Change::None;         ///< for Changed
    std::optional<PathKey> path{};         ///< for PathFound, PathLost and CameBack
    std::vector<Difference> differences{}; ///< for Changed: one for each flag
    std::uint32_t count = 1;               ///< how many equal events this one stands for
    bool isOurs = false;                   ///< for Changed: requested from this computer
    bool isStop = false; ///< for Vanished, PathLost and Missing: its box has stopped the export
};

/// Stable names for JSON and logs: "appeared", "path-lost", …; for a single flag "config-string", ….
[[nodiscard]] std::string_view name(EventKind kind);
[[nodiscard]] std::string_view name(TargetState state);
[[nodiscard]] std::string_view name(PathState state);
[[nodiscard]] std::string_view name(Conflict conflict);
[[nodiscard]] std::string_view name(Doubt doubt);
[[nodiscard]] std::string_view name(OneDiskBy proof);
/// The names of all flags in a set, in a fixed order.
[[nodiscard]] std::vector<std::string_view> names(Change changes);

} // namespace etherdeck::discovery
