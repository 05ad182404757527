#pragma once

#include "core/base/address.h"
#include "core/base/mac_address.h"

#include <compare>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

/// What belongs to one machine, and why. A source is known by its number in the store.
namespace etherdeck::boxes {

/// The number of a box in the store; 0: it is not stored.
enum class BoxId : std::int64_t {};
/// The number of a console source in the store.
enum class SourceId : std::int64_t {};

/// What the user has given to a box.
struct Box {
    BoxId id{};
    std::string name; ///< one line; may be empty
    std::string note;
    std::string group;
    std::string device; ///< how its agent is reached (core/remote/device.h); may be empty

    friend bool operator==(const Box&, const Box&) = default;
};

/// Identifies a box: by its number, or, while it is not stored, by the only MAC address that is known of it.
struct BoxKey {
    BoxId id{};
    MacAddress mac; ///< zero when it is stored

    [[nodiscard]] bool isStored() const { return id != BoxId{}; }
    friend auto operator<=>(const BoxKey&, const BoxKey&) = default;
};

/// What can belong to a box.
using Thing = std::variant<MacAddress, SourceId, Address>;

/// What proves that something belongs to a box.
enum class Proof : std::uint8_t {
    None,
    Itself,         ///< a MAC address of which nothing else is known
    User,           ///< the user has said so
    AgentInterface, ///< the box's agent has an interface with this MAC address
    Path,           ///< the target answers from a MAC address of the box
    Neighbour,      ///< this computer's neighbour table has a MAC address of the box for the source
    AgentAddress,   ///< the box's agent has the address that the source sends from
};
/// Stable, for JSON: "user", "agent-interface", ….
[[nodiscard]] std::string_view name(Proof proof);

/// The user has tied something to a box, or untied it.
struct Tie {
    BoxId box{};
    Thing thing;
    bool isTied = true;

    friend bool operator==(const Tie&, const Tie&) = default;
};

/// The ties of one thing with another one. A tie replaces that to another box, and what was said of this one.
[[nodiscard]] std::vector<Tie> withTie(std::vector<Tie> ties, const Tie& added);

/// Whose something is.
struct Belonging {
    std::optional<BoxKey> box;
    Proof proof = Proof::None;
    /// The MAC address that proves it. The user has either tied the thing itself, or has chosen this MAC
    /// address for a source.
    std::optional<MacAddress> by;
    /// For which boxes there is a proof, if not for exactly one: then it belongs to none.
    std::vector<BoxKey> claimants;

    friend bool operator==(const Belonging&, const Belonging&) = default;
};

struct Member {
    Thing thing;
    Proof proof = Proof::None;
    std::optional<MacAddress> by;

    friend bool operator==(const Member&, const Member&) = default;
};
/// A box with all that belongs to it: MAC addresses, then sources, then targets, each in order.
struct KnownBox {
    BoxKey key;
    Box box;
    std::vector<Member> members;

    /// Its name, or else its device, or else a MAC address, or "box 3".
    [[nodiscard]] std::string title() const;
    template <class Kind>
    [[nodiscard]] std::vector<Kind> all() const {
        std::vector<Kind> found;
        for (const auto& member : members)
            if (const auto* const thing = std::get_if<Kind>(&member.thing))
                found.push_back(*thing);
        return found;
    }
    friend bool operator==(const KnownBox&, const KnownBox&) = default;
};

/// Something that several boxes claim. It is told, and belongs to none until the user ties it.
struct Dispute {
    Thing thing;
    std::vector<BoxKey> claimants;
    bool isFactoryMac = false; ///< a MAC address that many devices are sold with

    friend bool operator==(const Dispute&, const Dispute&) = default;
};

/// Whether devices are sold with this MAC address, each with the same: 52:3b:20:9c:11:51, the default in
/// U-Boot for the Pogoplug E02. It proves nothing.
[[nodiscard]] bool isFactoryMac(const MacAddress& mac);

} // namespace etherdeck::boxes
