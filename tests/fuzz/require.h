#pragma once

#include <cstdlib>

namespace etherdeck::test {

/// An invariant for every input. Aborts when it is violated, so that the fuzzer keeps the input.
inline void require(bool holds) {
    if (!holds)
        std::abort();
}

} // namespace etherdeck::test
