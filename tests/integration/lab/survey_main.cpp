// lab_survey wire|link INTERFACE COUNT: broadcasts Query Config until COUNT targets have answered, listens a
// little longer for others, and prints a line "ADDRESS MAC [CONFIG-STRING]" for each. With "link" it does so
// through the program that ETHERDECK_LINK names. Exit status 1 when fewer answer within ten seconds.

#include "app/lab/network/processes.h"
#include "core/aoe/build.h"
#include "core/aoe/parse.h"
#include "core/link/child_link.h"
#include "core/system/network/packet_socket.h"

#include <cstdio>
#include <cstdlib>
#include <functional>
#include <map>
#include <poll.h>
#include <string>
#include <string_view>

using namespace etherdeck;

namespace {

using Answers = std::map<std::pair<Address, MacAddress>, std::string>;

constexpr auto deadlineAfter = std::chrono::seconds(10);
constexpr auto askAgainAfter = std::chrono::milliseconds(500);
constexpr auto listenOn = std::chrono::milliseconds(100);

/// What a survey needs of a wire.
struct Wire {
    std::function<int()> descriptor;
    std::function<MacAddress()> mac;
    std::function<void(std::span<const std::byte>)> send;
    /// Calls back for each frame that waits.
    std::function<void(const std::function<void(std::span<const std::byte>)>&)> receive;
};

Wire overPacketSocket(link::PacketSocket& socket) {
    return {[&] { return socket.descriptor(); }, [&] { return socket.mac(); },
            [&](std::span<const std::byte> frame) {
                (void)!socket.send({&frame, 1});
            },
            [&](const auto& take) {
                for (auto frame = socket.receive(); frame && *frame; frame = socket.receive())
                    take(**frame);
            }};
}

Wire overLink(link::ChildLink& child, MacAddress& mac) {
    return {[&] { return child.descriptor(); }, [&] { return mac; },
            [&](std::span<const std::byte> frame) { (void)!child.send(frame); },
            [&](const auto& take) {
                child.serve();
                while (const auto event = child.takeEvent())
                    if (const auto* received = std::get_if<link::Received>(&*event))
                        take(received->frame);
                    else if (const auto* opened = std::get_if<link::Opened>(&*event))
                        mac = opened->mac;
            }};
}

void note(Answers& answers, std::span<const std::byte> bytes) {
    const auto frame = aoe::parse(bytes);
    if (!frame || !frame->header.response || !frame->header.tag.isOurs())
        return;
    if (const auto* config = std::get_if<aoe::Config>(&frame->body))
        answers[{frame->header.address, frame->header.source}] = config->string;
}

void listen(const Wire& wire, Answers& answers, TimePoint until, std::size_t enough) {
    while (answers.size() < enough && Clock::now() < until && wire.descriptor() >= 0) {
        pollfd wanted{wire.descriptor(), POLLIN, 0};
        (void)::poll(&wanted, 1, lab::millisecondsUntil(until));
        wire.receive([&](std::span<const std::byte> frame) { note(answers, frame); });
    }
}

Answers survey(const Wire& wire, std::size_t count) {
    Answers answers;
    const auto deadline = Clock::now() + deadlineAfter;
    while (wire.mac().isZero() && Clock::now() < deadline && wire.descriptor() >= 0)
        listen(wire, answers, Clock::now() + std::chrono::milliseconds(5), count);
    while (answers.size() < count && Clock::now() < deadline) {
        wire.send(
            aoe::buildConfigQuery({MacAddress::broadcast(), wire.mac(), Address::everyone(), aoe::Tag(1)}));
        listen(wire, answers, Clock::now() + askAgainAfter, count);
    }
    listen(wire, answers, Clock::now() + listenOn, SIZE_MAX);
    return answers;
}

Answers run(std::string_view way, const std::string& interface, std::size_t count) {
    if (way == "link") {
        const char* program = std::getenv("ETHERDECK_LINK");
        MacAddress mac;
        link::ChildLink child({program != nullptr ? program : "etherdeck-link", interface});
        return survey(overLink(child, mac), count);
    }
    auto socket = link::PacketSocket::open(interface, aoe::etherType);
    if (!socket) {
        (void)std::fprintf(stderr, "%s\n", socket.error().detail.c_str());
        return {};
    }
    return survey(overPacketSocket(*socket), count);
}

} // namespace

int main(int argc, char** argv) {
    if (argc != 4)
        return 2;
    const auto count = static_cast<std::size_t>(std::strtoul(argv[3], nullptr, 10));
    const auto answers = run(argv[1], argv[2], count);
    for (const auto& [who, string] : answers)
        std::printf("%s %s%s%s\n", who.first.toString().c_str(), who.second.toString().c_str(),
                    string.empty() ? "" : " ", string.c_str());
    return answers.size() < count ? 1 : 0;
}
