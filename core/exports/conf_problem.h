#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace etherdeck::exports {

/// What is wrong with a conf file, as a closed list. "The generator" is Debian's vblade-generator: a root
/// shell that sources all files in order and links a unit for each.
enum class ConfProblemKind : std::uint8_t {
    StopsGenerator,     ///< it ends here: no file after this one is started at boot
    RunsCommand,        ///< run as root at each start; if it fails, it stops the generator as well
    SkippedByGenerator, ///< not valid as shell syntax, or a variable is missing: not started at boot
    Differs,            ///< the shell and systemd read different values
    NotUnderstood,      ///< a part of the shell's language that is not read here
    UnknownVariable,    ///< nothing reads it; names are in lower case
    RefusedByVblade,    ///< vblade would print its usage instead of serving the disk
    NotKept,            ///< a setting that an Export cannot hold: lost when the export is changed
    Contradicts,        ///< another file of this address has other values
    Repeated,           ///< another file has this address on the same interface
};
/// "stops-generator", ….
[[nodiscard]] std::string_view name(ConfProblemKind kind);

struct ConfProblem {
    ConfProblemKind kind = ConfProblemKind::NotUnderstood;
    std::size_t line = 0; ///< from 1; 0: it is about the whole file
    std::string text;     ///< the variable, the word or the other file; safe to show

    friend bool operator==(const ConfProblem&, const ConfProblem&) = default;
};

/// An English sentence: where the problem is, and what it means.
[[nodiscard]] std::string sentence(const ConfProblem& problem);

} // namespace etherdeck::exports
