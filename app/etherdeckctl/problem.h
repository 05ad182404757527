#pragma once

#include "core/base/error.h"

#include <string>
#include <string_view>

namespace etherdeck::ctl {

/// Prints to standard error, as Output does.
void printNote(std::string_view text);

/// Prints a problem to standard error: what happened, on one line, what to do about it, and
/// the raw text.
void printProblem(const std::string& what, const std::string& advice = {}, const std::string& raw = {});

/// The same for a link that could not be opened or has failed. `linkProgram` is the path of the link child.
void printLinkProblem(const std::string& interface, const Error& error, const std::string& linkProgram);

/// What happened, for errors that carry no interface.
[[nodiscard]] std::string describe(const Error& error);

} // namespace etherdeck::ctl
