// How many frames are parsed and built per second.

#include "core/aoe/build.h"
#include "core/aoe/identify.h"
#include "core/aoe/parse.h"
#include "tests/bench/line_reporter.h"

#include <benchmark/benchmark.h>

using namespace etherdeck;
using namespace etherdeck::aoe;

namespace {

const Route route{MacAddress({0, 0x25, 0x31, 0, 0, 1}), MacAddress({2, 0, 0, 0, 0, 1}), Address(7, 3),
                  Tag(9)};

Bytes reply(decltype(Frame::body) body, Command command) {
    Frame frame;
    frame.header.response = true;
    frame.header.address = route.address;
    frame.header.command = static_cast<std::uint8_t>(command);
    frame.body = std::move(body);
    return build(frame, Padding::None).value();
}

void parseConfigReply(benchmark::State& state) {
    const auto bytes = reply(Config{16, 0x4019, 2, 1, ConfigCommand::Read, "backup"}, Command::QueryConfig);
    for (auto _ : state)
        benchmark::DoNotOptimize(parse(bytes));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(parseConfigReply);

void parseAndDecodeIdentifyReply(benchmark::State& state) {
    Identity identity;
    identity.model = "Coraid EtherDrive vblade";
    identity.serial = "7.3:plug1";
    identity.size = Sectors{1 << 20};
    const auto data = encodeIdentify(identity);
    Ata ata;
    ata.data = data;
    const auto bytes = reply(ata, Command::Ata);
    for (auto _ : state) {
        const auto frame = parse(bytes);
        benchmark::DoNotOptimize(decodeIdentify(std::get<Ata>(frame->body).data));
    }
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(parseAndDecodeIdentifyReply);

void buildQuery(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(buildConfigQuery(route));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(buildQuery);

void buildIdentify(benchmark::State& state) {
    for (auto _ : state)
        benchmark::DoNotOptimize(buildIdentifyRequest(route));
    state.SetItemsProcessed(state.iterations());
}
BENCHMARK(buildIdentify);

} // namespace

int main(int argc, char** argv) {
    benchmark::Initialize(&argc, argv);
    etherdeck::bench::LineReporter reporter;
    benchmark::RunSpecifiedBenchmarks(&reporter);
    return 0;
}
