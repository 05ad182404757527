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

/// What a virtual SAN consists of, as plain values.
namespace etherdeck::lab {

inline constexpr std::size_t largestRack = 20000;
inline constexpr std::size_t usualRack = 1000;
inline constexpr std::size_t slotsPerShelf = 254; ///< of a rack: 0 to 253
inline constexpr std::uint32_t smallestMtu = 576;
inline constexpr std::uint32_t largestMtu = 9500;
inline constexpr std::uint32_t usualMtu = 1500;

enum class ProfileKind { Home, Conflict, Twins, Rack };

/// What a person asks for. `targets` counts for Rack only.
struct Wish {
    ProfileKind kind = ProfileKind::Home;
    std::size_t targets = usualRack;
    std::uint32_t mtu = usualMtu;
    bool voices = true; ///< plugs speak on the console port

    friend bool operator==(const Wish&, const Wish&) = default;
};

struct VirtualTarget {
    Address address;
    /// Name of the sparse file behind it; with a folder when it is not the plug's own; empty when it is
    /// played.
    std::string file;
    Sectors size;
    std::string configString;
    bool readOnly = false;
    std::vector<MacAddress> masks; ///< when not empty, the only initiators that get an answer
    std::string content = {};      ///< written over its first sectors; empty: the disk is blank
};

/// What a plug says on netconsole.
enum class VoiceKind {
    None,
    Ordinary, ///< boots, and goes on with ordinary lines, in the extended format with the release
    Crashing, ///< the same in the basic format, and panics and boots anew now and then
    AtPrompt, ///< waits at U-Boot's prompt; what is booted there speaks the extended format
};

/// A box on the virtual wire, with its own network namespace and host name.
struct VirtualPlug {
    std::string name;
    MacAddress mac; ///< of its eth0
    std::vector<VirtualTarget> targets;
    std::string ip = {}; ///< of its eth0, "192.168.7.11"
    VoiceKind voice = VoiceKind::None;
    std::string ownHostName = {}; ///< where it is not the plug's name

    [[nodiscard]] const std::string& hostName() const { return ownHostName.empty() ? name : ownHostName; }
};

struct Profile {
    Wish wish;
    std::string interface; ///< where COMMAND sees the wire
    MacAddress mac;        ///< of that interface
    std::string ip;        ///< of that interface: where plugs send what they say
    std::vector<VirtualPlug> plugs;

    /// True when one responder plays the targets; else each has a vblade.
    [[nodiscard]] bool isPlayed() const { return wish.kind == ProfileKind::Rack; }
    /// True when the target does not answer us.
    [[nodiscard]] bool isSilent(const VirtualTarget& target) const;
    [[nodiscard]] std::size_t targetCount() const;
    /// Sectors that fit into one frame, as vblade counts them.
    [[nodiscard]] std::uint8_t sectorsPerFrame() const;
};

[[nodiscard]] Profile makeProfile(const Wish& wish);

[[nodiscard]] std::string_view name(ProfileKind kind);
/// Errors: Malformed.
[[nodiscard]] Result<ProfileKind> parseProfileKind(std::string_view text);

/// A wish as one word for an environment variable, "home:1000:1500", and back; of voices it tells nothing.
/// Errors: Malformed, OutOfRange.
[[nodiscard]] std::string wishText(const Wish& wish);
[[nodiscard]] Result<Wish> parseWish(std::string_view text);

/// The targets of a plug as a Responder plays them: what vblade would say of them, or for a rack disks that
/// all differ.
[[nodiscard]] std::vector<PlayedTarget> playedTargets(const Profile& profile, const VirtualPlug& plug);

} // namespace etherdeck::lab
