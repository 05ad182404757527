#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

/// The language of U-Boot's variables (common/cli_hush.c), read without running anything.
namespace etherdeck::uboot {

/// A part of a script. What has children has them in `parts`, in the order in which they stand.
struct ScriptNode {
    enum class Kind : std::uint8_t {
        Command, ///< `words`
        List,    ///< parts one after the other, whatever they return
        And,     ///< each only if the one before it succeeded
        Or,      ///< each only if the one before it failed
        If,      ///< condition and branch, any number of times; a part more: the last branch
        While,   ///< condition and body
        Until,   ///< condition and body: goes on when the condition has succeeded
        For,     ///< body
    };
    Kind kind = Kind::List;
    std::vector<std::string> words; ///< without quotes; nothing is substituted
    std::vector<ScriptNode> parts;

    friend bool operator==(const ScriptNode&, const ScriptNode&) = default;
};

/// Never fails: what is not closed ends with the script. Deeper than 32 levels, or behind 2,000 commands,
/// nothing is read.
[[nodiscard]] ScriptNode parseScript(std::string_view script);

/// All its commands, whatever their conditions.
[[nodiscard]] std::vector<std::vector<std::string>> commandsIn(const ScriptNode& script);

/// From its '#' to the end of the script, behind which nothing on the same line would run; empty: it has
/// none.
[[nodiscard]] std::string_view commentAtEndOf(std::string_view script);

/// "serverip" of "$serverip" and "${serverip}"; empty: the word is no variable.
[[nodiscard]] std::string_view variableIn(std::string_view word);

} // namespace etherdeck::uboot
