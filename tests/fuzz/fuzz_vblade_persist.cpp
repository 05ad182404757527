// The files of vblade-persist: path and content by turns, each ended by a NUL.
#include "core/exports/conf.h"
#include "core/exports/persist.h"
#include "core/exports/validation.h"
#include "tests/fuzz/require.h"

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <map>
#include <string>
#include <string_view>

using namespace etherdeck;
using namespace etherdeck::exports;
using test::require;

namespace {

std::string take(std::string_view& bytes) {
    const auto end = std::min(bytes.find('\0'), bytes.size());
    std::string text(bytes.substr(0, end));
    bytes.remove_prefix(std::min(end + 1, bytes.size()));
    return text;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    std::string_view bytes(reinterpret_cast<const char*>(data), size);
    std::map<std::string, std::string> files;
    while (!bytes.empty()) {
        auto path = take(bytes);
        files[std::move(path)] = take(bytes);
    }
    const auto found = readPersist(files);
    for (const auto& entry : found.exports) {
        require(faults(entry.config).empty());
        require(confFiles(entry.config).has_value());
        require(entry.config.address.toString() == entry.directory);
    }
    return 0;
}
