#pragma once

#include "core/base/address.h"
#include "core/base/mac_address.h"

#include <QString>

#include <cstdint>
#include <functional>
#include <map>
#include <set>
#include <utility>
#include <vector>

namespace etherdeck::ui {

/// A target that this computer knows of.
struct SanTarget {
    enum class State : std::uint8_t {
        Answers,
        Silent,     ///< it did answer, and does no longer
        NotWatched, ///< it did answer; whether it does now is not known
    };
    State state = State::Answers;
    MacAddress mac;            ///< of its principal path
    std::set<MacAddress> macs; ///< of all its paths
};

/// What this computer knows of the SAN, for a new export.
struct SanView {
    std::map<Address, SanTarget> targets;
    std::vector<std::pair<QString, MacAddress>> own; ///< this computer's interfaces that are open for AoE
};
/// Asked whenever it matters.
using SanViewer = std::function<SanView()>;

} // namespace etherdeck::ui
