#pragma once

#include "core/base/address.h"
#include "core/base/mac_address.h"

#include <chrono>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::ctl {

/// Exit statuses, the same for every command.
enum class ExitStatus { Done = 0, Failed = 1, WrongUsage = 2 };

/// What all commands that use the wire share.
struct WireOptions {
    std::vector<std::string> interfaces; ///< empty: all that can carry AoE
    std::string linkProgram;             ///< empty: where it is installed
    bool json = false;
    std::chrono::milliseconds window{1500};
    std::chrono::milliseconds poll{10000};
};

struct DiscoverOptions {
    bool known = false; ///< list also what the history knows and does not answer
    std::string store;  ///< empty: where the history lies
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
