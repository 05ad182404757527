#pragma once

#include <benchmark/benchmark.h>
#include <cstdint>
#include <iostream>
#include <vector>

namespace etherdeck::bench {

/// One JSON line per figure.
class LineReporter : public benchmark::BenchmarkReporter {
public:
    bool ReportContext(const Context&) override { return true; }
    void ReportRuns(const std::vector<Run>& runs) override {
        for (const auto& run : runs)
            std::cout << R"({"figure":")" << run.benchmark_name() << R"(","per_second":)"
                      << static_cast<std::uint64_t>(run.counters.at("items_per_second").value) << "}"
                      << std::endl;
    }
};

} // namespace etherdeck::bench
