#pragma once

#include "core/boxes/boxes.h"
#include "core/console/values.h"

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace etherdeck::ui {

/// By source: the name of the box that it belongs to.
using BoxNames = std::map<std::int64_t, std::string>;

[[nodiscard]] BoxNames boxNames(const boxes::Boxes& boxes);
/// With the name of the box as the title of a source that has no name of its own; followed by what it was
/// called before, where the box has several such sources.
[[nodiscard]] std::vector<ConsoleBoxState> withBoxNames(std::vector<ConsoleBoxState> sources,
                                                        const BoxNames& names);

} // namespace etherdeck::ui
