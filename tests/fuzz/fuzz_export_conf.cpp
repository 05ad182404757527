// A file of /etc/vblade.conf.d. What it means is written and read again.
#include "core/exports/conf.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace etherdeck;
using namespace etherdeck::exports;
using test::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view content(reinterpret_cast<const char*>(data), size);
    for (const auto reader : {ConfReader::Systemd, ConfReader::Shell}) {
        const auto reading = readConf("x.conf", content, reader);
        require(reading.problems.size() <= 50);
        for (const auto& problem : reading.problems)
            require(std::ranges::count(problem.text, '\n') == 0);
        if (!reading.config)
            continue;
        require(reading.config->interfaces.size() == 1);
        const auto files = confFiles(*reading.config);
        if (!files)
            continue;
        const auto& file = files->front();
        const auto again = readConf(file.name, file.content, reader);
        require(again.problems.empty() && again.faults.empty());
        require(again.config == reading.config);
    }
    return 0;
}
