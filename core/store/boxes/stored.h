#pragma once

#include "core/base/result.h"
#include "core/boxes/boxes.h"
#include "core/store/database/database.h"

#include <map>
#include <string>
#include <utility>
#include <vector>

namespace etherdeck::store {

/// All that is stored about boxes.
struct StoredBoxes {
    std::vector<boxes::Box> boxes;
    std::vector<boxes::Tie> ties;
    std::map<std::string, std::vector<MacAddress>> agents; ///< by device
    std::map<boxes::SourceId, boxes::SourceFacts> sources;
    std::map<Address, std::vector<MacAddress>> targets; ///< where each answers, or did last

    friend bool operator==(const StoredBoxes&, const StoredBoxes&) = default;
};

[[nodiscard]] Result<StoredBoxes> readStored(const Database& database);
/// What the user has said.
[[nodiscard]] Result<std::pair<std::vector<boxes::Box>, std::vector<boxes::Tie>>>
readUsers(const Database& database);
/// That, and the proofs: enough to tell which box has a MAC address.
[[nodiscard]] Result<StoredBoxes> readUsersAndProofs(const Database& database);

/// Tells all that is stored.
void tell(boxes::Boxes& boxes, const StoredBoxes& stored);

} // namespace etherdeck::store
