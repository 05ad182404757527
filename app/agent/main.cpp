#include "core/system/output.h"

#include <string_view>
#include <unistd.h>

using namespace etherdeck;

namespace {

enum ExitStatus { Done = 0, Failed = 1, WrongUsage = 2 };

constexpr std::string_view version = "etherdeck-agent " ETHERDECK_VERSION "\n";

constexpr std::string_view help = "Usage: etherdeck-agent OPTION\n"
                                  "\n"
                                  "Runs on a box that serves AoE targets, and manages it for Etherdeck.\n"
                                  "\n"
                                  "  --help     show this and exit\n"
                                  "  --version  show the version and exit\n"
                                  "\n"
                                  "Exit status: 0 after success, 1 after a failure, 2 for wrong usage.\n";

ExitStatus print(std::string_view text) {
    Output output(STDOUT_FILENO);
    output.print(text);
    return output.close() || output.isLeft() ? Done : Failed;
}

} // namespace

int main(int argc, char** argv) {
    const std::string_view argument = argc == 2 ? argv[1] : "";
    if (argument == "--help")
        return print(help);
    if (argument == "--version")
        return print(version);
    Output(STDERR_FILENO).print(help);
    return WrongUsage;
}
