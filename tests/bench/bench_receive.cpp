#include "tests/bench/flood.h"
#include "tests/bench/receiver_program.h"

#include <array>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <string>
#include <vector>

// What becomes of datagrams that programs receive and write to a file, one JSON line per run:
//   bench_receive ETHERDECKCTL [DATAGRAMS [FOLDER]]
// All programs in one run, on loopback, with the sender on the same computer; those that are not installed
// are left out. Leaves nothing in FOLDER (the folder of temporary files by default).

using namespace etherdeck;
using namespace etherdeck::bench;

namespace {

constexpr std::array sourceCounts{1, 8, 64};
constexpr auto patience = std::chrono::seconds(120);

struct Outcome {
    Flood::Sent sent;
    std::uint64_t stored = 0;
    double storedAfter = 0; // seconds since the last datagram was sent
    std::optional<double> indexedAfter;
    std::uint64_t peakKilobytes = 0;
};

double secondsSince(TimePoint start) { return std::chrono::duration<double>(Clock::now() - start).count(); }

/// Waits until all have arrived, or nothing more has arrived for two seconds.
std::uint64_t waitForStored(ReceiverProgram& program, std::uint64_t wanted, TimePoint& lastGrowth) {
    std::uint64_t stored = 0;
    const auto end = Clock::now() + patience;
    lastGrowth = Clock::now();
    while (stored < wanted && Clock::now() < end && Clock::now() - lastGrowth < std::chrono::seconds(2)) {
        pauseFor(std::chrono::milliseconds(10));
        if (const auto now = program.stored(); now > stored) {
            stored = now;
            lastGrowth = Clock::now();
        }
    }
    return stored;
}

std::optional<double> waitForIndex(ReceiverProgram& program, std::uint64_t stored, TimePoint start) {
    if (!program.hasIndex())
        return std::nullopt;
    const auto end = Clock::now() + patience;
    while (program.indexed() < stored && Clock::now() < end)
        pauseFor(std::chrono::milliseconds(20));
    return secondsSince(start);
}

Outcome measure(ReceiverProgram& program, const Flood& flood) {
    Outcome outcome;
    outcome.sent = flood.send(program.port());
    const auto start = Clock::now();
    TimePoint lastGrowth;
    outcome.stored = waitForStored(program, outcome.sent.datagrams, lastGrowth);
    outcome.storedAfter = std::max(0.0, std::chrono::duration<double>(lastGrowth - start).count());
    outcome.indexedAfter = waitForIndex(program, outcome.stored, start);
    outcome.peakKilobytes = program.peakKilobytes();
    return outcome;
}

void tell(const char* figure, const ReceiverProgram& program, int sources, const Outcome& outcome) {
    const auto rate = static_cast<double>(outcome.sent.datagrams) / outcome.sent.seconds;
    std::printf(
        "{\"figure\":\"receive/%s\",\"program\":\"%s\",\"sources\":%d,\"offered\":%llu,"
        "\"offered_per_second\":%.0f,\"stored\":%llu,\"lost\":%llu,\"stored_after_seconds\":%.2f,",
        figure, program.name().c_str(), sources, static_cast<unsigned long long>(outcome.sent.datagrams),
        rate, static_cast<unsigned long long>(outcome.stored),
        static_cast<unsigned long long>(outcome.sent.datagrams - outcome.stored), outcome.storedAfter);
    if (outcome.indexedAfter)
        std::printf("\"indexed_after_seconds\":%.2f,", *outcome.indexedAfter);
    std::printf("\"peak_resident_megabytes\":%.1f}\n", static_cast<double>(outcome.peakKilobytes) / 1024);
    std::fflush(stdout);
}

/// As fast as the sender can.
void flood(const ReceiverKind& kind, const std::filesystem::path& folder, std::uint64_t datagrams,
           int sources) {
    if (auto program = ReceiverProgram::start(kind, folder))
        tell("flood", *program, sources, measure(*program, {datagrams, sources, 0}));
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "Usage: bench_receive ETHERDECKCTL [DATAGRAMS [FOLDER]]\n";
        return 2;
    }
    const std::uint64_t datagrams = argc > 2 ? std::strtoull(argv[2], nullptr, 10) : 400'000;
    const std::filesystem::path folder = argc > 3 ? argv[3] : std::filesystem::temp_directory_path();
    const auto kinds = receiverKinds(argv[1]);
    for (const int sources : sourceCounts)
        for (const auto& kind : kinds)
            flood(kind, folder, datagrams, sources);
}
