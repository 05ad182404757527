#include "core/console/batch.h"

#include <algorithm>

namespace etherdeck {

namespace {

using namespace netconsole;

std::size_t textsOf(const Line& line) {
    std::size_t bytes = line.text.size() + line.caller.size();
    for (const auto& entry : line.dictionary)
        bytes += sizeof entry + entry.key.size() + entry.value.size();
    return bytes;
}

} // namespace

std::vector<store::DrainedEvents> drained(std::span<const ConsoleBatchPtr> batches) {
    std::vector<store::DrainedEvents> all;
    for (const auto& batch : batches)
        all.push_back({batch->events, *batch->sources, &batch->journals.checkpoints});
    return all;
}

std::size_t memoryOf(std::span<const Event> events) {
    std::size_t bytes = events.size_bytes();
    for (const auto& event : events) {
        if (const auto* line = std::get_if<Line>(&event))
            bytes += textsOf(*line);
        else if (const auto* open = std::get_if<OpenLine>(&event))
            bytes += textsOf(open->line);
    }
    return bytes;
}

std::size_t linesIn(std::span<const Event> events) {
    return static_cast<std::size_t>(std::ranges::count_if(
        events, [](const Event& event) { return std::holds_alternative<Line>(event); }));
}

} // namespace etherdeck
