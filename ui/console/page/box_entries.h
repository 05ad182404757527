#pragma once

#include "ui/console/page/source_boxes.h"

#include <QString>

#include <compare>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace etherdeck::ui {

/// One entry of the list of boxes: a group of boxes, a box with several sources, or a source.
struct BoxEntry {
    enum class Kind : std::uint8_t { Group, Box, Source };
    /// What stays the same while the rest changes.
    struct Key {
        Kind kind = Kind::Group;
        std::string group;
        boxes::BoxKey box;
        std::int64_t source = 0;

        friend auto operator<=>(const Key&, const Key&) = default;
    };

    Key key;
    QString title;
    std::vector<BoxEntry> entries; ///< in it

    friend bool operator==(const BoxEntry&, const BoxEntry&) = default;
};

/// The list, in order: groups before boxes, each by title. `sources` have their own titles.
[[nodiscard]] std::vector<BoxEntry> boxEntries(const std::vector<ConsoleBoxState>& sources,
                                               const SourceBoxes& boxes);

} // namespace etherdeck::ui
