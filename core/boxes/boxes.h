#pragma once

#include "core/boxes/box.h"

#include <cstddef>
#include <map>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace etherdeck::boxes {

/// What is known of a source, apart from what the user has said of its box.
struct SourceFacts {
    std::optional<MacAddress> chosen;     ///< the MAC address that the user has given it
    std::vector<MacAddress> neighbours;   ///< in this computer's neighbour table, for its addresses
    std::vector<std::string> atAddressOf; ///< devices whose agents have one of its addresses

    friend bool operator==(const SourceFacts&, const SourceFacts&) = default;
};

/// Which box something belongs to. It is told facts, each with its proof, and draws the conclusions: pure.
///
/// - What the user has tied belongs to that box, and what the user has untied does not, whatever is proven.
/// - A MAC address belongs to the box whose agent has an interface with it. If several have one, it belongs
///   to none of them, and nothing belongs to a box because of it. Nor does a factory MAC prove anything.
/// - A MAC address that no box has is a box of its own, which is not stored.
/// - A target belongs to the box whose MAC addresses it answers from: all of its paths, or none.
/// - A source belongs to the box that all of its proofs agree on. An address alone is none: only this
///   computer's neighbour table, or an agent that has that address.
///
/// Bounded, whatever is told: what exceeds the limits is left out.
class Boxes {
public:
    static constexpr std::size_t maxBoxes = 1000;
    static constexpr std::size_t maxTies = 8192;
    static constexpr std::size_t maxMacs = 64;        ///< of an agent
    static constexpr std::size_t maxPaths = 32;       ///< of a target
    static constexpr std::size_t maxTargets = 20'000; ///< as many as are remembered
    static constexpr std::size_t maxSources = 4096;
    static constexpr std::size_t maxNeighbours = 16; ///< of a source, as are devices
    static constexpr std::size_t maxAgents = maxBoxes;

    /// Those of an agent's MAC addresses that setAgent() takes in.
    [[nodiscard]] static std::vector<MacAddress> takenOf(std::span<const MacAddress> macs);

    /// What the user has said.
    void setBoxes(std::vector<Box> boxes, std::vector<Tie> ties);
    /// The MAC addresses of an agent's interfaces; none: the agent is unknown. Counts while a box has this
    /// device.
    void setAgent(const std::string& device, std::span<const MacAddress> macs);
    /// The MAC addresses that a target answers from; none: it is forgotten.
    void setTarget(Address target, std::span<const MacAddress> paths);
    void setSource(SourceId source, SourceFacts facts);
    void forgetSource(SourceId source);

    /// Raised by each of the above that changes something.
    [[nodiscard]] std::size_t version() const { return m_version; }

    [[nodiscard]] Belonging of(const Thing& thing) const;
    /// As if the user had chosen no MAC address for it.
    [[nodiscard]] Belonging ofUnchosen(SourceId source) const;
    [[nodiscard]] std::optional<BoxKey> withDevice(const std::string& device) const;
    [[nodiscard]] const KnownBox* find(const BoxKey& key) const;
    /// By its name, or else its title; nullptr when there is none, or more than one.
    [[nodiscard]] const KnownBox* called(std::string_view name) const;
    /// Those that are stored, and those that are not but that a target or a source belongs to.
    [[nodiscard]] const std::vector<KnownBox>& all() const;
    [[nodiscard]] const std::vector<Dispute>& disputes() const;

private:
    /// Something that speaks for boxes.
    struct Evidence {
        std::set<BoxKey> boxes; ///< it can only be one of these
        Proof proof = Proof::None;
        std::optional<MacAddress> by;
        bool isProof = false; ///< it is that one
    };
    void changed();
    void resolve() const;
    void resolveMacs() const;
    [[nodiscard]] std::set<MacAddress> knownMacs() const;
    [[nodiscard]] Belonging ownerOf(const MacAddress& mac) const;
    [[nodiscard]] Belonging ownerOf(Address target, std::span<const MacAddress> paths) const;
    [[nodiscard]] Belonging ownerOf(SourceId source, const SourceFacts& facts) const;
    [[nodiscard]] Belonging judged(const Thing& thing, std::vector<Evidence> evidence) const;
    [[nodiscard]] std::optional<BoxId> tiedTo(const Thing& thing) const;
    [[nodiscard]] bool isUntied(const Thing& thing, const BoxKey& box) const;
    [[nodiscard]] Evidence evidenceOf(const MacAddress& mac, Proof proof) const;
    [[nodiscard]] Evidence evidenceOf(std::span<const std::string> devices) const;
    void list() const;
    void listMember(const Thing& thing, const Belonging& belonging) const;

    std::map<BoxId, Box> m_boxes;
    std::map<std::string, BoxId> m_byDevice;
    std::map<Thing, BoxId> m_tied;
    std::set<std::pair<Thing, BoxId>> m_untied;
    std::map<std::string, std::set<MacAddress>> m_agents;
    std::map<Address, std::vector<MacAddress>> m_targets;
    std::map<SourceId, SourceFacts> m_sources;
    std::size_t m_version = 0;

    // Conclusions, drawn when they are asked for.
    mutable bool m_isResolved = false;
    mutable std::map<Thing, Belonging> m_belongings;
    mutable std::vector<KnownBox> m_known;
    mutable std::map<BoxKey, std::size_t> m_places; ///< in m_known
    mutable std::vector<Dispute> m_disputes;
};

} // namespace etherdeck::boxes
