#pragma once

#include <cstdlib>
#include <string_view>

namespace etherdeck::tests {

/// How much a test does: `usual` in every run, `full` with `./test full`.
template <class Count>
[[nodiscard]] Count sizeOf(Count usual, Count full) {
    const char* size = std::getenv("ETHERDECK_TEST_SIZE");
    return size != nullptr && std::string_view(size) == "full" ? full : usual;
}

} // namespace etherdeck::tests
