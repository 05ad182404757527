#pragma once

#include "app/lab/targets/responder.h"
#include "core/base/address.h"
#include "core/base/mac_address.h"
#include "core/base/result.h"
#include "core/base/sectors.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The parts of a virtual SAN, as plain values.
namespace etherdeck::lab {

inline constexpr std::size_t largestRack = 20000;
inline constexpr std::size_t defaultRack = 1000;
inline constexpr std::size_t slotsPerShelf = 254; ///< in a rack: 0 to 253
inline constexpr std::uint32_t smallestMtu = 576;
inline constexpr std::uint32_t largestMtu = 9500;
inline constexpr std::uint32_t defaultMtu = 1500;

enum class ProfileKind { Home, Conflict, Twins, Rack };

/// What the user asked for. `targets` is used for Rack only.
struct Wish {
    ProfileKind kind = ProfileKind::Home;
    std::size_t targets = defaultRack;
    std::uint32_t mtu = defaultMtu;
    bool voices = true; ///< plugs send console output

    friend bool operator==(const Wish&, const Wish&) = default;
};

struct VirtualTarget {
    Address address;
    /// Name of its sparse file; with a folder if it is not the plug's own; empty when the target is
    /// simulated.
    std::string file;
    Sectors size;
    std::string configString;
    bool readOnly = false;
    std::vector<MacAddress> masks; ///< if not empty, only these initiators get an answer
    std::string content = {};      ///< written to its first sectors; empty: the disk is blank
};

/// What a plug sends on netconsole.
enum class VoiceKind {
    None,
    Ordinary, ///< boots, then logs ordinary lines, in the extended format with the release
    Crashing, ///< the same in the basic format, but panics and reboots from time to time
    AtPrompt, ///< waits at U-Boot's prompt; a kernel booted there uses the extended format
};

/// A disk of a plug that is not exported.
struct VirtualDisk {
    std::string file; ///< name of its sparse file
    Sectors size;
};

/// A box on the virtual network, with its own namespaces and host name.
struct VirtualPlug {
    std::string name;
    MacAddress mac; ///< of its eth0
    std::vector<VirtualTarget> targets;
    std::string ip = {}; ///< of its eth0, "192.168.7.11"
    VoiceKind voice = VoiceKind::None;
    std::string ownHostName = {}; ///< if it is not the plug's name
    std::vector<VirtualDisk> spares = {};

    [[nodiscard]] const std::string& hostName() const { return ownHostName.empty() ? name : ownHostName; }
};

struct Profile {
    Wish wish;
    std::string interface; ///< on which COMMAND sees the network
    MacAddress mac;        ///< of that interface
    std::string ip;        ///< of that interface: where plugs send console output
    std::vector<VirtualPlug> plugs;

    /// True when one responder simulates the targets; otherwise each has a vblade.
    [[nodiscard]] bool isPlayed() const { return wish.kind == ProfileKind::Rack; }
    /// True when each plug has an agent, disks and exports. A rack is targets without a box behind them.
    [[nodiscard]] bool hasAgents() const { return !isPlayed(); }
    /// True when the target does not answer us.
    [[nodiscard]] bool isSilent(const VirtualTarget& target) const;
    [[nodiscard]] std::size_t targetCount() const;
    /// How many sectors fit into one frame, as computed by vblade.
    [[nodiscard]] std::uint8_t sectorsPerFrame() const;
};

[[nodiscard]] Profile makeProfile(const Wish& wish);

[[nodiscard]] std::string_view name(ProfileKind kind);
/// Errors: Malformed.
[[nodiscard]] Result<ProfileKind> parseProfileKind(std::string_view text);

/// A request as one word for an environment variable, "home:1000:1500", and back; it does not include the
/// voices. Errors: Malformed, OutOfRange.
[[nodiscard]] std::string wishText(const Wish& wish);
[[nodiscard]] Result<Wish> parseWish(std::string_view text);

/// The targets of a plug as simulated by a Responder: what vblade would report, or, for a rack, disks that
/// are all different.
[[nodiscard]] std::vector<PlayedTarget> playedTargets(const Profile& profile, const VirtualPlug& plug);

} // namespace etherdeck::lab
