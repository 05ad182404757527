#include "tests/support/registered_test.h"

#include <cstdio>
#include <filesystem>
#include <map>
#include <string>

namespace etherdeck::tests {

namespace {

/// The tests by name. They register before main() begins, so the map is created on first use.
std::map<std::string, TestRun>& tests() {
    static std::map<std::string, TestRun> registered;
    return registered;
}

} // namespace

bool registerTest(const char* file, TestRun run) {
    const auto source = std::filesystem::path(file).stem().string(); // "tst_parse"
    tests().emplace(source.substr(source.find('_') + 1), run);
    return true;
}

} // namespace etherdeck::tests

/// The first argument is the name of a test; the rest are for Qt Test.
int main(int argc, char** argv) {
    const auto& tests = etherdeck::tests::tests();
    const auto found = argc > 1 ? tests.find(argv[1]) : tests.end();
    if (found == tests.end()) {
        (void)std::fputs("usage: name one of these tests, then arguments for it:\n", stderr);
        for (const auto& [name, run] : tests)
            (void)std::fprintf(stderr, "  %s\n", name.c_str());
        return 2;
    }
    argv[1] = argv[0];
    return found->second(argc - 1, argv + 1);
}
