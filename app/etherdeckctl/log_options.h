#pragma once

#include "core/base/clock.h"
#include "core/netconsole/line.h"

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace etherdeck::ctl {

/// What is wanted of the history of the console.
struct LogOptions {
    enum class Action { Sources, Boots, Show, Search, Export, Crashes, Follow, Recover, Upgrade };
    Action action = Action::Sources;
    std::string store; ///< empty: where the history lies
    bool json = false;

    std::vector<std::string> sources; ///< number, name, address, or address:port
    std::optional<std::int64_t> boot;
    std::optional<netconsole::Level> level;
    bool alsoWithoutLevel = false; ///< where a level is wanted
    std::optional<WallTime> since;
    std::optional<WallTime> until;

    std::vector<std::string> words; ///< of Search
    bool isExpression = false;      ///< the words are a regular expression
    bool caseMatters = false;       ///< in it
    bool oldestFirst = false;
    std::size_t limit = 0; ///< 0: all
    std::string output;    ///< of Export; empty: standard output
};

} // namespace etherdeck::ctl
