#include "core/base/byte_reader.h"
#include "core/netconsole/netconsole.h"
#include "tests/bench/line_reporter.h"

#include <benchmark/benchmark.h>
#include <string>
#include <vector>

using namespace etherdeck;
using namespace etherdeck::netconsole;

namespace {

const auto box = Endpoint::v4({192, 168, 1, 5}, 6665);
constexpr int batch = 1024;

/// Feeds `datagramAt(number)` in batches, and takes the events of each.
template <class DatagramAt>
void feed(benchmark::State& state, int boxes, DatagramAt datagramAt) {
    Netconsole netconsole;
    std::vector<Event> events;
    std::uint64_t number = 0;
    Arrival arrival{TimePoint(std::chrono::hours(1)), {}};
    for (auto _ : state) {
        state.PauseTiming();
        std::vector<std::string> datagrams;
        for (int i = 0; i < batch; ++i)
            datagrams.push_back(datagramAt(number + static_cast<std::uint64_t>(i) / boxes));
        state.ResumeTiming();
        for (int i = 0; i < batch; ++i) {
            auto from = box;
            from.address[15] = static_cast<std::uint8_t>(i % boxes);
            netconsole.datagramReceived(from, asBytes(datagrams[static_cast<std::size_t>(i)]), arrival);
        }
        netconsole.drain(events);
        benchmark::DoNotOptimize(events.data());
        number += static_cast<std::uint64_t>(batch / boxes);
        arrival.now += std::chrono::milliseconds(3);
    }
    state.SetItemsProcessed(state.iterations() * batch);
}

std::string header(std::uint64_t number) {
    return "6," + std::to_string(number) + ',' + std::to_string(number * 10) + ",-;";
}

void extendedRecord(benchmark::State& state) {
    feed(state, 1, [](std::uint64_t number) {
        return header(number) + "burst line " + std::to_string(number) +
               " of 3000 padding padding padding padding\n";
    });
}

void extendedRecordOfManyBoxes(benchmark::State& state) {
    feed(state, 64, [](std::uint64_t number) {
        return header(number) + "burst line " + std::to_string(number) +
               " of 3000 padding padding padding padding\n";
    });
}

void extendedRecordWithDictionary(benchmark::State& state) {
    feed(state, 1, [](std::uint64_t number) {
        return header(number) + "pci 0000:00:02.0: BAR 0 [mem 0xfd000000-0xfdffffff pref]\n SUBSYSTEM=pci\n "
                                "DEVICE=+pci:0000:00:02.0\n";
    });
}

void extendedRecordWithEscapes(benchmark::State& state) {
    feed(state, 1, [](std::uint64_t number) {
        return header(number) +
               "tab[\\x09] esc[\\x1b[31mred\\x1b[0m] bs[\\x5c] utf8[\\xc3\\xa9\\xe2\\x82\\xac] end\n";
    });
}

void basicLine(benchmark::State& state) {
    feed(state, 1, [](std::uint64_t number) {
        return "[   16.881334] burst line " + std::to_string(number) +
               " of 3000 padding padding padding padding\n";
    });
}

void ubootEcho(benchmark::State& state) {
    feed(state, 1, [](std::uint64_t number) { return std::string(1, number % 64 == 63 ? '\n' : 'x'); });
}

void ubootLine(benchmark::State& state) {
    feed(state, 1,
         [](std::uint64_t) { return std::string("fdtcontroladdr=4e587e80 and so on, a line of U-Boot\n"); });
}

BENCHMARK(extendedRecord);
BENCHMARK(extendedRecordOfManyBoxes);
BENCHMARK(extendedRecordWithDictionary);
BENCHMARK(extendedRecordWithEscapes);
BENCHMARK(basicLine);
BENCHMARK(ubootEcho);
BENCHMARK(ubootLine);

} // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    bench::LineReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return 0;
}
