#include "core/user_files/device_list.h"
#include "tests/fuzz/require.h"

using namespace etherdeck;
using test::require;

// What is read of a list of devices is written as a list that reads the same.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto list = remote::readDeviceList({reinterpret_cast<const char*>(data), size});
    if (!list)
        return 0;
    const auto again = remote::readDeviceList(remote::deviceListText(list->devices));
    require(again && again->devices == list->devices && again->wrong.empty());
    return 0;
}
