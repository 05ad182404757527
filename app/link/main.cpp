#include "app/link/privileges.h"
#include "core/link/pcap/capture.h"
#include "core/link/serve_link.h"
#include "core/system/output.h"

#include <string>
#include <string_view>
#include <unistd.h>

using namespace etherdeck;

namespace {

constexpr const char* programAndVersion = "etherdeck-link " ETHERDECK_VERSION;

enum ExitStatus { Done = 0, Failed = 1, WrongUsage = 2 };

constexpr const char* help =
    "Usage: etherdeck-link INTERFACE\n"
    "\n"
    "Carries ATA-over-Ethernet frames between one network interface and the program that started it, on\n"
    "standard input and output. etherdeck and etherdeckctl start it by themselves: it is the only part of\n"
    "Etherdeck with a privilege (CAP_NET_RAW), and gives that up once the interface is open.\n"
    "\n"
    "  --help     show this and exit\n"
    "  --version  show the version and exit\n"
    "\n"
    "Exit status: 0 when the program closes its end, 1 after a failure, 2 for wrong usage.\n";

/// Closes descriptors left open by the parent, and opens missing standard ones.
void tidyDescriptors() {
    openMissingDescriptors();
    ::close_range(STDERR_FILENO + 1, ~0U, 0);
}

ExitStatus print(std::string_view text) {
    Output output(STDOUT_FILENO);
    output.print(text);
    return output.close() || output.isLeft() ? Done : Failed;
}

/// Gives up the last privilege as soon as it is no longer needed.
Result<std::unique_ptr<link::FrameCapture>> captureAndDrop(const link::InterfaceStatus& status) {
    auto capture = link::openPcapCapture(status);
    if (!capture)
        return capture;
    if (auto dropped = privileges::dropAll(); !dropped)
        return fail(dropped.error());
    return capture;
}

Result<std::unique_ptr<link::InterfaceLink>> open(const std::string& interface) {
    if (auto kept = privileges::keepOnlyCapture(); !kept)
        return fail(kept.error());
    return link::InterfaceLink::open(interface, captureAndDrop);
}

} // namespace

int main(int argc, char** argv) {
    const std::string_view argument = argc == 2 ? argv[1] : "";
    if (argument == "--help")
        return print(help);
    if (argument == "--version")
        return print(std::string(programAndVersion) + '\n');
    if (argument.empty() || argument.starts_with('-')) {
        Output(STDERR_FILENO).print(help);
        return WrongUsage;
    }
    if (::isatty(STDOUT_FILENO)) {
        Output(STDERR_FILENO)
            .print("etherdeck-link is started by etherdeck and etherdeckctl; there is nothing to see here.\n"
                   "Try: etherdeckctl discover\n");
        return WrongUsage;
    }
    tidyDescriptors();
    const auto opened = open(std::string(argument));
    if (!opened) {
        link::refuseLink(opened.error(), STDOUT_FILENO);
        return Failed;
    }
    return link::serveLink(**opened, programAndVersion, STDIN_FILENO, STDOUT_FILENO) ? Done : Failed;
}
