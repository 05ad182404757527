#pragma once

#include <CLI/CLI.hpp>

#include <cstdint>
#include <string>
#include <vector>

/// Messages about wrong usage that say what would be right.
namespace etherdeck::usage {

/// Refuses anything but a whole number within the range: "'-1' is not a number from 1 to 3600". An additional
/// word, such as "all", is accepted.
[[nodiscard]] CLI::Validator between(std::int64_t least, std::int64_t limit, const std::string& word = {});
/// Refuses other words: "'hom' is not one of home, conflict, rack; did you mean 'home'?".
[[nodiscard]] CLI::Validator oneOf(std::vector<std::string> words);
/// "; did you mean 'home'?", or nothing if no word is near.
[[nodiscard]] std::string suggestion(const std::string& typed, const std::vector<std::string>& words);

/// The text for standard error after a command line was refused. Names a mistyped command or option, with the
/// nearest one that exists.
[[nodiscard]] std::string problem(const CLI::App& app, const std::vector<std::string>& arguments,
                                  const CLI::ParseError& error);

} // namespace etherdeck::usage
