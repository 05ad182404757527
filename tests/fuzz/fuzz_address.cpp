#include "core/base/address.h"
#include "core/base/mac_address.h"
#include "tests/fuzz/require.h"

#include <string_view>

using namespace etherdeck;
using test::require;

// An accepted address is printed as it was written, except for the leading e; a MAC address reads back the
// same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const std::string_view text(reinterpret_cast<const char*>(data), size);
    if (const auto address = Address::parse(text))
        require(address->toString() == text || address->toString() == "e" + std::string(text));
    if (const auto mac = MacAddress::parse(text))
        require(MacAddress::parse(mac->toString()) == mac);
    return 0;
}
