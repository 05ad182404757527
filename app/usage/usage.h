#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>
#include <vector>

/// Wrong usage, told with what would be right.
namespace etherdeck::usage {

/// Refuses what is no whole number or out of range: "'-1' is not a number from 1 to 3600".
/// A word besides, such as "all", is let through.
[[nodiscard]] CLI::Validator between(std::int64_t least, std::int64_t most, const std::string& word = {});
/// Refuses other words: "'hom' is not one of home, conflict, rack; did you mean 'home'?".
[[nodiscard]] CLI::Validator oneOf(std::vector<std::string> words);
/// "; did you mean 'home'?", or nothing when no word is near.
[[nodiscard]] std::string suggestion(const std::string& typed, const std::vector<std::string>& words);

/// What to print on standard error for a command line that was refused. A mistyped command or option is
/// named, with the nearest that there is.
[[nodiscard]] std::string problem(const CLI::App& app, const std::vector<std::string>& arguments,
                                  const CLI::ParseError& error);

} // namespace etherdeck::usage
