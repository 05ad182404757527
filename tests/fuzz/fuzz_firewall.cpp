// Firewall rules as printed by nft or iptables-save; the first byte selects which.
#include "core/advisor/firewall_rules.h"
#include "tests/fuzz/require.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace etherdeck;
using test::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const std::string_view text(reinterpret_cast<const char*>(data) + 1, size - 1);
    const FirewallPacket packet{6666, "eth0", {{192, 168, 1, 77}}, {{192, 168, 1, 2}}};
    const auto rules = data[0] == 'i' ? parseIptables(text, packet) : parseNftables(text, packet);
    if (!rules)
        return 0;
    const auto verdict = judge(*rules);
    require(verdict.kind == FirewallVerdict::Kind::Open || rules->contains(verdict.chain));
    require(judge(*rules, true).kind <= FirewallVerdict::Kind::Drops);
    return 0;
}
