#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>

namespace etherdeck::ctl {

/// Prints to standard error, made harmless as by Output.
void printNote(std::string_view text);

/// Prints a problem to standard error: what happened (one line), what to do about it, and the raw text of
/// the error.
void printProblem(const std::string& what, const std::string& advice = {}, const std::string& raw = {});

/// The same for a link that failed to open or failed later. `linkProgram` is the path of the link child.
void printLinkProblem(const std::string& interface, const Error& error, const std::string& linkProgram);

/// What happened, for errors that do not concern an interface.
[[nodiscard]] std::string describe(const Error& error);

} // namespace etherdeck::ctl
