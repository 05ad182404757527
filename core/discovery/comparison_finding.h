#pragma once

#include "core/discovery/target.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace etherdeck::discovery {

/// What came of comparing what two paths read.
struct ComparisonFinding {
    enum class Kind : std::uint8_t { OneDisk, TwoDisks, Undecided };

    Kind kind = Kind::Undecided;
    Doubt doubt = Doubt::NoAnswer;       ///< of Undecided
    std::optional<std::uint64_t> sector; ///< of TwoDisks: where they differ

    friend bool operator==(const ComparisonFinding&, const ComparisonFinding&) = default;
};

/// The finding for a pair of MACs at one address. It holds until one of them is lost or identifies itself
/// otherwise.
struct Verdict {
    MacAddress first;
    MacAddress second;
    ComparisonFinding finding;
    TimePoint time{};
    bool isStale = false; ///< it stands until another comparison has been made

    [[nodiscard]] bool isAbout(const MacAddress& a, const MacAddress& b) const {
        return (first == a && second == b) || (first == b && second == a);
    }
};
using Verdicts = std::vector<Verdict>;

} // namespace etherdeck::discovery
