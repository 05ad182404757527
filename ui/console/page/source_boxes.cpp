#include "ui/console/page/source_boxes.h"

namespace etherdeck::ui {

SourceBoxes sourceBoxes(const boxes::Boxes& boxes) {
    SourceBoxes found;
    for (const auto& box : boxes.all())
        for (const auto source : box.all<boxes::SourceId>())
            found.emplace(static_cast<std::int64_t>(source),
                          SourceBox{box.key, box.title(), box.box.name, box.box.group});
    return found;
}

std::map<boxes::BoxKey, int> sourceCounts(const std::vector<ConsoleBoxState>& sources,
                                          const SourceBoxes& boxes) {
    std::map<boxes::BoxKey, int> counts;
    for (const auto& source : sources)
        if (const auto found = boxes.find(source.source); found != boxes.end())
            ++counts[found->second.key];
    return counts;
}

std::vector<ConsoleBoxState> withBoxNames(std::vector<ConsoleBoxState> sources, const SourceBoxes& boxes) {
    auto counts = sourceCounts(sources, boxes);
    for (auto& source : sources) {
        const auto found = boxes.find(source.source);
        if (found == boxes.end() || found->second.name.empty())
            continue;
        const auto& name = found->second.name;
        source.title = counts[found->second.key] == 1 ? name : name + " (" + source.title + ')';
    }
    return sources;
}

} // namespace etherdeck::ui
