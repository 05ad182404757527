#include "core/plans/change_queue.h"
#include "core/plans/json.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string_view>

using namespace etherdeck;
using namespace etherdeck::plans;
using test::require;

namespace {

/// What was read is written, and read again as the same.
template <class Value>
void readTwice(const Json& json, Result<Value> (*read)(const Json&)) {
    const auto value = read(json);
    if (!value)
        return;
    const auto again = read(toJson(*value));
    require(again.has_value() && toJson(*again) == toJson(*value));
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto json = Json::parse(text, nullptr, false);
    if (json.is_discarded())
        return 0;
    readTwice(json, diskFrom);
    readTwice(json, interfaceFrom);
    readTwice(json, exportFrom);
    readTwice(json, statusFrom);
    readTwice(json, wishFrom);
    readTwice(json, environmentFrom);
    readTwice(json, backupFrom);
    readTwice(json, areaFrom);
    readTwice(json, netconsoleTargetFrom);
    if (const auto shown = planFrom(json)) {
        const auto again = planFrom(toJson(shown->plan, shown->id));
        require(again.has_value() && again->plan == shown->plan && again->id == shown->id);
    }
    if (const auto queue = ChangeQueue::parse(text)) {
        const auto again = ChangeQueue::parse(queue->text());
        require(again.has_value() && again->text() == queue->text());
    }
    const auto refusal = refusalFrom(json, "x");
    require(refusalFrom(toJson(refusal), "x") == refusal);
    return 0;
}
