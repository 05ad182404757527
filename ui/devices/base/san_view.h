#pragma once

#include "core/base/address.h"
#include "core/base/mac_address.h"

#include <QString>

#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace etherdeck::ui {

/// Who has an address: "this box, for /dev/sdb", "a target on eth1".
using TakenAddresses = std::map<Address, QString>;

/// What this computer knows of the SAN, for a new export.
struct SanView {
    TakenAddresses taken;
    std::vector<std::pair<QString, MacAddress>> own; ///< this computer's interfaces that are open for AoE
    /// Of those that are taken, where nothing answers now, and from which MAC addresses something did.
    std::map<Address, std::set<MacAddress>> silent = {};
};
/// Asked whenever it matters.
using SanViewer = std::function<SanView()>;

} // namespace etherdeck::ui
