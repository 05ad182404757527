#pragma once

#include "core/boxes/box.h"
#include "core/store/database/database.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

/// How things and proofs are stored.
namespace etherdeck::store {

inline constexpr std::string_view proofOfAgent = "agent";
inline constexpr std::string_view proofOfNeighbour = "neighbour";
inline constexpr std::string_view proofOfAddress = "agent-address";
inline constexpr const char* insertProof =
    "INSERT OR REPLACE INTO box_proofs (proof, device, mac, source) VALUES (?,?,?,?)";

inline constexpr const char* selectBoxes = "SELECT id, name, note, in_group, device FROM boxes";
inline constexpr const char* selectTies = "SELECT box, kind, what, tied FROM box_ties";

/// From the columns of selectBoxes.
[[nodiscard]] boxes::Box boxOf(const Statement& row);

struct ThingRow {
    std::string_view kind;
    std::int64_t what = 0;
};
[[nodiscard]] ThingRow rowOf(const boxes::Thing& thing);
/// From the columns box, kind, what and tied; nothing for a kind that is unknown.
[[nodiscard]] std::optional<boxes::Tie> tieOf(const Statement& row);
/// Without those of an unknown kind.
[[nodiscard]] std::vector<boxes::Tie> knownTies(const std::vector<std::optional<boxes::Tie>>& read);

} // namespace etherdeck::store
