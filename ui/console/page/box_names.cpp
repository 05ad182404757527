#include "ui/console/page/box_names.h"

namespace etherdeck::ui {

BoxNames boxNames(const boxes::Boxes& boxes) {
    BoxNames names;
    for (const auto& box : boxes.all())
        if (!box.box.name.empty())
            for (const auto source : box.all<boxes::SourceId>())
                names.emplace(static_cast<std::int64_t>(source), box.box.name);
    return names;
}

std::vector<ConsoleBoxState> withBoxNames(std::vector<ConsoleBoxState> sources, const BoxNames& names) {
    const auto nameOf = [&names](const ConsoleBoxState& source) {
        const auto found = names.find(source.source);
        return source.name.empty() && found != names.end() ? &found->second : nullptr;
    };
    std::map<std::string, int> counts;
    for (const auto& source : sources)
        if (const auto* const name = nameOf(source))
            ++counts[*name];
    for (auto& source : sources)
        if (const auto* const name = nameOf(source))
            source.title = counts[*name] == 1 ? *name : *name + " (" + source.title + ')';
    return sources;
}

} // namespace etherdeck::ui
