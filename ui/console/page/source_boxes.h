#pragma once

#include "core/boxes/boxes.h"
#include "core/console/values.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace etherdeck::ui {

/// The box that a source belongs to.
struct SourceBox {
    boxes::BoxKey key;
    std::string title; ///< its name, or what else it is called
    std::string name;  ///< given by the user; may be empty
    std::string group;

    friend bool operator==(const SourceBox&, const SourceBox&) = default;
};

/// By source, of those that belong to a box.
using SourceBoxes = std::map<std::int64_t, SourceBox>;
[[nodiscard]] SourceBoxes sourceBoxes(const boxes::Boxes& boxes);

/// How many of the sources belong to each box.
[[nodiscard]] std::map<boxes::BoxKey, int> sourceCounts(const std::vector<ConsoleBoxState>& sources,
                                                        const SourceBoxes& boxes);

/// With other titles: the only source of a box that has a name is called like it. Several are called by its
/// name, and in brackets by what each was called before.
[[nodiscard]] std::vector<ConsoleBoxState> withBoxNames(std::vector<ConsoleBoxState> sources,
                                                        const SourceBoxes& boxes);

} // namespace etherdeck::ui
