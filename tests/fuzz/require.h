#pragma once

#include <cstdlib>

namespace etherdeck::test {

/// A rule that holds for every input. Ends the program where it does not, so that the fuzzer keeps the input.
inline void require(bool holds) {
    if (!holds)
        std::abort();
}

} // namespace etherdeck::test
