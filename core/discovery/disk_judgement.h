#pragma once

#include "core/discovery/comparison_finding.h"
#include "core/discovery/target.h"

#include <cstddef>
#include <optional>
#include <set>
#include <utility>
#include <vector>

namespace etherdeck::discovery {

/// What is known in addition to a target's paths.
struct JudgementFacts {
    bool serialIsShared = false;
    const Verdicts& verdicts;
    const std::set<PathKey>& unidentified; ///< were asked for their identity and did not answer
};

/// Whether a target's live paths lead to one disk, and what proves it.
struct Judgement {
    Conflict conflict = Conflict::None;
    Doubt doubt = Doubt::None;
    OneDiskBy oneDiskBy = OneDiskBy::Nothing;
    std::optional<std::uint64_t> differingSector;
    std::vector<std::uint8_t> disks;                            ///< Path::disk for each path
    std::optional<std::pair<std::size_t, std::size_t>> compare; ///< paths whose content would decide
};

/// The rule (docs/decisions/0016): one MAC with one identity is one box. Different identities are different
/// disks. Equal ones are one disk when the serial number is strong or the content was equal; otherwise the
/// content decides, and where it cannot, a doubt remains.
[[nodiscard]] Judgement judge(const std::vector<Path>& paths, const JudgementFacts& facts);

} // namespace etherdeck::discovery
