#pragma once

#include "core/base/address.h"
#include "core/base/mac_address.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::ctl {

/// Options of all commands that use the wire.
struct WireOptions {
    std::vector<std::string> interfaces; ///< empty: all that suit AoE
    std::string linkProgram;             ///< empty: the installed one
    bool json = false;
    std::chrono::milliseconds window{1500};
    std::chrono::milliseconds poll{10000};
};

struct DiscoverOptions {
    bool isAnswerExpected = false; ///< it is a failure if no target answers
    bool known = false;            ///< also list targets from the history that do not answer
    std::string store;             ///< empty: the default history
};

struct ConfigOptions {
    enum class Action { Get, Set, Clear };
    Action action = Action::Get;
    Address address;
    std::string string;
    std::optional<MacAddress> mac;
    bool force = false;
};

} // namespace etherdeck::ctl
