#include "core/base/byte_reader.h"
#include "core/uboot/doctor.h"
#include "core/uboot/netconsole_recipe.h"
#include "core/uboot/netconsole_setup.h"
#include "core/uboot/partitions.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstdint>
#include <string>
#include <vector>

using namespace etherdeck;
using namespace etherdeck::uboot;
using test::require;

namespace {

Environment changed(Environment environment, const std::vector<VariableChange>& changes) {
    for (const auto& change : changes)
        environment.set(change.name, change.value.value_or(std::string()));
    return environment;
}

void switchNetconsole(const Environment& environment) {
    const Ipv4Address server(0xc0a80102);
    const Ipv4Address box(0xc0a80105);
    if (const auto changes = enableNetconsole(environment, server, box)) {
        const auto setups = netconsoleOf(changed(environment, *changes));
        const auto preboot = std::ranges::find(setups, "preboot", &NetconsoleSetup::variable);
        require(preboot != setups.end() && preboot->isGuarded);
    }
    if (const auto changes = disableNetconsole(environment))
        require(!netconsoleState(changed(environment, *changes)).isOn);
}

void examineAndWriteBack(const Environment& environment) {
    DoctorFacts facts;
    facts.isWhole = true;
    facts.isPogoE02 = true;
    facts.mac = MacAddress({0x00, 0x25, 0x31, 1, 2, 3});
    facts.kernelPartitions = "mtdparts=orion_nand:1M(u-boot),-(data)";
    for (const auto& finding : examine(environment, facts))
        require(!name(finding.kind).empty() && !finding.variables.empty());
    switchNetconsole(environment);
    const auto image = environment.build(1 << 14);
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
    if (const auto parts = parsePartitions(asText(bytes)))
        require(!parts->empty() && hasSamePlaces({}, *parts));
    const auto printed = parsePrinted(asText(bytes));
    require(printed.unread.size() <= PrintedEnvironment::maxUnread);
    examineAndWriteBack(printed.environment);
    return 0;
}
