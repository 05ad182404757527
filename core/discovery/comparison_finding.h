#pragma once

#include "core/discovery/target.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace etherdeck::discovery {

/// The result of comparing what two paths read.
struct ComparisonFinding {
    enum class Kind : std::uint8_t { OneDisk, TwoDisks, Undecided };

    Kind kind = Kind::Undecided;
    Doubt doubt = Doubt::NoAnswer;       ///< if undecided
    std::optional<std::uint64_t> sector; ///< for TwoDisks: the first difference

    friend bool operator==(const ComparisonFinding&, const ComparisonFinding&) = default;
};

/// The finding for two MACs at one address. It holds until one of them is lost or its identity changes.
struct Verdict {
    MacAddress first;
    MacAddress second;
    ComparisonFinding finding;
    TimePoint time{};
    bool isStale = false; ///< kept until another comparison has been made

    [[nodiscard]] bool isAbout(const MacAddress& a, const MacAddress& b) const {
        return (first == a && second == b) || (first == b && second == a);
    }
};
using Verdicts = std::vector<Verdict>;

} // namespace etherdeck::discovery
