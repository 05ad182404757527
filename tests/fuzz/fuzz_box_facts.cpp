#include "app/agent/box/facts_text.h"
#include "app/agent/box/host_name.h"
#include "app/agent/box/kernel_log.h"
#include "tests/fuzz/require.h"

#include <cmath>
#include <cstdint>

using namespace etherdeck::agent;
using etherdeck::test::require;

// Files of /proc and /etc, each read from the same bytes.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    const auto mtd = parseMtd(text);
    for (std::size_t i = 1; i < mtd.size(); ++i)
        require(mtd[i - 1].index <= mtd[i].index);
    (void)memoryIn(text, "MemTotal");
    require(cpuinfoValue(text, "Hardware").size() <= size);
    require(osReleaseValue(text, "PRETTY_NAME").size() <= size);
    for (const double load : parseLoad(text))
        require(std::isfinite(load) && load >= 0);
    require(parseUptime(text).count() >= 0);
    (void)socIn(deviceTreeStrings(text));
    PackageVersion version("vblade");
    version.addLine(text);
    version.end();
    const auto changed = withHostName(text, "plug1");
    require(withHostName(changed, "plug1") == changed);
    (void)parseKernelRecord(text);
    return 0;
}
