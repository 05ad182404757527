#pragma once

#include "core/base/clock.h"
#include "core/netconsole/base/line.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::ctl {

/// Options of the `log` commands.
struct LogOptions {
    enum class Action { Sources, Boots, Show, Search, Export, Crashes, Follow, Recover, Upgrade };
    Action action = Action::Sources;
    std::string store; ///< empty: the default history
    bool json = false;

    std::vector<std::string> sources; ///< number, name, address, or address:port
    std::optional<std::int64_t> boot;
    std::optional<netconsole::Level> level;
    bool alsoWithoutLevel = false; ///< when `level` is set
    std::optional<WallTime> since;
    std::optional<WallTime> until;

    std::vector<std::string> words; ///< for Search
    bool isExpression = false;      ///< the words are a regular expression
    bool caseMatters = false;       ///< in the regular expression
    bool oldestFirst = false;
    std::size_t limit = 0; ///< 0: all
    std::string output;    ///< for Export; empty: standard output
};

} // namespace etherdeck::ctl
