#include "core/aoe/build.h"
#include "core/aoe/parse.h"
#include "tests/core/aoe/frame_text.h"
#include "tests/fuzz/require.h"

using namespace etherdeck;
using test::require;

namespace {

void checkLimits(const aoe::Frame& frame) {
    require(frame.header.version <= 1);
    if (frame.header.vlan)
        require(*frame.header.vlan <= 0x0fff);
    if (const auto* config = std::get_if<aoe::Config>(&frame.body)) {
        require(config->string.size() <= aoe::longestConfigString);
        require(!frame.header.error || frame.header.targetError == aoe::TargetError::ConfigStringPresent);
    } else if (frame.header.error) {
        require(std::holds_alternative<aoe::NoArguments>(frame.body));
    }
}

} // namespace

// What parse() accepts is within the limits stated in frame.h, can be built, and reads back the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto frame = aoe::parse(std::as_bytes(std::span(data, size)));
    if (!frame)
        return 0;
    checkLimits(*frame);
    require(!test::describe(*frame).empty());
    const auto built = aoe::build(*frame, aoe::Padding::None);
    require(built.has_value() && built->size() <= size);
    const auto again = aoe::parse(*built);
    require(again && test::sameFrame(*frame, *again));
    return 0;
}
