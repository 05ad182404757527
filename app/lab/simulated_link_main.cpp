// etherdeck-lab-link INTERFACE: replaces etherdeck-link where the lab may not build a virtual network.
// ETHERDECK_LAB_SIMULATE says which targets answer.

#include "app/lab/network/processes.h"
#include "app/lab/targets/simulated_link.h"
#include "core/base/byte_reader.h"
#include "core/system/output.h"

#include <array>
#include <chrono>
#include <cstdlib>
#include <unistd.h>

using namespace etherdeck;

namespace {

constexpr auto statisticsInterval = std::chrono::seconds(1);
constexpr int usageError = 2;

bool flush(lab::SimulatedLink& link) {
    const auto output = link.takeOutput();
    return lab::writeAll(STDOUT_FILENO, asText(output)).has_value();
}

int serve(lab::SimulatedLink& link) {
    std::array<std::byte, 65536> buffer{};
    auto nextStatistics = Clock::now() + statisticsInterval;
    while (flush(link) && !link.hasEnded()) {
        if (lab::waitReadable(STDIN_FILENO, nextStatistics)) {
            const auto size = ::read(STDIN_FILENO, buffer.data(), buffer.size());
            if (size <= 0)
                return 0;
            const auto arrived = std::span(buffer).first(static_cast<std::size_t>(size));
            if (!link.feed(arrived, std::chrono::system_clock::now()))
                return 1;
        }
        if (Clock::now() >= nextStatistics) {
            link.secondPassed();
            nextStatistics = Clock::now() + statisticsInterval;
        }
    }
    return 1;
}

} // namespace

int main(int argc, char** argv) {
    const char* wished = std::getenv("ETHERDECK_LAB_SIMULATE");
    const auto wish = lab::parseWish(wished != nullptr ? wished : "");
    if (argc != 2 || !wish) {
        Output(STDERR_FILENO).print("etherdeck-lab-link is started by etherdeck in a simulated lab.\n");
        return usageError;
    }
    lab::SimulatedLink link(lab::makeProfile(*wish), argv[1]);
    return serve(link);
}
