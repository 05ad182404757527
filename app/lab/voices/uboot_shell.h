#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace etherdeck::lab {

using UbootEnvironment = std::map<std::string, std::string, std::less<>>;

/// What U-Boot does after a line has been run.
enum class UbootAction { Prompt, Reset, Boot };

/// The commands of a simulated U-Boot: enough to look around, to change its environment, and to restart. Does
/// no I/O: pass it a line, take what it prints.
class UbootShell {
public:
    static constexpr std::size_t environmentSize = 131072 - 4; ///< in bytes, without the checksum

    /// `stored` is the environment in its flash.
    explicit UbootShell(UbootEnvironment stored) : m_stored(stored), m_present(std::move(stored)) {}

    /// Runs the commands of a line. Appends what they print to `output`, one element per datagram.
    UbootAction run(std::string_view line, std::vector<std::string>& output);
    /// Drops changes that were not saved.
    void restart() { m_present = m_stored; }
    /// Empty if there is none.
    [[nodiscard]] std::string variable(std::string_view name) const;

    /// What `version` prints, and a box whose netconsole has just come up.
    static void printVersion(std::vector<std::string>& output);

private:
    using Words = std::vector<std::string>;
    using Output = std::vector<std::string>;
    using Command = UbootAction (UbootShell::*)(const Words& words, Output& output);
    struct Entry {
        std::string_view name;
        std::string_view help;
        Command command;
    };
    static const std::vector<Entry>& entries();

    UbootAction runLine(std::string_view line, Output& output, int depth);
    UbootAction runCommand(const Words& words, Output& output, int depth);
    UbootAction runVariables(const Words& words, Output& output, int depth);

    UbootAction boot(const Words& words, Output& output);
    UbootAction echo(const Words& words, Output& output);
    UbootAction help(const Words& words, Output& output);
    UbootAction ping(const Words& words, Output& output);
    UbootAction printenv(const Words& words, Output& output);
    UbootAction reset(const Words& words, Output& output);
    UbootAction saveenv(const Words& words, Output& output);
    UbootAction setenv(const Words& words, Output& output);
    UbootAction version(const Words& words, Output& output);

    UbootEnvironment m_stored;
    UbootEnvironment m_present;
    int m_commandsLeft = 0; ///< in the current line: stops a variable that runs itself
};

} // namespace etherdeck::lab
