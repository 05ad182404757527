#include "tests/bench/flood.h"
#include "tests/bench/processor_share.h"
#include "tests/bench/receiver_program.h"

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <map>
#include <optional>
#include <string>
#include <thread>
#include <vector>

// The highest rate at which the kernel drops nothing and buffers little, one JSON line per program and round,
// and the median of the ratios to rsyslog:
//   bench_receive_rate ETHERDECKCTL [ROUNDS [FOLDER]]
// The sender has one processor, the program the other one. A round runs all programs one after the other.
// Leaves nothing in FOLDER (the folder of temporary files by default).

using namespace etherdeck;
using namespace etherdeck::bench;

namespace {

constexpr int sources = 8;
constexpr int senderProcessor = 0;
constexpr int receiverProcessor = 1;
constexpr double processorPart = 0.4;
constexpr double firstRate = 150'000; // datagrams a second
constexpr int halvings = 4;           // of the gap between a rate that succeeded and one that failed
constexpr double seconds = 3;
/// Limit for the socket's buffer at the end: more than that would have been lost in a longer run.
constexpr std::uint64_t maxWaiting = 20'000'000; // bytes
constexpr auto patience = std::chrono::seconds(60);

struct Outcome {
    Flood::Sent sent;
    SocketState atEnd; ///< when the last one was sent
    std::uint64_t lost = 0;
    double processorSeconds = 0; ///< of the program, until it had read everything

    [[nodiscard]] double rate() const { return static_cast<double>(sent.datagrams) / sent.seconds; }
};

/// Waits until the kernel has nothing more for it.
SocketState waitUntilTaken(const ReceiverProgram& program) {
    const auto end = Clock::now() + patience;
    auto state = program.socketState().value_or(SocketState());
    while (state.waiting > 0 && Clock::now() < end) {
        pauseFor(std::chrono::milliseconds(5));
        state = program.socketState().value_or(state);
    }
    return state;
}

std::optional<Outcome> offer(const ReceiverKind& kind, const std::filesystem::path& folder, double rate) {
    const auto share = ProcessorShare::create(processorPart); // ends after the program
    const auto program = ReceiverProgram::start(kind, folder, receiverProcessor);
    if (!program || !share || !share->add(program->processId()))
        return std::nullopt;
    const auto before = program->processorSeconds();
    Outcome outcome;
    outcome.sent =
        Flood{static_cast<std::uint64_t>(rate * seconds), sources, static_cast<std::uint64_t>(rate)}.send(
            program->port());
    outcome.atEnd = program->socketState().value_or(SocketState());
    outcome.lost = waitUntilTaken(*program).drops;
    outcome.processorSeconds = program->processorSeconds() - before;
    program->kill(); // its lines are not needed
    return outcome;
}

bool isSenderTheLimit(const Outcome& outcome, double rate) { return outcome.rate() < 0.97 * rate; }

/// Doubles the rate until something is lost, then narrows it down.
std::optional<Outcome> findRate(const ReceiverKind& kind, const std::filesystem::path& folder,
                                bool& senderLimits) {
    std::optional<Outcome> best;
    double good = 0;
    double bad = 0;
    int left = halvings;
    for (double rate = firstRate; left > 0;
         rate = bad > 0 ? std::sqrt(std::max(good, firstRate / 8) * bad) : rate * 2) {
        const auto outcome = offer(kind, folder, rate);
        if (!outcome)
            return std::nullopt;
        left -= bad > 0 ? 1 : 0;
        if (outcome->lost > 0 || outcome->atEnd.waiting > maxWaiting) {
            bad = rate;
            continue;
        }
        good = rate;
        best = outcome;
        senderLimits = isSenderTheLimit(*outcome, rate);
        if (senderLimits)
            break;
    }
    return best;
}

void tell(const ReceiverKind& kind, const Outcome& best, bool senderLimits) {
    std::printf(
        "{\"figure\":\"receive/highest_rate_without_loss\",\"program\":\"%s\",\"sources\":%d,"
        "\"of_a_processor\":%.1f,\"datagrams\":%llu,\"per_second\":%.0f,\"waiting_at_end_megabytes\":%.1f,"
        "\"processor_microseconds_each\":%.2f,\"sender_is_limit\":%s}\n",
        kind.name.c_str(), sources, processorPart, static_cast<unsigned long long>(best.sent.datagrams),
        best.rate(), static_cast<double>(best.atEnd.waiting) / 1e6,
        best.processorSeconds * 1e6 / static_cast<double>(best.sent.datagrams),
        senderLimits ? "true" : "false");
    std::fflush(stdout);
}

double medianOf(std::vector<double> values) {
    std::ranges::sort(values);
    const auto middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::vector<ReceiverKind> kindsToCompare(const std::string& etherdeckctl) {
    auto kinds = receiverKinds(etherdeckctl);
    std::erase_if(kinds, [](const ReceiverKind& kind) {
        return kind.name != "etherdeckctl" && kind.name != "rsyslog";
    });
    if (kinds.size() == 2) {
        kinds.push_back(rsyslogWithSmallQueue());
        kinds.push_back(rsyslogByDefault());
    }
    return kinds;
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::cerr << "Usage: bench_receive_rate ETHERDECKCTL [ROUNDS [FOLDER]]\n";
        return 2;
    }
    const int rounds = argc > 2 ? std::atoi(argv[2]) : 3;
    const std::filesystem::path folder = argc > 3 ? argv[3] : std::filesystem::temp_directory_path();
    if (std::thread::hardware_concurrency() < 2) {
        std::cerr << "bench_receive_rate: sender and receiver each need a processor.\n";
        return 1;
    }
    if (!ProcessorShare::create(processorPart)) {
        std::cerr << "bench_receive_rate: needs control groups, and the right to create one.\n";
        return 1;
    }
    runOn(senderProcessor);
    std::map<std::string, std::vector<double>> ratios;
    for (int round = 0; round < rounds; ++round) {
        std::optional<double> ours;
        for (const auto& kind : kindsToCompare(argv[1])) {
            bool senderLimits = false;
            const auto best = findRate(kind, folder, senderLimits);
            if (!best) {
                std::printf("{\"figure\":\"receive/highest_rate_without_loss\",\"program\":\"%s\","
                            "\"per_second\":null}\n",
                            kind.name.c_str());
                continue;
            }
            tell(kind, *best, senderLimits);
            if (!ours)
                ours = best->rate();
            else
                ratios[kind.name].push_back(*ours / best->rate());
        }
    }
    for (const auto& [name, values] : ratios)
        std::printf("{\"figure\":\"receive/rate_ratio\",\"to\":\"%s\",\"median\":%.2f,\"rounds\":%zu}\n",
                    name.c_str(), medianOf(values), values.size());
}
