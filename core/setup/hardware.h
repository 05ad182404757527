#pragma once

#include "core/plans/environment.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// Which box it is: before anything dangerous, all of it must be that of a Pogoplug E02.
namespace etherdeck::setup {

/// What a box says about itself. Empty and 0: it does not say.
struct Hardware {
    std::string model;
    std::string soc;               ///< "Marvell 88F6281"
    std::uint64_t memoryTotal = 0; ///< bytes; without what the kernel keeps for itself
    std::vector<plans::FlashPartition> flash;

    friend bool operator==(const Hardware&, const Hardware&) = default;
};

/// A thing that tells one model from another.
enum class Trait : std::uint8_t { Model, Soc, Memory, Flash };
/// "model", "soc", "memory", "flash".
[[nodiscard]] std::string_view name(Trait trait);

struct Identity {
    /// What it is, when it is a model that is mistaken for a Pogoplug E02: "Pogoplug V4 (POGO-V4-…)".
    std::string lookAlike;
    std::vector<Trait> differing; ///< that are not those of a Pogoplug E02
    std::vector<Trait> unknown;   ///< that the box does not tell

    [[nodiscard]] bool isPogoE02() const { return lookAlike.empty() && differing.empty() && unknown.empty(); }
    friend bool operator==(const Identity&, const Identity&) = default;
};
[[nodiscard]] Identity identify(const Hardware& hardware);

/// The name that images have for a board: "pogo_e02", "dockstar", …, and what it is. Empty: not known.
[[nodiscard]] std::string_view boardTitle(std::string_view board);
inline constexpr std::string_view pogoE02Board = "pogo_e02";

/// Kernels before it cannot run the agent.
[[nodiscard]] bool canRunAgent(std::string_view kernel);

} // namespace etherdeck::setup
