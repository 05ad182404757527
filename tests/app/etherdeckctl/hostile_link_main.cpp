// hostile-link INTERFACE: stands in for etherdeck-link. The texts of its targets do harm when they are shown
// unescaped.

#include "app/lab/network/processes.h"
#include "app/lab/targets/simulated_link.h"
#include "core/base/byte_reader.h"
#include "tests/support/hostile_text.h"

#include <array>
#include <unistd.h>

using namespace etherdeck;

int main(int argc, char** argv) {
    if (argc != 2)
        return 2;
    auto profile = lab::makeProfile({});
    std::size_t next = 0;
    for (auto& plug : profile.plugs)
        for (auto& target : plug.targets) {
            target.masks.clear();
            target.configString = tests::hostileTexts()[next++ % tests::hostileTexts().size()];
        }
    lab::SimulatedLink link(profile, argv[1]);
    std::array<std::byte, 65536> buffer{};
    while (lab::writeAll(STDOUT_FILENO, asText(link.takeOutput())) && !link.hasEnded()) {
        const auto size = ::read(STDIN_FILENO, buffer.data(), buffer.size());
        if (size <= 0)
            return 0;
        if (!link.feed(std::span(buffer).first(static_cast<std::size_t>(size)),
                       std::chrono::system_clock::now()))
            return 1;
    }
    return 1;
}
