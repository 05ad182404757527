#include "app/link/privileges.h"
#include "app/link/system_calls.h"
#include "core/link/egress_filter.h"
#include "core/link/pcap/capture.h"
#include "core/link/serve_link.h"
#include "core/system/network/interfaces.h"
#include "core/system/output.h"

#include <chrono>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <unistd.h>
#include <utility>
#include <vector>

using namespace etherdeck;

namespace {

constexpr const char* programAndVersion = "etherdeck-link " ETHERDECK_VERSION;

enum ExitStatus { Done = 0, Failed = 1, WrongUsage = 2 };

constexpr const char* help =
    "Usage: etherdeck-link [--arp] INTERFACE\n"
    "\n"
    "Carries ATA-over-Ethernet frames between one network interface and the program that started it, on\n"
    "standard input and output. etherdeck and etherdeckctl start it by themselves: it is the only part of\n"
    "Etherdeck with a privilege (CAP_NET_RAW), and gives that up once the interface is open.\n"
    "\n"
    "  --arp      ARP instead: lets out requests for addresses, and nothing else\n"
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

/// Gives up the last privilege, and what the system would do for it, as soon as it is no longer needed.
Result<std::unique_ptr<link::FrameCapture>> captureAndDrop(const link::InterfaceStatus& status,
                                                           link::Captured what) {
    auto capture = link::openPcapCapture(status, what);
    if (!capture)
        return capture;
    if (auto dropped = privileges::dropAll(); !dropped)
        return fail(dropped.error());
    if (auto confined = privileges::allowOnlyCarrying(); !confined)
        return fail(confined.error());
    return capture;
}

Result<std::unique_ptr<link::InterfaceLink>> open(const std::string& interface, link::Captured what) {
    if (auto kept = privileges::keepOnlyCapture(); !kept)
        return fail(kept.error());
    return link::InterfaceLink::open(
        interface, [what](const link::InterfaceStatus& status) { return captureAndDrop(status, what); });
}

/// The addresses of an interface as they are now, looked up at most once a second.
class OwnAddresses {
public:
    explicit OwnAddresses(std::string interface) : m_interface(std::move(interface)) {}

    [[nodiscard]] const std::vector<Ipv4Address>& get() {
        constexpr auto validFor = std::chrono::seconds(1);
        if (const auto now = Clock::now(); !m_readAt || now - *m_readAt >= validFor) {
            m_readAt = now;
            m_addresses = link::ipv4AddressesOf(m_interface);
        }
        return m_addresses;
    }

private:
    std::string m_interface;
    std::optional<TimePoint> m_readAt;
    std::vector<Ipv4Address> m_addresses;
};

link::EgressRules rulesFor(const std::string& interface, link::Captured what) {
    if (what == link::Captured::Aoe)
        return {};
    constexpr int arpFramesPerSecond = 250;
    const auto own = std::make_shared<OwnAddresses>(interface);
    return {[own](std::span<const std::byte> frame, const MacAddress& mac, std::uint32_t) {
                return link::mayAsk(frame, mac, own->get());
            },
            arpFramesPerSecond};
}

} // namespace

int main(int argc, char** argv) {
    const bool isArp = argc == 3 && std::string_view(argv[1]) == "--arp";
    const auto what = isArp ? link::Captured::Arp : link::Captured::Aoe;
    const std::string_view argument = isArp ? argv[2] : argc == 2 ? argv[1] : "";
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
    const std::string interface(argument);
    const auto opened = open(interface, what);
    if (!opened) {
        link::refuseLink(opened.error(), STDOUT_FILENO);
        return Failed;
    }
    const auto rules = rulesFor(interface, what);
    return link::serveLink(**opened, programAndVersion, STDIN_FILENO, STDOUT_FILENO, rules) ? Done : Failed;
}
