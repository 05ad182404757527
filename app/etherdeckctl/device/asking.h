#pragma once

#include "core/remote/ask_server.h"

#include <memory>
#include <optional>
#include <string>

namespace etherdeck::ctl {

/// Somebody is at the terminal and can be asked.
[[nodiscard]] bool canAskTerminal();
/// Asks at the terminal; a secret is not shown while it is typed. Nothing at the end of input, or when `stop`
/// becomes readable.
[[nodiscard]] std::optional<std::string> askTerminal(const std::string& question, int stop);

/// Answers questions for passwords with this one, once: ssh would ask again for a wrong one.
[[nodiscard]] remote::AskServer::Answer answerPasswordWith(std::string password);

/// Answers what ssh asks while it lives: at the terminal where there is one. Nothing elsewhere.
[[nodiscard]] std::unique_ptr<remote::AskServer> answerAtTerminal();

} // namespace etherdeck::ctl
