#pragma once

#include "core/discovery/comparison_finding.h"
#include "core/discovery/target.h"

#include <cstddef>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace etherdeck::discovery {

/// What is known besides a target's paths.
struct JudgementFacts {
    bool serialIsShared = false;
    const Verdicts& verdicts;
    const std::set<PathKey>& unidentified; ///< asked who they are, and did not say
};

/// Whether a target's live paths lead to one disk, and how that is known.
struct Judgement {
    Conflict conflict = Conflict::None;
    Doubt doubt = Doubt::None;
    OneDiskBy oneDiskBy = OneDiskBy::Nothing;
    std::optional<std::uint64_t> differingSector;
    std::vector<std::uint8_t> disks;                            ///< Path::disk for each path
    std::optional<std::pair<std::size_t, std::size_t>> compare; ///< paths whose content would decide
};

/// The rule, docs/decisions/0016: one MAC that tells one identity is one box. Different identities are
/// different disks. Equal ones are one disk when the serial number is strong or the content was equal; else
/// the content decides, and where it cannot, that remains a doubt.
[[nodiscard]] Judgement judge(const std::vector<Path>& paths, const JudgementFacts& facts);

} // namespace etherdeck::discovery
