#pragma once

#include "core/journal/follower.h"
#include "core/sockets/sockets.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>

namespace etherdeck::ctl {

/// Waits for console output of a box: on the port itself, or in the journal of the program that has it.
class ConsoleEar {
public:
    /// Prints why nothing can be heard.
    [[nodiscard]] static std::optional<ConsoleEar> open(std::uint16_t port);

    /// The address that sent the text; nothing when the time is over, or when interrupted.
    [[nodiscard]] std::optional<std::string> waitFor(std::string_view text, std::chrono::seconds longest);

private:
    ConsoleEar() = default;
    void hear(const std::string& sender, std::string_view bytes);

    ConsoleSockets m_sockets;
    std::optional<JournalFollower> m_follower;
    std::map<std::string, std::string> m_heard; ///< the end of what each sender sent
};

} // namespace etherdeck::ctl
