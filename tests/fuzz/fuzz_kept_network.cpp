#include "core/planner/kept_network.h"
#include "tests/fuzz/require.h"

#include <cstdint>
#include <string>

using namespace etherdeck::plans;
using etherdeck::test::require;

namespace {

void carryOut(BoxState& box, const FileChanges& changes) {
    for (const auto& [path, content] : changes) {
        require(content || box.files.contains(path));
        if (content)
            box.files[path] = *content;
        else
            box.files.erase(path);
    }
}

/// What was carried out once is found carried out the next time.
template <class Change, class Keep>
void keepTwice(BoxState& box, const Change& change, Keep keep) {
    const auto first = keep(box, change);
    if (!first)
        return;
    carryOut(box, *first);
    const auto second = keep(box, change);
    require(second && second->empty());
}

} // namespace

// The first byte chooses the keeper, the rest is the file that the settings are in.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    if (size == 0)
        return 0;
    const std::string content(reinterpret_cast<const char*>(data + 1), size - 1);
    BoxState box;
    switch (data[0] % 3) {
    case 0:
        box.networkKeeper = NetworkKeeper::Ifupdown;
        box.files["/etc/network/interfaces"] = content;
        break;
    case 1:
        box.networkKeeper = NetworkKeeper::SystemdNetworkd;
        box.networkFiles["eth0"] = "/etc/systemd/network/eth0.network";
        box.files["/etc/systemd/network/eth0.network.d/90-etherdeck.conf"] = content;
        break;
    default:
        box.networkKeeper = NetworkKeeper::Netifd;
        box.files["/etc/config/network"] = content;
        break;
    }
    keepTwice(box, ChangeMtu{"eth0", 1500, 9000}, keepMtu);
    keepTwice(box, CreateVlan{"eth0", 5, "eth0.5"}, keepVlan);
    keepTwice(box, ChangeMtu{"eth0.5", 1500, 4200}, keepMtu);
    keepTwice(box, DeleteVlan{"eth0", 5, "eth0.5"}, forgetVlan);
    return 0;
}
