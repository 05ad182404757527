#pragma once

#include "core/exports/export.h"
#include "core/exports/fault.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::exports {

constexpr std::string_view vbladeProgram = "/usr/sbin/vblade";

/// vblade's options, without those that are its defaults.
[[nodiscard]] std::vector<std::string> vbladeOptions(const Export& config);
/// The argument vector of the vblade that serves an export on one of its interfaces. Options come first:
/// not every getopt() finds them later. The export must be without faults.
[[nodiscard]] std::vector<std::string> vbladeCommand(const Export& config, const std::string& interface,
                                                     std::string_view program = vbladeProgram);

/// Why words are not those of a vblade that serves something.
enum class CommandProblem : std::uint8_t {
    NotVblade,     ///< another program
    UnknownOption, ///< vblade prints its usage
    MissingValue,  ///< the last option has no value
    WrongCount,    ///< not shelf, slot, interface and file; or it cannot be told which they are
    RefusedValue,  ///< a value with which vblade prints its usage
};
/// "not-vblade", ….
[[nodiscard]] std::string_view name(CommandProblem problem);

/// What a vblade does that is started with these words.
struct CommandMeaning {
    /// Has one interface, and the address as it is on the wire. Not startsAtBoot, identity and priority.
    Export config;
    std::vector<Fault> faults; ///< values that it should have refused, in the order of the command line

    friend bool operator==(const CommandMeaning&, const CommandMeaning&) = default;
};

enum class WordsFrom : std::uint8_t {
    CommandLine, ///< as it is passed to a program
    Process,     ///< as the kernel shows it: a running vblade has cut the list of -m at its commas
};
/// Words include the program's name; an emulator's words in front of it are skipped. `directory` is what a
/// relative path is relative to.
[[nodiscard]] tl::expected<CommandMeaning, CommandProblem>
readVbladeCommand(std::span<const std::string> words, WordsFrom from, std::string_view directory = "/");

/// The words of /proc/PID/cmdline: each ends with a NUL.
[[nodiscard]] std::vector<std::string> commandLineWords(std::string_view bytes);

} // namespace etherdeck::exports
