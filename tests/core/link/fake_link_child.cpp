#include "core/wire/link_protocol.h"

#include <array>
#include <cstdio>
#include <signal.h>
#include <string>
#include <string_view>
#include <unistd.h>

// Plays the child's side of the link protocol for tst_child_link, well or badly: its argument says how.

using namespace etherdeck;

namespace {

void say(std::span<const std::byte> bytes) {
    while (!bytes.empty()) {
        const auto written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
        if (written <= 0)
            ::_exit(9);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
}

template <class... Messages>
void say(const Messages&... messages) {
    (say(std::span<const std::byte>(*wire::encode(messages))), ...);
}

wire::Hello hello(std::uint16_t version = wire::linkProtocolVersion) {
    return {version, "fake", "fake0", MacAddress({2, 0, 0, 0, 0, 1}), 1500, LinkState::Up};
}

/// Sends every frame back until its input ends.
int echo() {
    say(hello());
    wire::LinkMessageReader reader;
    std::array<std::byte, 4096> piece{};
    for (;;) {
        const auto got = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (got <= 0)
            return 0;
        reader.feed(std::span(piece).first(static_cast<std::size_t>(got)));
        for (auto message = reader.take(); message && *message; message = reader.take())
            say(wire::FrameReceived{WallTime(), std::get<wire::SendFrame>(**message).frame});
    }
}

/// A box far away: noise of a shell, then answers to echoes, as many as `replies`.
int far(int replies, std::string_view noise) {
    say(std::as_bytes(std::span(noise)));
    say(hello());
    wire::LinkMessageReader reader;
    std::array<std::byte, 4096> piece{};
    for (;;) {
        const auto got = ::read(STDIN_FILENO, piece.data(), piece.size());
        if (got <= 0)
            return 255;
        reader.feed(std::span(piece).first(static_cast<std::size_t>(got)));
        for (auto message = reader.take(); message && *message; message = reader.take()) {
            if (const auto* echo = std::get_if<wire::EchoRequest>(&**message); echo && replies-- > 0)
                say(wire::FrameReceived{WallTime(), std::vector<std::byte>(60)},
                    wire::EchoReply{echo->number + 1000}, wire::EchoReply{echo->number});
        }
    }
}

int everything() {
    say(hello());
    say(wire::LinkStatistics{1, 2, 3, 4, 5});
    say(wire::LinkStateChanged{LinkState::Down, MacAddress(), 1500});
    say(wire::LinkError{{ErrorCode::FrameRefused, "no", 0}});
    say(wire::LinkError{{ErrorCode::InterfaceVanished, "fake0", 0}});
    return 1;
}

/// Reads nothing, ends for no end-of-file.
int stubborn() {
    ::signal(SIGTERM, SIG_IGN);
    say(hello());
    for (;;)
        ::pause();
}

} // namespace

int main(int argc, char** argv) {
    const std::string_view how = argc > 1 ? argv[1] : "";
    if (how == "echo")
        return echo();
    if (how == "everything")
        return everything();
    if (how == "far")
        return far(1000, "Welcome to the attic\r\nIt is 12 degrees here.\n");
    if (how == "far-once")
        return far(1, {});
    if (how == "far-mute")
        return far(0, {});
    if (how == "far-flood")
        return far(1000, std::string(100'000, 'x'));
    if (how == "far-gone") {
        ::puts("Welcome");
        ::fputs("ssh: connect to host attic port 22: Connection refused\n", stderr);
        return 255;
    }
    if (how == "stubborn")
        return stubborn();
    if (how == "version")
        say(hello(2));
    else if (how == "no-hello")
        say(wire::LinkStatistics{});
    else if (how == "two-hellos")
        say(hello(), hello());
    else if (how == "wrong-side")
        say(hello(), wire::SendFrame{});
    else if (how == "refused-first")
        say(wire::LinkError{{ErrorCode::FrameRefused, "no", 0}});
    else if (how == "denied")
        say(wire::LinkError{{ErrorCode::PermissionDenied, "you may not", 1}});
    else if (how == "garbage")
        ::puts("Usage: something else");
    else if (how == "silent")
        return 3;
    else if (how == "stderr") {
        for (int i = 0; i < 10'000; ++i)
            ::fputs("something is wrong\n", stderr);
        return 4;
    }
    return 0;
}
