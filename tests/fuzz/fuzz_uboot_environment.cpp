#include "core/base/byte_reader.h"
#include "core/uboot/doctor.h"
#include "core/uboot/netconsole_setup.h"
#include "tests/fuzz/require.h"

#include <cstdint>

using namespace etherdeck;
using namespace etherdeck::uboot;
using test::require;

namespace {

void examineAndWriteBack(const Environment& environment) {
    DoctorFacts facts;
    facts.isWhole = true;
    facts.isPogoE02 = true;
    facts.mac = MacAddress({0x00, 0x25, 0x31, 1, 2, 3});
    for (const auto& finding : examine(environment, facts))
        require(!name(finding.kind).empty() && !finding.variables.empty());
    (void)netconsoleOf(environment);
    const auto image = environment.build(1 << 20);
    require(image.has_value());
    const auto again = Environment::parse(*image);
    require(again && *again == environment);
}

} // namespace

/// Whatever was printed or stored is read, examined, and read back the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto bytes = std::as_bytes(std::span(data, size));
    if (const auto found = findEnvironment(bytes))
        examineAndWriteBack(found->environment);
    const auto printed = parsePrinted(asText(bytes));
    require(printed.unread.size() <= PrintedEnvironment::maxUnread);
    examineAndWriteBack(printed.environment);
    return 0;
}
