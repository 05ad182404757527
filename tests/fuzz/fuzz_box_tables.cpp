#include "app/agent/flash/fw_env_config.h"
#include "app/agent/network/netconsole.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string_view>

using namespace etherdeck;
using namespace etherdeck::agent;
using test::require;

// Where the environment is, and tables of the network, each read from the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto line = parseFwEnvConfig(text))
        require(line->size != 0 && line->mtd <= 1000);
    for (const auto& [address, mac] : parseArpTable(text))
        require(!address.empty() && !mac.isZero());
    if (const auto route = parseDefaultRoute(text))
        require(!route->first.empty() && Ipv4Address::parse(route->second).has_value());
    (void)hasExtendedNetconsole(text);
    if (const auto target = plans::parseModuleParameter(text))
        require(plans::parseModuleParameter(plans::moduleParameter(*target)) == target);
    (void)plans::targetInFile(text);
    return 0;
}
