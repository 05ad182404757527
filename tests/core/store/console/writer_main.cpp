#include "core/store/console/store.h"
#include "tests/core/store/console/console_events.h"

#include <cstdio>
#include <cstdlib>

/// Appends numbered lines to a store without end, a batch after the other, and indexes and prunes between:
///   console_writer FILE
/// Prints the number of lines after each batch that is stored. To be killed.
int main(int argc, char** argv) {
    using namespace etherdeck;
    if (argc != 2)
        return EXIT_FAILURE;
    auto store = store::ConsoleStore::open(argv[1]);
    if (!store)
        return EXIT_FAILURE;
    const std::vector sources{tests::sourceInfo(1, 5)};
    std::uint64_t number = 0;
    for (std::uint32_t boot = 1;; ++boot) {
        std::vector<netconsole::Event> batch;
        for (int i = 0; i < 200; ++i) {
            ++number;
            batch.emplace_back(
                tests::consoleLine("line number " + std::to_string(number), number, 1, 1 + boot / 50));
        }
        if (!store->append(batch, sources))
            return EXIT_FAILURE;
        std::printf("%llu\n", static_cast<unsigned long long>(number));
        std::fflush(stdout);
        if (!store->index(150) ||
            !store->prune({std::chrono::seconds(0), 1'500'000}, tests::consoleStart, 100))
            return EXIT_FAILURE;
    }
}
