#pragma once

#include "core/remote/ask_server.h"

#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::ctl {

/// Somebody is at the terminal and can be asked.
[[nodiscard]] bool canAskTerminal();
/// Asks at the terminal; a secret is not shown while it is typed. Nothing at the end of input, or when `stop`
/// becomes readable.
[[nodiscard]] std::optional<std::string> askTerminal(const std::string& question, int stop);

/// The next line of standard input, at which somebody is, without its end. Nothing at the end of input.
[[nodiscard]] std::optional<std::string> readTypedLine();

/// The logins USER@HOST whose password ssh asks for when it connects to this destination, as its
/// configuration has them. Runs ssh -G.
[[nodiscard]] std::vector<std::string> loginsOf(const std::string& destination);
/// True when ssh asks for the password of one of the logins: not of a host on the way there, and not for a
/// passphrase. Not when it does not say of which, which ssh does since 8.5.
[[nodiscard]] bool asksForPasswordOf(const std::vector<std::string>& logins, std::string_view question);
/// Answers such a question with the password, once: ssh would ask again for a wrong one.
[[nodiscard]] remote::AskServer::Answer answerPasswordWith(std::string password,
                                                           std::vector<std::string> logins);

/// A password, up to the end of a line; without its line feed. Nothing when it cannot be read.
[[nodiscard]] std::optional<std::string> readPassword(int descriptor);

/// Answers what ssh asks while it lives: at the terminal where there is one. Nothing elsewhere.
[[nodiscard]] std::unique_ptr<remote::AskServer> answerAtTerminal();

} // namespace etherdeck::ctl
