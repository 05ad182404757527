#include "core/store/console/store.h"
#include "tests/core/store/console/console_events.h"

#include <cstdio>
#include <cstdlib>

/// Merges boxes 1 and 2 of a store and takes them apart again, over and over, some lines at a time:
///   console_mover FILE
/// Prints a line after each step. To be killed.
int main(int argc, char** argv) {
    using namespace etherdeck;
    if (argc != 2)
        return EXIT_FAILURE;
    auto store = store::ConsoleStore::open(argv[1]);
    if (!store)
        return EXIT_FAILURE;
    const auto tell = [] {
        std::puts("done");
        std::fflush(stdout);
    };
    for (int round = 0;; ++round) {
        const bool done = round % 2 == 0 ? store->merge(1, 2, tests::consoleStart).has_value()
                                         : store->takeApart(1, 2).has_value();
        if (!done)
            return EXIT_FAILURE;
        tell();
        const int limit = round % 6 < 2 ? 3 : 1'000; // some are broken off
        for (int step = 0; step < limit && store->migrateMergedLines(400).value_or(0) > 0; ++step)
            tell();
    }
}
