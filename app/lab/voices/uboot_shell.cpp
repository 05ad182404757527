#include "app/lab/voices/uboot_shell.h"

#include "app/lab/voices/uboot_words.h"

#include <algorithm>
#include <numeric>

namespace etherdeck::lab {

namespace {

constexpr int maxCommands = 200; ///< per line
constexpr int deepestRun = 8;
constexpr std::size_t longestPiece = 512; ///< in one datagram (drivers/net/netconsole.c)

/// A long text is split into several datagrams.
void print(std::string_view text, std::vector<std::string>& output) {
    for (; !text.empty(); text.remove_prefix(std::min(text.size(), longestPiece)))
        output.emplace_back(text.substr(0, longestPiece));
}

std::size_t sizeOf(const UbootEnvironment& environment) {
    return std::accumulate(environment.begin(), environment.end(), std::size_t{1},
                           [](std::size_t sum, const auto& variable) {
                               return sum + variable.first.size() + variable.second.size() + 2;
                           });
}

} // namespace

const std::vector<UbootShell::Entry>& UbootShell::entries() {
    static const std::vector<Entry> table{
        {"?", "alias for 'help'", &UbootShell::help},
        {"boot", "boot default, i.e., run 'bootcmd'", &UbootShell::boot},
        {"echo", "echo args to console", &UbootShell::echo},
        {"help", "print command description/usage", &UbootShell::help},
        {"ping", "send ICMP ECHO_REQUEST to network host", &UbootShell::ping},
        {"printenv", "print environment variables", &UbootShell::printenv},
        {"reset", "Perform RESET of the CPU", &UbootShell::reset},
        {"run", "run commands in an environment variable", nullptr},
        {"saveenv", "save environment variables to persistent storage", &UbootShell::saveenv},
        {"setenv", "set environment variables", &UbootShell::setenv},
        {"version", "print monitor, compiler and linker version", &UbootShell::version},
    };
    return table;
}

std::string UbootShell::variable(std::string_view name) const {
    const auto found = m_present.find(name);
    return found == m_present.end() ? std::string() : found->second;
}

UbootAction UbootShell::run(std::string_view line, std::vector<std::string>& output) {
    m_commandsLeft = maxCommands;
    return runLine(line, output, 0);
}

UbootAction UbootShell::runLine(std::string_view line, Output& output, int depth) {
    while (!line.empty() && m_commandsLeft-- > 0) {
        const auto words =
            takeUbootCommand(line, [this](std::string_view wanted) { return variable(wanted); });
        if (words.empty())
            continue;
        if (const auto action = runCommand(words, output, depth); action != UbootAction::Prompt)
            return action;
    }
    return UbootAction::Prompt;
}

UbootAction UbootShell::runCommand(const Words& words, Output& output, int depth) {
    const auto& name = words.front();
    const auto entry = std::ranges::find(entries(), name, &Entry::name);
    if (entry == entries().end()) {
        print("Unknown command '" + name + "' - try 'help'\n", output);
        return UbootAction::Prompt;
    }
    return entry->command == nullptr ? runVariables(words, output, depth)
                                     : (this->*entry->command)(words, output);
}

UbootAction UbootShell::runVariables(const Words& words, Output& output, int depth) {
    for (std::size_t i = 1; i < words.size() && depth < deepestRun; ++i) {
        if (!m_present.contains(words[i])) {
            print("## Error: \"" + words[i] + "\" not defined\n", output);
            return UbootAction::Prompt;
        }
        const auto value = variable(words[i]);
        if (const auto action = runLine(value, output, depth + 1); action != UbootAction::Prompt)
            return action;
    }
    return UbootAction::Prompt;
}

UbootAction UbootShell::boot(const Words&, Output&) { return UbootAction::Boot; }

UbootAction UbootShell::echo(const Words& words, Output& output) {
    for (std::size_t i = 1; i < words.size(); ++i) {
        if (i > 1)
            print(" ", output);
        print(words[i], output);
    }
    print("\n", output);
    return UbootAction::Prompt;
}

UbootAction UbootShell::help(const Words& words, Output& output) {
    for (const auto& entry : entries()) {
        if (words.size() > 1 && words[1] != entry.name)
            continue;
        std::string line(entry.name);
        line.resize(std::max<std::size_t>(line.size(), 10), ' ');
        print(line + "- " + std::string(entry.help) + '\n', output);
    }
    return UbootAction::Prompt;
}

UbootAction UbootShell::ping(const Words& words, Output& output) {
    const auto host = words.size() > 1 ? words[1] : std::string();
    print("Using egiga0 device\n", output);
    const bool isThere = !host.empty() && host == variable("serverip");
    print((isThere ? "host " + host + " is alive\n" : "ping failed; host " + host + " is not alive\n"),
          output);
    return UbootAction::Prompt;
}

UbootAction UbootShell::printenv(const Words& words, Output& output) {
    if (words.size() == 1) {
        std::string all;
        for (const auto& [name, value] : m_present)
            all += name + '=' + value + '\n';
        print(all, output);
        print("\nEnvironment size: " + std::to_string(sizeOf(m_present)) + '/' +
                  std::to_string(environmentSize) + " bytes\n",
              output);
        return UbootAction::Prompt;
    }
    for (std::size_t i = 1; i < words.size(); ++i)
        print(m_present.contains(words[i]) ? words[i] + '=' + variable(words[i]) + '\n'
                                           : "## Error: \"" + words[i] + "\" not defined\n",
              output);
    return UbootAction::Prompt;
}

UbootAction UbootShell::reset(const Words&, Output& output) {
    print("resetting ...\n", output);
    return UbootAction::Reset;
}

UbootAction UbootShell::saveenv(const Words&, Output& output) {
    m_stored = m_present;
    print("Saving Environment to NAND... ", output);
    print("OK\n", output);
    return UbootAction::Prompt;
}

UbootAction UbootShell::setenv(const Words& words, Output& output) {
    if (words.size() < 2) {
        print("setenv - set environment variables\n", output);
        return UbootAction::Prompt;
    }
    const auto& name = words[1];
    if (name.find('=') != std::string::npos) {
        print("## Error: illegal character '=' in variable name \"" + name + "\"\n", output);
        return UbootAction::Prompt;
    }
    std::string value;
    for (std::size_t i = 2; i < words.size(); ++i)
        value += (i > 2 ? " " : "") + words[i];
    if (sizeOf(m_present) + name.size() + value.size() + 2 > environmentSize)
        print("## Error inserting \"" + name + "\" variable, errno=12\n", output);
    else if (value.empty())
        m_present.erase(name);
    else
        m_present[name] = value;
    return UbootAction::Prompt;
}

UbootAction UbootShell::version(const Words&, Output& output) {
    printVersion(output);
    return UbootAction::Prompt;
}

void UbootShell::printVersion(std::vector<std::string>& output) {
    print("U-Boot 2026.10-rc2 (Nov 22 2026 - 13:34:59 +0000)\n\n", output);
    print("arm-linux-gnueabi-gcc (Debian 12.2.0-14) 12.2.0\n", output);
    print("GNU ld (GNU Binutils for Debian) 2.40\n", output);
}

} // namespace etherdeck::lab
