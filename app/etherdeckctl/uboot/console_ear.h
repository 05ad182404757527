#pragma once

#include "core/box_netconsole/verification.h"
#include "core/journal/follower.h"
#include "core/sockets/sockets.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace etherdeck::ctl {

/// Listens for console output of a box: on the port itself, or in the journal of the program that has it.
class ConsoleEar {
public:
    /// Prints why nothing can be heard.
    [[nodiscard]] static std::optional<ConsoleEar> open(std::uint16_t port);

    /// Until it is over. An interrupt cancels it: from the moment on when the note is printed.
    void listen(box_netconsole::Verification& verification, std::string_view note);

private:
    ConsoleEar() = default;
    bool takeShare(box_netconsole::Verification& verification);

    ConsoleSockets m_sockets;
    std::optional<JournalFollower> m_follower;
};

} // namespace etherdeck::ctl
