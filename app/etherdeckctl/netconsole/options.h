#pragma once

#include "core/syslog/target.h"

#include <chrono>
#include <cstdint>
#include <string>
#include <vector>

namespace etherdeck::ctl {

/// Options of the netconsole commands.
struct NetconsoleOptions {
    std::vector<std::string> addresses; ///< to listen on; empty: all, of IPv4 and IPv6
    std::vector<std::uint16_t> ports;   ///< empty: 6666
    bool json = false;

    // listen
    std::chrono::seconds duration{}; ///< zero: until interrupted
    std::string store;               ///< empty: the history
    bool noStore = false;
    bool quiet = false;                            ///< only problems and the summary are printed
    std::vector<netconsole::SyslogTarget> forward; ///< log servers
    std::chrono::hours keepFor{};                  ///< older lines are removed; zero: keep all
    std::int64_t keepMegabytes = 0; ///< beyond this size the oldest lines are removed; zero: keep all

    // send, stop-boot, replay
    std::string host; ///< with or without port
    std::string text;
    std::string key; ///< that stops autoboot; empty: control-C
    std::chrono::seconds patience{};

    // replay
    std::string file;
    bool fast = false;
};

} // namespace etherdeck::ctl
