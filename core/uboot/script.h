#pragma once

#include "core/uboot/environment.h"

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

/// Commands in the variables of U-Boot, read without running them.
namespace etherdeck::uboot {

/// One command: "setenv", "ncip", "$serverip".
struct Command {
    std::vector<std::string> words;
    std::string variable; ///< in whose value it stands
};

/// The commands of a script in the order in which they stand, whatever its conditions: words of `if`, `for`
/// and `while` are left out. Quotes are removed; nothing is substituted.
[[nodiscard]] std::vector<std::vector<std::string>> commandsIn(std::string_view script);

/// Visits the commands that running a variable reaches, with those of the variables that `run` names, each
/// variable at most once on the way to a command. Bounded, whatever the environment holds. Names that contain
/// a '$' are not followed.
void visitCommands(const Environment& environment, std::string_view variable,
                   const std::function<void(const Command&)>& visit);

} // namespace etherdeck::uboot
