#pragma once

#include "core/base/error.h"

#include <string>

namespace etherdeck::ctl {

/// Prints a problem to standard error: what happened, what to do about it, and the raw text.
void printProblem(const std::string& what, const std::string& advice = {}, const std::string& raw = {});

/// The same for a link that could not be opened or has failed. `linkProgram` is the path of the link child.
void printLinkProblem(const std::string& interface, const Error& error, const std::string& linkProgram);

/// What happened, for errors that carry no interface.
[[nodiscard]] std::string describe(const Error& error);

} // namespace etherdeck::ctl
