// The command line of a found vblade, as /proc/PID/cmdline has it.
#include "core/exports/validation.h"
#include "core/exports/vblade_command.h"
#include "tests/fuzz/require.h"

#include <cstddef>
#include <cstdint>
#include <string_view>

using namespace etherdeck;
using namespace etherdeck::exports;
using test::require;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    auto words = commandLineWords({reinterpret_cast<const char*>(data), size});
    words.insert(words.begin(), "vblade");
    for (const auto from : {WordsFrom::CommandLine, WordsFrom::Process}) {
        const auto meaning = readVbladeCommand(words, from, "/root");
        if (!meaning)
            continue;
        require(meaning->config.interfaces.size() == 1);
        if (!meaning->faults.empty())
            continue;
        require(faults(meaning->config).empty());
        const auto again =
            readVbladeCommand(vbladeCommand(meaning->config, meaning->config.interfaces.front()), from);
        require(again && again->faults.empty() && again->config == meaning->config);
    }
    return 0;
}
